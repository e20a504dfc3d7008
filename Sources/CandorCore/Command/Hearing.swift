// SPDX-License-Identifier: GPL-3.0-or-later

/// What a free sentence at the top level seems to ask for.
package struct Hearing: Hashable, Sendable {
  package let flow: String
  package let person: String?
}

extension Session {
  /// Understands a sentence such as "I need to talk to Ana about coming late"; nil where nothing fits.
  ///
  /// A type is called for by the words it listens for, the longest phrases first; where none is heard but a
  /// person is, it is the first type that is about somebody.
  package func hear(_ sentence: String) -> Hearing? {
    let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" && $0 != "-" }
    guard words.count >= 3 else { return nil }
    let padded = " " + words.map { $0.lowercased() }.joined(separator: " ") + " "
    var best: (flow: Flow, score: Int)?
    for flow in flows {
      let score = flow.hears.reduce(0) { $0 + (padded.contains(" \($1) ") ? 1 + $1.count : 0) }
      if score > (best?.score ?? 0) { best = (flow, score) }
    }
    let person = personNamed(in: words)
    guard let flow = best?.flow ?? (person == nil ? nil : flows.first { $0.needsPerson }) else { return nil }
    return Hearing(flow: flow.reference.id, person: person)
  }

  /// Somebody known whose whole name stands in the sentence, else a capitalized word after "to", "with", "for"…
  private func personNamed(in words: [Substring]) -> String? {
    let lower = words.map { $0.lowercased() }
    for person in record.people {
      for name in person.names {
        let parts = name.lowercased().split(separator: " ").map(String.init)
        guard !parts.isEmpty, lower.count >= parts.count else { continue }
        let starts = 0...(lower.count - parts.count)
        for start in starts {
          let last = start + parts.count - 1
          let possessive =
            lower[last].hasPrefix(parts[parts.count - 1] + "'s")
            || lower[last].hasPrefix(parts[parts.count - 1] + "’s")
          if Array(lower[start..<last]) == Array(parts.dropLast()),
            lower[last] == parts[parts.count - 1] || possessive
          {
            return person.name
          }
        }
      }
    }
    for (index, word) in words.enumerated().dropFirst() {
      guard word.first?.isUppercase == true,
        ["to", "with", "for", "about", "tell", "ask", "thank"].contains(lower[index - 1]),
        !notNames.contains(lower[index])
      else { continue }
      return String(word.prefix { $0 != "'" && $0 != "’" })
    }
    return nil
  }
}

/// Capitalized words that follow a preposition and name nobody.
private let notNames: Set<String> = [
  "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
  "march",
  "april", "may", "june", "july", "august", "september", "october", "november", "december", "q1", "q2", "q3",
  "q4",
]

extension Flow {
  /// The question that asks for it, else the first text.
  var fieldForFreeText: Field? {
    (questions.first(where: \.hears) ?? questions.first { $0.type == .text })?.id
  }
}

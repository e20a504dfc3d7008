// SPDX-License-Identifier: GPL-3.0-or-later

/// What candor says in one turn, in order.
package struct Screen: Hashable, Sendable {
  package var said: [Said]

  package init(_ said: [Said] = []) {
    self.said = said
  }

  /// The same for a person, who reads it from the top: what remarks in a row offer in the same words stands once,
  /// under the last of them.
  var offeringOnce: [Said] {
    var once = said
    for index in once.indices.dropLast() {
      guard case .remark(var shown) = once[index], case .remark(let next) = once[index + 1] else { continue }
      if shown.offer == next.offer { shown.offer = nil }
      once[index] = .remark(shown)
    }
    return once
  }
}

/// What is asked.
package struct QuestionShown: Hashable, Sendable {
  package let field: Field
  package let text: String
  /// The kind of answer it takes.
  package let type: AnswerType
  /// Short words on the answer, "optional" or "private" for instance.
  package let hints: [String]

  package init(field: Field, text: String, type: AnswerType = .text, hints: [String] = []) {
    self.field = field
    self.text = text
    self.type = type
    self.hints = hints
  }
}

/// A remark of the coach.
package struct RemarkShown: Hashable, Sendable {
  package let rule: String
  /// The words it is about; empty where it is about words that are missing.
  package let quote: String
  /// Where they stand in the answer, in Unicode scalars.
  package let range: Range<Int>
  package let answer: String
  /// The reason.
  package let text: String
  /// A wording to try, or a question that leads to one.
  package fileprivate(set) var offer: String?
  /// The whole answer in the wording offered, blanks written `…`; nil where only the person can find it.
  package let rewording: String?

  package init(
    rule: String, quote: String, range: Range<Int> = 0..<0, of answer: String = "", text: String,
    offer: String?,
    rewording: String? = nil
  ) {
    self.rule = rule
    self.quote = quote
    self.range = range
    self.answer = answer
    self.text = text
    self.offer = offer
    self.rewording = rewording
  }
}

/// One thing said. The strings are plain words, as stored or as composed: `Layout` makes them fit to be shown.
package enum Said: Hashable, Sendable {
  /// A plain statement.
  case line(String)
  /// A line that a demonstration types, behind the prompt it is typed at.
  case typed(String, prompt: String)
  /// An aside, which may be read over.
  case notice(String)
  case heading(String)
  case question(QuestionShown)
  /// What an answer was understood to mean, "Fri 4 Dec 2026, in 13 days" for instance.
  case echo(String)
  case remark(RemarkShown)
  /// Markdown, shown as it stands.
  case document(String)
  /// A refusal or a failure: what, where and what to do.
  case error(String)
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Coach {
  /// What rules with `missing` have to say of a text read as one goal, in the order of its gaps.
  ///
  /// A gap with words of its own quotes them; else the remark quotes nothing and stands at the text's start. The
  /// wording that it offers is made of the goal's own words, as far as they are one sentence.
  /// What other rules said on the same words is enough.
  func goalRemarks(
    on text: String, by rules: [Rule], names: KnownNames, besides others: [Remark]
  ) -> [Remark] {
    guard !rules.isEmpty, text.unicodeScalars.contains(where: WordForms.isPart) else { return [] }
    let own = GoalWording.stem(of: text)
    var remarks: [Remark] = []
    for (gap, words) in goal(in: text, names: names).gaps {
      // Where other rules quote what is vague, that it is vague was said.
      if gap == .specific, !others.isEmpty { continue }
      if let words, (others + remarks).contains(where: { $0.range.overlaps(words) }) { continue }
      for rule in rules where rule.missing == gap {
        let quote = words.map(text.words) ?? ""
        remarks.append(
          Remark(
            rule: (rule.id, rule.level), wording: rule.remark, offered: rule.offer, range: words ?? 0..<0,
            bytes: GoalWording.bytes(of: words ?? 0..<0, in: text), quote: quote,
            offeredWords: words == nil ? own : quote))
      }
    }
    return remarks
  }
}

/// The words of a goal, as wordings are made of them.
enum GoalWording {
  /// How long a goal may be and still stand in a wording, in scalars.
  private static let longest = 80

  /// A goal of one sentence without its full stop; else "…".
  static func stem(of text: String) -> String {
    var line = text.trimmed
    while let last = line.last, [".", ",", ";", "!"].contains(last) { line.removeLast() }
    let isOne = !line.contains(where: \.isNewline) && !line.contains(". ") && !line.contains("? ")
    guard isOne, !line.isEmpty, !line.contains("{"), line.unicodeScalars.count <= longest,
      !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return "…" }
    return line
  }

  /// A range of scalars as one of UTF-8 bytes.
  static func bytes(of range: Range<Int>, in text: String) -> Range<Int> {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    let end = scalars.index(start, offsetBy: range.count)
    let first = text.utf8.distance(from: text.startIndex, to: start)
    return first..<first + text.utf8.distance(from: start, to: end)
  }
}

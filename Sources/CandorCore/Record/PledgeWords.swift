// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a promise without what was read out of them.
enum PledgeWords {
  /// The text without a range and the marks and prepositions left hanging; the words inside stay as typed.
  static func tidy(_ text: String, without range: Range<String.Index>? = nil) -> String {
    guard let range else { return bare(text[...]) }
    let before = bare(text[..<range.lowerBound])
    let after = bare(text[range.upperBound...])
    if before.isEmpty || after.isEmpty { return before + after }
    return before + " " + after
  }

  /// Without a leading "-", "*" or "•".
  static func withoutBullet(_ line: String) -> Substring {
    let text = line.drop { $0.isWhitespace }
    guard let first = text.first, "-*•–".contains(first), let next = text.dropFirst().first, next.isWhitespace
    else {
      return text
    }
    return text.dropFirst().drop { $0.isWhitespace }
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func bare(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last.isWhitespace || ",.;:-–(→".contains(last) { text.removeLast() }
    while let first = text.first, first.isWhitespace || ",.;:–)→".contains(first) { text.removeFirst() }
    return String(text)
  }
}

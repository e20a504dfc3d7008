// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a promise without what was read out of them.
enum PledgeWords {
  /// The text without a range and the marks and prepositions left hanging; the words inside stay as typed.
  static func tidy(_ text: String, without range: Range<String.Index>? = nil) -> String {
    guard let range else { return bare(text[...]) }
    var before = text[..<range.lowerBound].trimmedEnds
    var after = text[range.upperBound...].trimmedEnds
    if let open = before.last, let close = after.first, ["()", "[]"].contains("\(open)\(close)") {
      before = before.dropLast()
      after = after.dropFirst()
    }
    if isEmpty(before) || isEmpty(after) { return bare(isEmpty(before) ? after : before) }
    guard let mark = after.first, ",.;!?)]".contains(mark) else { return bare((before + " " + after)[...]) }
    // The mark behind the date goes on to part or close the words; what stood before the date gives way to it.
    let words = before.trimmedEnds
    if let last = words.last, ",;:-–".contains(last) {
      if ")]!?".contains(mark) { return bare((words.dropLast().trimmedEnds + after)[...]) }
      return bare((words + " " + after.dropFirst().trimmedEnds)[...])
    }
    return bare((words + after)[...])
  }

  /// Without the bullet, the empty check box and the label that notes put before an action.
  static func withoutMarker(_ line: String) -> Substring {
    var text = line[...].trimmedEnds
    for marker in ["-", "*", "•", "–", "[ ]", "[]"]
    where text.hasPrefix(marker + (marker.count == 1 ? " " : "")) {
      text = text.dropFirst(marker.count).trimmedEnds
    }
    guard let end = text.firstIndex(where: { $0 == ":" || $0.isNumber }), text[end] == ":" else {
      return text
    }
    return labels.contains(text[..<end].lowercased()) ? text[text.index(after: end)...].trimmedEnds : text
  }

  static func trimmed(_ text: Substring) -> String { String(text.trimmedEnds) }

  private static let labels: Set<String> = [
    "action", "actions", "action point", "action points", "action item", "action items", "ai", "todo",
    "to do",
    "to-do", "task", "next step", "next steps",
  ]

  private static func isEmpty(_ text: Substring) -> Bool {
    text.allSatisfy { $0.isWhitespace || ",.;:-–!".contains($0) }
  }

  /// Whether the last word ends a span of its own: "a day before", "the night before".
  private static func isSpan(beforeLast last: Substring, in text: Substring) -> Bool {
    guard last.lowercased() == "before" else { return false }
    let words = text[..<last.startIndex].split(whereSeparator: \.isWhitespace)
    return words.last.map { spans.contains($0.lowercased()) } ?? false
  }

  private static let spans: Set<String> = [
    "minute", "minutes", "hour", "hours", "day", "days", "night", "evening", "morning", "afternoon", "week",
    "weeks", "month", "months", "year", "long",
  ]

  private static func bare(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace || ",.;:–".contains(first) { text.removeFirst() }
    while true {
      while let last = text.last, last.isWhitespace || ",.;:–-→".contains(last) { text.removeLast() }
      let last = text.lastIndex { $0.isWhitespace }.map { text[text.index(after: $0)...] } ?? text
      guard ["by", "until", "till", "before", "due"].contains(last.lowercased()),
        !isSpan(beforeLast: last, in: text)
      else { return String(text) }
      text = text[..<last.startIndex]
    }
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmedEnds: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

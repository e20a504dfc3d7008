// SPDX-License-Identifier: GPL-3.0-or-later

/// “by pairing”, “by checking each address”: what somebody will do to get there.
enum GoalMeans {
  /// Each with its “by”, in the text's order.
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var by: Int?
    var index = 0
    while index < scalars.count {
      guard WordForms.isPart(scalars[index]) else {
        if scalars[index] != " " { by = nil }
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, WordForms.isPart(scalars[index]) { index += 1 }
      guard index - start <= WordForms.longest else { continue }
      let word = WordForms.folded(scalars[start..<index])
      if let by, word.hasSuffix("ing"), word.utf8.count > 5, !times.contains(word) {
        ranges.append(by..<index)
      }
      by = word == "by" ? start : nil
    }
    return ranges
  }

  /// By when, not by what.
  private static let times: Set<String> = [
    "morning", "evening", "spring", "beginning", "ending", "closing", "meeting", "hearing", "thanksgiving",
    "anything", "everything", "nothing", "something", "wedding", "building",
  ]
}

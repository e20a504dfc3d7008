// SPDX-License-Identifier: GPL-3.0-or-later

/// The word of `words` that a person most likely meant by `word`; nil where none is near.
///
/// Near is one slip (a letter missing, added, changed or swapped with its neighbor), or two in words of six
/// letters and more. The first of equals wins. Words over 64 bytes have no neighbor.
package func nearest(to word: String, in words: [String]) -> String? {
  let limit = word.utf8.count < 6 ? 1 : 2
  var best: (word: String, slips: Int)?
  for candidate in words {
    let slips = slips(word, candidate, atMost: limit)
    if slips <= limit, slips < best?.slips ?? .max { best = (candidate, slips) }
  }
  return best?.word
}

/// The optimal string alignment distance in bytes; anything above `limit` where it is larger than that.
private func slips(_ one: String, _ other: String, atMost limit: Int) -> Int {
  let a = Array(one.utf8)
  let b = Array(other.utf8)
  guard a.count <= 64, b.count <= 64, abs(a.count - b.count) <= limit else { return limit + 1 }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var before: [Int] = []
  var above = Array(0...b.count)
  for row in 1...a.count {
    var current = [row]
    for column in 1...b.count {
      let same = a[row - 1] == b[column - 1]
      var least = min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (same ? 0 : 1))
      if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
        least = min(least, before[column - 2] + 1)
      }
      current.append(least)
    }
    (before, above) = (above, current)
  }
  return above[b.count]
}

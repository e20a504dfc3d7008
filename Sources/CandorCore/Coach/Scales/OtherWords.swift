// SPDX-License-Identifier: GPL-3.0-or-later

extension Passage {
  /// The words outside some runs of words, as tokens in the text's order.
  ///
  /// Passes over what says nothing by itself: frequent words, numbers, quoted words, single letters.
  func words(besides runs: [Range<Int>]) -> [Range<Int>] {
    var isWithin = [Bool](repeating: false, count: tokens.count)
    for run in runs { for index in run { isWithin[index] = true } }
    var words: [Range<Int>] = []
    for (index, token) in tokens.enumerated() where !isWithin[index] && !token.isQuoted {
      let isWord =
        token.end - token.start > 1 && !token.kinds.contains(.frequent) && !token.shapes.contains(.number)
      if isWord, words.last.map({ tokens[$0.lowerBound].start != token.start }) ?? true {
        words.append(index..<index + 1)
      }
    }
    return words
  }
}

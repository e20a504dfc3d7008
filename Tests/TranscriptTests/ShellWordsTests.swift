// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite("Words as a shell splits them") struct ShellWordsTests {
  @Test(arguments: [
    ("start feedback \"Ana María\" --answer 'a b'", ["start", "feedback", "Ana María", "--answer", "a b"]),
    ("it's one", ["it's", "one"]), ("a\\ b \\\"c", ["a b", "\"c"]), ("\"\" ''", ["", ""]), (" ", []),
  ])
  func quotesKeepWhiteSpaceInside(line: String, words: [String]) {
    #expect(ShellWords.split(line) == words)
  }

  /// A mark behind a quote makes one character of both, and so does what goes before the next letter.
  @Test(arguments: ["\u{301}a", "a\u{70F}", "\u{200D}", "a\u{301} b", "\u{20E3}"])
  func aMarkBesideAQuoteHidesNothing(word: String) {
    let words = ShellWords.split("\"\(word)\" next")
    #expect(words.map { Array($0.unicodeScalars) } == [word, "next"].map { Array($0.unicodeScalars) })
  }
}

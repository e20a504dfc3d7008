// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer taken apart in one pass: words, clauses, sentences, and what is quoted.
struct Passage: Sendable {
  /// A word, or one of the words that a contraction stands for.
  struct Token: Sendable {
    let word: Vocabulary.Word
    let kinds: WordKind
    /// Where the written word stands, in Unicode scalars; the words of one contraction share it.
    let start: Int
    let end: Int
    /// Counted from zero; what a pattern finds lies within one.
    let sentence: Int
    /// Counted from zero through the whole passage; commas, colons and dashes part clauses.
    let clause: Int
    /// Part of the name of somebody known.
    let isPerson: Bool
    /// That, or written like a name.
    let isName: Bool
    /// Other people's words, which no rule reads.
    var isQuoted = false
  }

  let scalars: [Unicode.Scalar]
  let tokens: [Token]
  /// Sentences that end with a question mark.
  let questions: Set<Int>

  /// The words as typed.
  func quote(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

extension Passage {
  /// A range of tokens widened to whole written words: a contraction is never cut.
  func written(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower > 0, tokens[lower - 1].start == tokens[lower].start { lower -= 1 }
    while upper < tokens.count, tokens[upper].start == tokens[upper - 1].start { upper += 1 }
    return lower..<upper
  }
}

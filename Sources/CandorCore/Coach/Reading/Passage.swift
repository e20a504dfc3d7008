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
    /// What it looks like, whatever word it is.
    var shapes: Shapes

    var isQuoted: Bool { shapes.contains(.quoted) }
  }

  /// What patterns can ask of a word that they do not name.
  struct Shapes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// Part of the name of somebody known.
    static let person = Shapes(rawValue: 1)
    /// That, or written like a name.
    static let name = Shapes(rawValue: 2)
    static let number = Shapes(rawValue: 4)
    /// The past form of a verb: “missed”, “wrote”.
    static let past = Shapes(rawValue: 8)
    /// Other people's words, which no rule reads.
    static let quoted = Shapes(rawValue: 16)

    /// Each of them, in the order of their bits.
    static let each: [Shapes] = [.person, .name, .number, .past, .quoted]
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

// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer taken apart in one pass: words, clauses, sentences, and what is quoted.
///
/// Lives as long as the memory that it was read into: see `PassageReader.withPassage`.
struct Passage {
  /// A word, or one of the words that a contraction stands for.
  struct Token: BitwiseCopyable {
    let word: Vocabulary.Word
    let kinds: WordKind
    /// What it looks like, whatever word it is.
    var shapes: Shapes
    /// Where the written word stands, in UTF-8 bytes; the words of one contraction share it.
    let start: Int32
    let end: Int32
    /// Counted from zero; what a pattern finds lies within one.
    let sentence: Int32
    /// Counted from zero through the whole passage; commas, colons and dashes part clauses.
    let clause: Int32

    var isQuoted: Bool { shapes.contains(.quoted) }
  }

  /// What patterns can ask of a word that they do not name.
  struct Shapes: OptionSet, Hashable, Sendable, BitwiseCopyable {
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

  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  /// Sentences that end with a question mark, ascending.
  let questions: [Int32]
  /// Whether a byte is a scalar.
  let isASCII: Bool

  /// How many words somebody says at once, at most; what is longer is a document.
  static let longestTalk = 400

  /// Whether it is a whole talk: three sentences or more that say something, and no document.
  var isTalk: Bool {
    // Three sentences of four words each.
    guard tokens.count >= 12, tokens.count <= Self.longestTalk else { return false }
    var said = 0
    var run: (sentence: Int32, words: Int) = (-1, 0)
    for token in tokens {
      run = token.sentence == run.sentence ? (run.sentence, run.words + 1) : (token.sentence, 1)
      if run.words == 4 { said += 1 }
    }
    return said >= 3
  }

  func isQuestion(_ sentence: Int32) -> Bool {
    var (low, high) = (0, questions.count)
    while low < high {
      let middle = (low + high) / 2
      if questions[middle] < sentence { low = middle + 1 } else { high = middle }
    }
    return low < questions.count && questions[low] == sentence
  }

  /// The words as typed.
  func quote(_ bytes: Range<Int>) -> String {
    String(decoding: self.bytes[bytes], as: UTF8.self)
  }

  /// A range of tokens widened to whole written words: a contraction is never cut.
  func written(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower > 0, tokens[lower - 1].start == tokens[lower].start { lower -= 1 }
    while upper < tokens.count, tokens[upper].start == tokens[upper - 1].start { upper += 1 }
    return lower..<upper
  }

  /// Where whole written words stand, in bytes.
  func bytes(of tokens: Range<Int>) -> Range<Int> {
    Int(self.tokens[tokens.lowerBound].start)..<Int(self.tokens[tokens.upperBound - 1].end)
  }

  /// Ranges of bytes as ranges of Unicode scalars: one pass over the text for all of them.
  func scalars(of ranges: [Range<Int>]) -> [Range<Int>] {
    if isASCII { return ranges }
    var counted: [Int: Int] = [:]
    var (place, scalar) = (0, 0)
    for bound in (ranges.map(\.lowerBound) + ranges.map(\.upperBound)).sorted() {
      while place < bound {
        if bytes[place] & 0xc0 != 0x80 { scalar += 1 }
        place += 1
      }
      counted[bound] = scalar
    }
    return ranges.map { (counted[$0.lowerBound] ?? 0)..<(counted[$0.upperBound] ?? 0) }
  }
}

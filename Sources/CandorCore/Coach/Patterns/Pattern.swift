// SPDX-License-Identifier: GPL-3.0-or-later

/// What a rule listens for: a short run of words within one sentence.
///
/// Written as words with a few signs between them; case and the form of apostrophes do not matter, and a
/// contraction is the words it stands for (`you're` is `you are`).
///
///     you are (so | too)? @label    words, alternatives, a word that may be missing, a class of the file
///     ⟦always⟧                      the part that is quoted; without marks, all of it
///     you ..3 always                up to three words of the same clause between, none of them a negation
///     _                             any one word
///     #                             a number
///     @name                         a name: somebody known, or a capital letter where none has to be
///     @person                       the name of somebody known
///     @past                         the past form of a verb: missed, wrote
///     @quoted                       other people's words, between quotation marks
///     ^ why      forget it $        the start and the end of a sentence
///     never !mind                   not followed by
///
/// At least one word that must be there stands in the quoted part: by it the pattern is found. The quoted words
/// stand in one clause; around them a comma or a dash may come between.
package struct Pattern: Hashable, Sendable {
  /// What stands before the marks, between them and behind them.
  package let before: [Element]
  package let marked: [Element]
  package let after: [Element]

  package indirect enum Element: Hashable, Sendable {
    /// In lower case.
    case word(String)
    case shape(Shape)
    case anyWord
    /// At most so many words.
    case gap(Int)
    case sentenceStart
    case sentenceEnd
    case oneOf(Alternatives)
    case optional([Element])
    case not([Element])
  }

  /// Words that are told by what they look like.
  package enum Shape: String, Hashable, Sendable, CaseIterable {
    case person, name, number, past, quoted
  }

  /// What no word class can be called.
  package static let takenNames = Shape.allCases.map(\.rawValue)

  package init(before: [Element] = [], marked: [Element], after: [Element] = []) {
    self.before = before
    self.marked = marked
    self.after = after
  }
}

/// What is wrong with a pattern as written.
package struct PatternSlip: Error, Hashable, Sendable {
  /// The part that is wrong.
  package let part: String
  /// A clause without a full stop.
  package let what: String
  /// What to do, as a whole sentence.
  package let remedy: String

  package init(part: String, what: String, remedy: String) {
    self.part = part
    self.what = what
    self.remedy = remedy
  }
}

extension Pattern {
  /// Whether its marked part has a word, a name or a number that must be there, by which it can be found.
  package var canBeFound: Bool {
    marked.contains { element in
      if case .optional = element { return false }
      return Pattern.beginsFirmly([element])
    }
  }

  private static func beginsFirmly(_ run: [Element]) -> Bool {
    for element in run {
      switch element {
      case .word, .shape: return true
      case .oneOf(let alternatives): return alternatives.runs.allSatisfy(beginsFirmly)
      case .optional(let inner): if !beginsFirmly(inner) { return false }
      case .sentenceStart, .sentenceEnd, .not: continue
      case .anyWord, .gap: return false
      }
    }
    return false
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Follows the steps of a pattern from one place of a passage, all ways at once.
///
/// A set of places is one `UInt64`: bit n stands for the place n words away. So a step costs the same however
/// many ways there are, and nothing that somebody writes makes a pattern slow; 63 words are as far as one sees.
struct Walk {
  enum Direction {
    case forward, backward
  }

  let tokens: [Passage.Token]
  /// No step leaves it.
  let sentence: Int

  /// The places, as distances from `base`, that the steps lead to from the places `set`; 0 where there are none.
  func go(_ steps: [Matcher.Step], from set: UInt64, at base: Int, _ direction: Direction) -> UInt64 {
    var places = set
    switch direction {
    case .forward:
      for step in steps where places != 0 { places = go(step, from: places, at: base, direction) }
    case .backward:
      for step in steps.reversed() where places != 0 { places = go(step, from: places, at: base, direction) }
    }
    return places
  }

  private func go(_ step: Matcher.Step, from set: UInt64, at base: Int, _ direction: Direction) -> UInt64 {
    switch step {
    case .word(let word): return read(set, base, direction) { tokens[$0].word == word }
    case .shape(.quoted): return read(set, base, direction, quoted: true) { _ in true }
    case .shape(let shape): return read(set, base, direction) { tokens[$0].shapes.contains(shape) }
    case .anyWord: return read(set, base, direction) { _ in true }
    case .optional(let inner): return set | go(inner, from: set, at: base, direction)
    case .oneOf(let words, let runs):
      var places = read(set, base, direction) { words.contains(tokens[$0].word) }
      for run in runs { places |= go(run, from: set, at: base, direction) }
      return places
    case .gap(let most):
      var reached = set
      var edge = set
      for _ in 0..<most where edge != 0 {
        edge = read(edge, base, direction) { index in
          let nearer = direction == .forward ? index - 1 : index + 1
          return !tokens[index].kinds.contains(.negation) && tokens.indices.contains(nearer)
            && tokens[nearer].clause == tokens[index].clause
        }
        reached |= edge
      }
      return keep(reached, base, direction) { isWithinClause($0) }
    case .sentenceStart: return keep(set, base, direction) { !isInside($0 - 1) }
    case .sentenceEnd: return keep(set, base, direction) { !isInside($0) }
    case .not(let inner): return keep(set, base, direction) { go(inner, from: 1, at: $0, .forward) == 0 }
    }
  }

  /// Whether the words on both sides of a place belong to one clause, or there is none on one side.
  private func isWithinClause(_ place: Int) -> Bool {
    place == 0 || place == tokens.count || tokens[place - 1].clause == tokens[place].clause
  }

  private func isInside(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].sentence == sentence
  }

  /// Passes over one word from every place of the set, where the word is as wanted.
  private func read(
    _ set: UInt64, _ base: Int, _ direction: Direction, quoted: Bool = false, _ isWanted: (Int) -> Bool
  ) -> UInt64 {
    var places: UInt64 = 0
    var left = set
    while left != 0 {
      let offset = left.trailingZeroBitCount
      left &= left - 1
      let index = direction == .forward ? base + offset : base - offset - 1
      if isInside(index), tokens[index].isQuoted == quoted, isWanted(index), offset < 63 {
        places |= 1 << UInt64(offset + 1)
      }
    }
    return places
  }

  /// The places of the set for which something holds; `holds` is asked about the word that follows in the text.
  private func keep(_ set: UInt64, _ base: Int, _ direction: Direction, _ holds: (Int) -> Bool) -> UInt64 {
    var places: UInt64 = 0
    var left = set
    while left != 0 {
      let offset = left.trailingZeroBitCount
      left &= left - 1
      if holds(direction == .forward ? base + offset : base - offset) { places |= 1 << UInt64(offset) }
    }
    return places
  }
}

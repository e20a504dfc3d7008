// SPDX-License-Identifier: GPL-3.0-or-later

/// Follows the steps of a pattern from one place of a passage, all ways at once.
///
/// A set of places is one `UInt64`: bit n stands for the place n words away. So a step costs the same however
/// many ways there are, and nothing that somebody writes makes a pattern slow; 63 words are as far as one sees.
struct Walk {
  enum Direction {
    case forward, backward
  }

  let tokens: UnsafeBufferPointer<Passage.Token>
  let steps: UnsafeBufferPointer<PatternStep>
  /// By word, the sets that it belongs to as a row of bits.
  let sets: UnsafeBufferPointer<UInt64>
  let rowLength: Int
  let branches: Branches.Roads
  /// No step leaves it.
  var sentence: Int32 = 0

  /// Whether the words next to one that a pattern is found by can be those that it takes: what most are turned away by.
  @inline(__always)
  func fits(_ wanted: Matcher.Neighbors, at index: Int) -> Bool {
    if wanted.previous >= 0, !(isInside(index - 1) && holds(wanted.previous, tokens[index - 1].word)) {
      return false
    }
    return wanted.next < 0 || isInside(index + 1) && holds(wanted.next, tokens[index + 1].word)
  }

  /// Whether a word belongs to a set.
  @inline(__always)
  private func holds(_ set: Int32, _ word: Vocabulary.Word) -> Bool {
    sets[Int(word) * rowLength + Int(set >> 6)] & 1 << UInt64(set & 63) != 0
  }

  /// The places, as distances from `base`, that the steps lead to from the places `set`; 0 where there are none.
  func go(_ run: PatternCode.Run, from set: UInt64, at base: Int, _ direction: Direction) -> UInt64 {
    var places = set
    var step = Int(run.start)
    while step < run.end, places != 0 { places = go(&step, from: places, at: base, direction) }
    return places
  }

  /// Takes one step, and goes behind it and what it holds.
  private func go(_ step: inout Int, from set: UInt64, at base: Int, _ direction: Direction) -> UInt64 {
    let (head, kind, value) = (step, steps[step].kind, steps[step].value)
    step += 1
    switch kind {
    case .word: return read(set, base, direction) { tokens[$0].word == value }
    case .set: return read(set, base, direction) { holds(value, tokens[$0].word) }
    case .shape:
      let shape = Passage.Shapes(rawValue: UInt8(truncatingIfNeeded: value))
      return read(set, base, direction) { tokens[$0].shapes.contains(shape) }
    case .quoted: return read(set, base, direction, quoted: true) { _ in true }
    case .anyWord: return read(set, base, direction) { _ in true }
    case .gap: return gap(Int(value), from: set, at: base, direction)
    case .sentenceStart: return keep(set, base, direction) { !isInside($0 - 1) }
    case .sentenceEnd: return keep(set, base, direction) { !isInside($0) }
    case .optional:
      step += Int(value)
      return set | go(held(by: head), from: set, at: base, direction)
    case .not:
      step += Int(value)
      return keep(set, base, direction) { go(held(by: head), from: 1, at: $0, .forward) == 0 }
    case .oneOf:
      step += Int(value)
      return oneOf(head, from: set, at: base, direction)
    case .elsewhere:
      let run = PatternCode.Run(start: value, end: steps[head].other)
      return go(run, from: set, at: base, direction)
    case .run: preconditionFailure("runs stand behind the head of their alternatives")
    }
  }

  /// Takes those of several runs that can begin with the word at hand.
  private func oneOf(_ choice: Int, from set: UInt64, at base: Int, _ direction: Direction) -> UInt64 {
    let words = steps[choice].other
    var places: UInt64 = 0
    each(set, base, direction) { offset, index in
      guard isInside(index), words < 0 || holds(words, tokens[index].word) else { return }
      branches.each(choice, tokens[index].word) { head in
        places |= go(held(by: head), from: 1 << UInt64(offset), at: base, direction)
      }
    }
    if words < 0 {
      branches.each(choice, Branches.anyWord) {
        places |= go(held(by: $0), from: set, at: base, direction)
      }
    }
    return places
  }

  /// The steps inside another one.
  @inline(__always)
  private func held(by head: Int) -> PatternCode.Run {
    let start = Int32(truncatingIfNeeded: head + 1)
    return PatternCode.Run(start: start, end: start + steps[head].value)
  }

  private func gap(_ most: Int, from set: UInt64, at base: Int, _ direction: Direction) -> UInt64 {
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
  }

  /// Whether the words on both sides of a place belong to one clause, or there is none on one side.
  private func isWithinClause(_ place: Int) -> Bool {
    place == 0 || place == tokens.count || tokens[place - 1].clause == tokens[place].clause
  }

  @inline(__always)
  private func isInside(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].sentence == sentence
  }

  /// Hands over every place of the set, with the index of the word that follows it on the way.
  @inline(__always)
  private func each(
    _ set: UInt64, _ base: Int, _ direction: Direction, _ body: (_ offset: Int, _ index: Int) -> Void
  ) {
    var left = set
    while left != 0 {
      let offset = left.trailingZeroBitCount
      left &= left - 1
      body(offset, direction == .forward ? base + offset : base - offset - 1)
    }
  }

  /// Passes over one word from every place of the set, where the word is as wanted.
  @inline(__always)
  private func read(
    _ set: UInt64, _ base: Int, _ direction: Direction, quoted: Bool = false, _ isWanted: (Int) -> Bool
  ) -> UInt64 {
    var places: UInt64 = 0
    each(set, base, direction) { offset, index in
      if isInside(index), tokens[index].isQuoted == quoted, isWanted(index), offset < 63 {
        places |= 1 << UInt64(offset + 1)
      }
    }
    return places
  }

  /// The places of the set for which something holds; `holds` is asked about the word that follows in the text.
  @inline(__always)
  private func keep(_ set: UInt64, _ base: Int, _ direction: Direction, _ holds: (Int) -> Bool) -> UInt64 {
    var places: UInt64 = 0
    each(set, base, direction) { offset, index in
      // In the text's order the word behind a place is the one that a backward walk came from.
      if holds(direction == .forward ? index : index + 1) { places |= 1 << UInt64(offset) }
    }
    return places
  }
}

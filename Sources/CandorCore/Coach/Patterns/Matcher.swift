// SPDX-License-Identifier: GPL-3.0-or-later

/// A pattern made ready for one coach: one part chosen by which it is found, and the steps from there.
struct Matcher: BitwiseCopyable, Sendable {
  private let before: PatternCode.Run
  /// The marked part up to the one that it is found by, and from there on.
  private let left: PatternCode.Run
  private let right: PatternCode.Run
  private let after: PatternCode.Run
  let neighbors: Neighbors

  /// The sets of words that the ones right before and right behind must be of; -1 where any may stand there.
  struct Neighbors: BitwiseCopyable, Sendable {
    let previous: Int32
    let next: Int32
  }

  /// A pattern, or one way of saying it, with what it is found by.
  typealias Ready = (matcher: Matcher, beginnings: Beginnings)

  /// The pattern made ready; empty where the marked part has no word that must be there.
  ///
  /// Found by as few frequent words as can be. Where that is one of several phrases, each of them becomes a matcher of
  /// its own: “a pain in the neck” is found by “neck” then, and not by every “a”.
  static func ready(
    _ pattern: Pattern, _ code: inout PatternCode, _ vocabulary: inout Vocabulary
  ) -> [Ready] {
    let around = Around(
      before: code.add(pattern.before, .backward, &vocabulary),
      after: code.add(pattern.after, .forward, &vocabulary),
      previous: code.neighbors(pattern.before, .backward, beyond: nil, &vocabulary),
      next: code.neighbors(pattern.after, .forward, beyond: nil, &vocabulary))
    return ready(pattern.marked, around, &code, &vocabulary)
  }

  /// What stands around a part of a pattern, made ready once for all ways of saying that part.
  private struct Around {
    let before: PatternCode.Run
    let after: PatternCode.Run
    /// The rest of the marked part on both sides.
    var left = PatternCode.Run(start: 0, end: 0)
    var right = PatternCode.Run(start: 0, end: 0)
    /// The words that can stand right before and right behind; nil where any can.
    var previous: Beginnings?
    var next: Beginnings?
  }

  private static func ready(
    _ part: [Pattern.Element], _ around: Around, _ code: inout PatternCode, _ vocabulary: inout Vocabulary
  ) -> [Ready] {
    guard let best = rarest(part, &code, &vocabulary) else { return [] }
    let (left, right) = (Array(part[..<best.index]), Array(part[(best.index + 1)...]))
    var inner = around
    inner.left = code.add(left, .backward, then: around.left, &vocabulary)
    inner.previous = code.neighbors(left, .backward, beyond: around.previous, &vocabulary)
    inner.next = code.neighbors(right, .forward, beyond: around.next, &vocabulary)
    if best.frequent > 0, case .oneOf(let alternatives) = part[best.index], !alternatives.others.isEmpty {
      inner.right = code.add(right, .forward, then: around.right, &vocabulary)
      let words = alternatives.words.map { [Pattern.Element.word($0)] }
      let ways = (words.isEmpty ? [] : [[.oneOf(Alternatives(words))]]) + alternatives.others
      var all: [Ready] = []
      for way in ways { all += ready(way, inner, &code, &vocabulary) }
      return all
    }
    inner.right = code.add([part[best.index]] + right, .forward, then: around.right, &vocabulary)
    let matcher = Matcher(
      before: inner.before, left: inner.left, right: inner.right, after: inner.after,
      neighbors: Neighbors(
        previous: code.place(of: inner.previous),
        next: isOneWord(part[best.index]) ? code.place(of: inner.next) : -1))
    return [(matcher, best.beginnings)]
  }

  /// The element with the fewest frequent words; nil where none has words that must be there.
  private static func rarest(
    _ part: [Pattern.Element], _ code: inout PatternCode, _ vocabulary: inout Vocabulary
  ) -> (index: Int, beginnings: Beginnings, frequent: Int)? {
    var best: (index: Int, beginnings: Beginnings, frequent: Int)?
    for index in part.indices {
      guard let beginnings = code.start(of: [part[index]], .forward, &vocabulary).firm else { continue }
      var frequent = beginnings.shapes.isEmpty ? 0 : 3
      for word in beginnings.words.words {
        let kinds = vocabulary.kinds[Int(word)]
        frequent += kinds.contains(.frequent) ? 3 : kinds.contains(.common) ? 1 : 0
      }
      if frequent < best?.frequent ?? .max { best = (index, beginnings, frequent) }
    }
    return best
  }

  /// The words that the pattern marks and where it begins, if it is found by the token at `index`.
  ///
  /// The marked words stand in one clause. Of several ways to match, the one that marks most is taken. The walk is in
  /// the token's sentence.
  func match(_ walk: Walk, at index: Int) -> (marked: Range<Int>, start: Int)? {
    let clause = walk.tokens[index].clause
    // What stands before comes first: it is mostly short, and mostly missing.
    let starts = left.isEmpty ? 1 : walk.go(left, from: 1, at: index, .backward)
    guard starts != 0 else { return nil }
    var origin = 0
    let start = Self.farthest(starts) { offset in
      guard walk.tokens[index - offset].clause == clause else { return false }
      let origins = before.isEmpty ? 1 : walk.go(before, from: 1, at: index - offset, .backward)
      origin = origins.trailingZeroBitCount
      return origins != 0
    }
    guard let start else { return nil }
    let end = Self.farthest(walk.go(right, from: 1, at: index, .forward)) { offset in
      walk.tokens[index + offset - 1].clause == clause
        && (after.isEmpty || walk.go(after, from: 1, at: index + offset, .forward) != 0)
    }
    guard let end else { return nil }
    return (index - start..<index + end, index - start - origin)
  }

  @inline(__always)
  private static func farthest(_ offsets: UInt64, where holds: (Int) -> Bool) -> Int? {
    var left = offsets
    while left != 0 {
      let offset = 63 - left.leadingZeroBitCount
      if holds(offset) { return offset }
      left &= ~(1 << UInt64(offset))
    }
    return nil
  }

  /// Whether an element takes one word, however many it chooses from.
  private static func isOneWord(_ element: Pattern.Element) -> Bool {
    switch element {
    case .word, .shape, .anyWord: true
    case .oneOf(let alternatives): alternatives.others.isEmpty
    case .gap, .sentenceStart, .sentenceEnd, .optional, .not: false
    }
  }
}

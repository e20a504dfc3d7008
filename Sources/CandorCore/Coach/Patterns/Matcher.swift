// SPDX-License-Identifier: GPL-3.0-or-later

/// A pattern made ready for one coach: one part chosen by which it is found, and the steps from there.
struct Matcher: BitwiseCopyable, Sendable {
  private let before: PatternCode.Run
  /// The marked part up to the one that it is found by, and from there on.
  private let left: PatternCode.Run
  private let right: PatternCode.Run
  private let after: PatternCode.Run
  /// The sets of words that the ones right before and right behind must be of; -1 where any may stand there.
  let previous: Int32
  let next: Int32

  /// What lets a pattern be found: one of these words, or a word of one of these shapes.
  struct Beginnings {
    var words = WordSet()
    var shapes: Passage.Shapes = []

    mutating func add(_ others: Beginnings) {
      for word in others.words.words { words.insert(word) }
      shapes.formUnion(others.shapes)
    }
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
    let marked = pattern.marked
    var best: (index: Int, beginnings: Beginnings, frequent: Int)?
    for index in marked.indices {
      guard let beginnings = beginnings([marked[index]], .forward, &vocabulary) else { continue }
      var frequent = beginnings.shapes.isEmpty ? 0 : 3
      for word in beginnings.words.words {
        let kinds = vocabulary.kinds[Int(word)]
        frequent += kinds.contains(.frequent) ? 3 : kinds.contains(.common) ? 1 : 0
      }
      if frequent < best?.frequent ?? .max { best = (index, beginnings, frequent) }
    }
    guard let best else { return [] }
    if best.frequent > 0, case .oneOf(let runs) = marked[best.index] {
      let (words, others) = PatternCode.parted(runs)
      if !others.isEmpty {
        let ways = (words.isEmpty ? [] : [[.oneOf(words.map { [.word($0)] })]]) + others
        return ways.flatMap { way in
          let own = Pattern(
            before: pattern.before, marked: marked[..<best.index] + way + marked[(best.index + 1)...],
            after: pattern.after)
          return ready(own, &code, &vocabulary)
        }
      }
    }
    let matcher = Matcher(
      before: code.add(pattern.before, .backward, &vocabulary),
      left: code.add(Array(marked[..<best.index]), .backward, &vocabulary),
      right: code.add(Array(marked[best.index...]), .forward, &vocabulary),
      after: code.add(pattern.after, .forward, &vocabulary),
      previous: neighbors(pattern.before + marked[..<best.index], .backward, &code, &vocabulary),
      next: isOneWord(marked[best.index])
        ? neighbors(marked[(best.index + 1)...] + pattern.after, .forward, &code, &vocabulary) : -1)
    return [(matcher, best.beginnings)]
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

  static func shape(_ shape: Pattern.Shape) -> Passage.Shapes {
    switch shape {
    case .person: .person
    case .name: .name
    case .number: .number
    case .past: .past
    case .quoted: .quoted
    }
  }

  /// Whether an element takes one word, however many it chooses from.
  private static func isOneWord(_ element: Pattern.Element) -> Bool {
    switch element {
    case .word, .shape, .anyWord: true
    case .oneOf(let runs): PatternCode.parted(runs).others.isEmpty
    case .gap, .sentenceStart, .sentenceEnd, .optional, .not: false
    }
  }

  /// The set of the words that a run can begin with, or end with where it is walked backward.
  static func neighbors(
    _ run: some Collection<Pattern.Element>, _ direction: Walk.Direction, _ code: inout PatternCode,
    _ vocabulary: inout Vocabulary
  ) -> Int32 {
    guard let found = beginnings(Array(run), direction, &vocabulary), found.shapes.isEmpty else { return -1 }
    return code.place(of: found.words)
  }

  /// What a run can begin with, or end with where it is walked backward; nil where that can be anything or the run
  /// may be empty.
  private static func beginnings(
    _ run: [Pattern.Element], _ direction: Walk.Direction, _ vocabulary: inout Vocabulary
  ) -> Beginnings? {
    var found = Beginnings()
    for element in direction == .forward ? run : run.reversed() {
      switch element {
      case .word(let word):
        found.words.insert(vocabulary.add(word))
        return found
      case .shape(let shape):
        found.shapes.formUnion(Self.shape(shape))
        return found
      case .oneOf(let runs):
        for run in runs {
          guard let others = beginnings(run, direction, &vocabulary) else { return nil }
          found.add(others)
        }
        return found
      case .optional(let inner):
        guard let others = beginnings(inner, direction, &vocabulary) else { return nil }
        found.add(others)
      case .sentenceStart, .sentenceEnd, .not: continue
      case .anyWord, .gap: return nil
      }
    }
    return nil
  }
}

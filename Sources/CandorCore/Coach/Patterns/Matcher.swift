// SPDX-License-Identifier: GPL-3.0-or-later

/// A pattern made ready for one coach: words as numbers, and one part chosen by which it is found.
struct Matcher: Sendable {
  indirect enum Step: Sendable {
    case word(Vocabulary.Word)
    case shape(Passage.Shapes)
    case anyWord
    case gap(Int)
    case sentenceStart
    case sentenceEnd
    /// Single words, which are looked up, and runs of words.
    case oneOf(WordSet, [[Step]])
    case optional([Step])
    case not([Step])
  }

  /// What lets a pattern be found: one of these words, or a word of one of these shapes.
  struct Beginnings {
    var words = WordSet()
    var shapes: Passage.Shapes = []

    mutating func add(_ others: Beginnings) {
      for word in others.words.words { words.insert(word) }
      shapes.formUnion(others.shapes)
    }
  }

  private let before: [Step]
  /// The marked part up to the one that it is found by, and from there on.
  private let left: [Step]
  private let right: [Step]
  private let after: [Step]
  let beginnings: Beginnings

  /// Nil where the marked part has no word that must be there.
  init?(_ pattern: Pattern, _ vocabulary: inout Vocabulary) {
    let marked = Self.steps(pattern.marked, &vocabulary)
    var best: (index: Int, beginnings: Beginnings, frequent: Int)?
    for index in marked.indices {
      guard let beginnings = Self.beginnings(marked[index...].prefix(1)) else { continue }
      var frequent = beginnings.shapes.isEmpty ? 0 : 1
      for word in beginnings.words.words where vocabulary.kinds[Int(word)].contains(.frequent) {
        frequent += 1
      }
      if frequent < best?.frequent ?? .max { best = (index, beginnings, frequent) }
    }
    guard let best else { return nil }
    before = Self.steps(pattern.before, &vocabulary)
    left = Array(marked[..<best.index])
    right = Array(marked[best.index...])
    after = Self.steps(pattern.after, &vocabulary)
    beginnings = best.beginnings
  }

  /// The words that the pattern marks and where it begins, if it is found by the token at `index`.
  ///
  /// The marked words stand in one clause. Of several ways to match, the one that marks most is taken.
  func match(_ passage: Passage, at index: Int) -> (marked: Range<Int>, start: Int)? {
    let walk = Walk(tokens: passage.tokens, sentence: passage.tokens[index].sentence)
    let clause = passage.tokens[index].clause
    // What stands before comes first: it is mostly short, and mostly missing.
    let starts = walk.go(left, from: 1, at: index, .backward)
    guard starts != 0 else { return nil }
    var origin = 0
    let start = Self.farthest(starts) { offset in
      guard passage.tokens[index - offset].clause == clause else { return false }
      let origins = walk.go(before, from: 1, at: index - offset, .backward)
      origin = origins.trailingZeroBitCount
      return origins != 0
    }
    guard let start else { return nil }
    let end = Self.farthest(walk.go(right, from: 1, at: index, .forward)) { offset in
      passage.tokens[index + offset - 1].clause == clause
        && walk.go(after, from: 1, at: index + offset, .forward) != 0
    }
    guard let end else { return nil }
    return (index - start..<index + end, index - start - origin)
  }

  private static func farthest(_ offsets: UInt64, where holds: (Int) -> Bool) -> Int? {
    var left = offsets
    while left != 0 {
      let offset = 63 - left.leadingZeroBitCount
      if holds(offset) { return offset }
      left &= ~(1 << UInt64(offset))
    }
    return nil
  }

  static func steps(_ elements: [Pattern.Element], _ vocabulary: inout Vocabulary) -> [Step] {
    var steps: [Step] = []
    for element in elements {
      switch element {
      case .word(let word): steps.append(.word(vocabulary.add(word)))
      case .shape(let shape): steps.append(.shape(Self.shape(shape)))
      case .anyWord: steps.append(.anyWord)
      case .gap(let most): steps.append(.gap(most))
      case .sentenceStart: steps.append(.sentenceStart)
      case .sentenceEnd: steps.append(.sentenceEnd)
      case .optional(let inner): steps.append(.optional(Self.steps(inner, &vocabulary)))
      case .not(let inner): steps.append(.not(Self.steps(inner, &vocabulary)))
      case .oneOf(let runs):
        var words = WordSet()
        var others: [[Step]] = []
        for run in runs {
          let run = Self.steps(run, &vocabulary)
          if run.count == 1, case .word(let word) = run[0] {
            words.insert(word)
          } else if run.count == 1, case .oneOf(let innerWords, let innerRuns) = run[0] {
            for word in innerWords.words { words.insert(word) }
            others += innerRuns
          } else {
            others.append(run)
          }
        }
        steps.append(.oneOf(words, others))
      }
    }
    return steps
  }

  private static func shape(_ shape: Pattern.Shape) -> Passage.Shapes {
    switch shape {
    case .person: .person
    case .name: .name
    case .number: .number
    case .past: .past
    case .quoted: .quoted
    }
  }

  /// What a run can begin with; nil where that can be anything or the run may be empty.
  private static func beginnings(_ steps: ArraySlice<Step>) -> Beginnings? {
    var found = Beginnings()
    for step in steps {
      switch step {
      case .word(let word):
        found.words.insert(word)
        return found
      case .shape(let shape):
        found.shapes.formUnion(shape)
        return found
      case .oneOf(let words, let runs):
        for word in words.words { found.words.insert(word) }
        for run in runs {
          guard let others = beginnings(run[...]) else { return nil }
          found.add(others)
        }
        return found
      case .optional(let inner):
        guard let others = beginnings(inner[...]) else { return nil }
        found.add(others)
      case .sentenceStart, .sentenceEnd, .not: continue
      case .anyWord, .gap: return nil
      }
    }
    return nil
  }
}

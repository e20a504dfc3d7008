// SPDX-License-Identifier: GPL-3.0-or-later

/// One step of a pattern that was made ready; those inside it stand behind it.
struct PatternStep: BitwiseCopyable {
  enum Kind: UInt8 {
    case word, set, shape, quoted, anyWord, gap, sentenceStart, sentenceEnd
    /// So many steps behind it may be missing, or must not follow.
    case optional, not
    /// One of the runs that so many steps behind it hold.
    case oneOf
    /// The head of a run of `oneOf`: so many steps belong to it. Walked to by way of `Branches`.
    case run
    /// The steps from `value` to `other`, which stand elsewhere.
    case elsewhere
  }

  let kind: Kind
  let value: Int32
  /// For `oneOf` the set of the words that it can begin with, -1 where that can be others too.
  var other: Int32 = -1
}

/// The steps of all patterns of a coach, one behind the other, and the sets of words that they ask for.
struct PatternCode: Sendable {
  private(set) var steps: [PatternStep] = []
  private(set) var sets: [WordSet] = []
  /// Where the runs of each `oneOf` stand, by the words that they begin with.
  private(set) var branchings: [Branches.Branching] = []
  private var places: [WordSet: Int32] = [:]
  /// What was found out about alternatives that stand in more than one pattern.
  var starts: [Way: Beginnings?] = [:]
  private var written: [Way: Run] = [:]

  /// Alternatives, told by being the same object, walked in one direction.
  struct Way: Hashable {
    let alternatives: Alternatives
    let direction: Walk.Direction

    static func == (one: Way, other: Way) -> Bool {
      one.alternatives === other.alternatives && one.direction == other.direction
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(alternatives))
      hasher.combine(direction)
    }
  }

  /// Where the steps of one pattern, or of a part of one, stand.
  struct Run: BitwiseCopyable, Sendable {
    let start: Int32
    let end: Int32

    var isEmpty: Bool { start == end }
    var count: Int { Int(end - start) }
  }

  /// Adds the steps in the order in which they are walked: backward ones in reverse, though not inside `!`, which
  /// always looks forward.
  ///
  /// - Parameters:
  ///   - elements: what to walk.
  ///   - direction: which way.
  ///   - rest: steps that come then, and stand elsewhere.
  ///   - vocabulary: takes the words.
  /// - Returns: where the steps stand.
  mutating func add(
    _ elements: [Pattern.Element], _ direction: Walk.Direction, then rest: Run = Run(start: 0, end: 0),
    _ vocabulary: inout Vocabulary
  ) -> Run {
    if elements.isEmpty { return rest }
    let start = Int32(steps.count)
    append(elements, direction, &vocabulary)
    if !rest.isEmpty { steps.append(PatternStep(kind: .elsewhere, value: rest.start, other: rest.end)) }
    return Run(start: start, end: Int32(steps.count))
  }

  private mutating func append(
    _ elements: [Pattern.Element], _ direction: Walk.Direction, _ vocabulary: inout Vocabulary
  ) {
    let walked =
      switch direction {
      case .forward: elements
      case .backward: Array(elements.reversed())
      }
    for element in walked {
      switch element {
      case .word(let word): append(.word, vocabulary.add(word))
      case .shape(.quoted): append(.quoted)
      case .shape(let shape): append(.shape, Int32(Beginnings.shape(shape).rawValue))
      case .anyWord: append(.anyWord)
      case .gap(let most): append(.gap, Int32(most))
      case .sentenceStart: append(.sentenceStart)
      case .sentenceEnd: append(.sentenceEnd)
      case .optional(let inner): nest(.optional) { $0.append(inner, direction, &vocabulary) }
      case .not(let inner): nest(.not) { $0.append(inner, .forward, &vocabulary) }
      case .oneOf(let alternatives): append(alternatives, direction, &vocabulary)
      }
    }
  }

  /// Alternatives that were written before are gone to where they stand.
  private mutating func append(
    _ alternatives: Alternatives, _ direction: Walk.Direction, _ vocabulary: inout Vocabulary
  ) {
    let way = Way(alternatives: alternatives, direction: direction)
    if let run = written[way] {
      steps.append(
        run.count == 1
          ? steps[Int(run.start)] : PatternStep(kind: .elsewhere, value: run.start, other: run.end))
      return
    }
    let start = Int32(steps.count)
    write(alternatives, direction, &vocabulary)
    written[way] = Run(start: start, end: Int32(steps.count))
  }

  private mutating func write(
    _ alternatives: Alternatives, _ direction: Walk.Direction, _ vocabulary: inout Vocabulary
  ) {
    var set = WordSet()
    for word in alternatives.words { set.insert(vocabulary.add(word)) }
    if alternatives.others.isEmpty {
      append(.set, place(of: set))
      return
    }
    let choice = Int32(steps.count)
    let all = self.start(of: alternatives, direction, &vocabulary)
    nest(.oneOf, place(of: all)) { code in
      if !set.words.isEmpty {
        code.branch(choice, Beginnings(words: set))
        code.nest(.run) { $0.append(.set, $0.place(of: set)) }
      }
      for run in alternatives.others {
        code.branch(choice, code.start(of: run, direction, &vocabulary).firm)
        code.nest(.run) { $0.append(run, direction, &vocabulary) }
      }
    }
  }

  /// Notes what the run of `choice` whose head comes next can begin with; nil is anything.
  private mutating func branch(_ choice: Int32, _ beginnings: Beginnings?) {
    let run = Int32(steps.count)
    guard let beginnings, beginnings.shapes.isEmpty else {
      return branchings.append(Branches.Branching(choice: choice, word: Branches.anyWord, run: run))
    }
    for word in beginnings.words.words {
      branchings.append(Branches.Branching(choice: choice, word: word, run: run))
    }
  }

  private mutating func append(_ kind: PatternStep.Kind, _ value: Int32 = 0) {
    steps.append(PatternStep(kind: kind, value: value))
  }

  /// A step whose value is how many steps `body` adds behind it.
  private mutating func nest(
    _ kind: PatternStep.Kind, _ other: Int32 = -1, _ body: (inout PatternCode) -> Void
  ) {
    let head = steps.count
    append(kind)
    body(&self)
    steps[head] = PatternStep(kind: kind, value: Int32(steps.count - head - 1), other: other)
  }

  /// The number of the set of the words that something can begin with; -1 where it can begin with others too.
  mutating func place(of beginnings: Beginnings?) -> Int32 {
    guard let beginnings, beginnings.shapes.isEmpty else { return -1 }
    return place(of: beginnings.words)
  }

  /// The number of a set of words.
  mutating func place(of set: WordSet) -> Int32 {
    if let place = places[set] { return place }
    let place = Int32(sets.count)
    places[set] = place
    sets.append(set)
    return place
  }

  /// By word, the sets that it belongs to as a row of bits: a few words make up most texts, and their rows stay at hand.
  func rows(_ vocabulary: Vocabulary) -> (bits: [UInt64], length: Int) {
    let length = sets.count / 64 + 1
    var bits = [UInt64](repeating: 0, count: vocabulary.count * length)
    for (place, set) in sets.enumerated() {
      for word in set.words { bits[Int(word) * length + (place >> 6)] |= 1 << UInt64(place & 63) }
    }
    return (bits, length)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What a run of a pattern can begin with, or end with where it is walked backward: one of these words, or a word of one
/// of these shapes.
struct Beginnings {
  var words = WordSet()
  var shapes: Passage.Shapes = []

  mutating func add(_ others: Beginnings) {
    words.formUnion(others.words)
    shapes.formUnion(others.shapes)
  }

  /// The shapes that an element of a pattern asks for.
  static func shape(_ shape: Pattern.Shape) -> Passage.Shapes {
    switch shape {
    case .person: .person
    case .name: .name
    case .number: .number
    case .past: .past
    case .quoted: .quoted
    }
  }
}

extension PatternCode {
  /// What a run begins with.
  struct Start {
    /// Nil where that can be anything.
    var beginnings: Beginnings?
    /// Whether what stands behind the run can begin there too.
    var mayBeEmpty = false

    /// Words that must be there; nil where there are none.
    var firm: Beginnings? { mayBeEmpty ? nil : beginnings }
  }

  /// What a run can begin with, or end with where it is walked backward.
  mutating func start(
    of run: [Pattern.Element], _ direction: Walk.Direction, _ vocabulary: inout Vocabulary
  ) -> Start {
    var found = Beginnings()
    for element in direction == .forward ? run : run.reversed() {
      switch element {
      case .word(let word):
        found.words.insert(vocabulary.add(word))
        return Start(beginnings: found)
      case .shape(let shape):
        found.shapes.formUnion(Beginnings.shape(shape))
        return Start(beginnings: found)
      case .oneOf(let alternatives):
        guard let all = start(of: alternatives, direction, &vocabulary) else { return Start() }
        found.add(all)
        return Start(beginnings: found)
      case .optional(let inner):
        guard let inner = start(of: inner, direction, &vocabulary).firm else { return Start() }
        found.add(inner)
      case .sentenceStart, .sentenceEnd, .not: continue
      case .anyWord, .gap: return Start()
      }
    }
    return Start(beginnings: found, mayBeEmpty: true)
  }

  /// What alternatives can begin with; nil where that can be anything.
  mutating func start(
    of alternatives: Alternatives, _ direction: Walk.Direction, _ vocabulary: inout Vocabulary
  ) -> Beginnings? {
    let way = Way(alternatives: alternatives, direction: direction)
    if let known = starts[way] { return known }
    var all: Beginnings? = Beginnings()
    for word in alternatives.words { all?.words.insert(vocabulary.add(word)) }
    for run in alternatives.others {
      guard let firm = start(of: run, direction, &vocabulary).firm else {
        all = nil
        break
      }
      all?.add(firm)
    }
    starts[way] = .some(all)
    return all
  }

  /// The words that can stand next to what follows a run, or is followed by it; nil where any can.
  mutating func neighbors(
    _ run: [Pattern.Element], _ direction: Walk.Direction, beyond: Beginnings?, _ vocabulary: inout Vocabulary
  ) -> Beginnings? {
    let start = start(of: run, direction, &vocabulary)
    guard var found = start.beginnings else { return nil }
    if start.mayBeEmpty {
      guard let beyond else { return nil }
      found.add(beyond)
    }
    return found
  }
}

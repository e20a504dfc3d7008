// SPDX-License-Identifier: GPL-3.0-or-later

/// Every situation that a conversation of one type can come to: a question, and what is known of the answers that
/// conditions and promises look at.
///
/// Why walking these proves a promise over every sequence of commands: where a conversation stands is a pure function
/// of its answers. The walk starts at the first question, passes each one that has an answer (or was skipped, where
/// that is allowed), takes the first transition whose condition holds of the answers passed so far, and stops at the
/// first question without one. `/back`, `/fix`, `/skip`, `/undo` and `--answer` only change the set of answers, after
/// which the walk is made anew. So whatever was typed, the conversation stands at the end of some walk, and every
/// walk is a path of this graph, which lets each answer be any of those its question takes. An answer that is stale
/// (`about`, or a loop's second round) only makes a walk end sooner. What this rests on beside: that nothing is
/// reopened but a question which the walk has passed.
///
/// Answers that decide nothing are not told apart; of those that do, only the values that a condition names are.
struct FlowStates {
  /// What is known of one deciding field: 0 it is not on the road, 1 it was skipped, from 2 on its answer's class.
  typealias Known = UInt8

  struct State: Hashable {
    /// The question's index; the number of questions at the end.
    let question: Int
    let known: [Known]
  }

  /// How a question was left.
  struct Step {
    let known: Known
    /// The answer where it decides, nil where any would do.
    let value: String?
    var isSkip: Bool { known == FlowStates.skipped }
  }

  /// A field whose answer decides something.
  private struct Deciding {
    let field: Field
    let steps: [Step]
  }

  static let absent: Known = 0
  static let skipped: Known = 1
  /// More than any flow a person writes; ours have a few dozen.
  static let limit = 200_000
  /// Terms of conditions looked at, and bytes of states made: a third of a second as measured.
  static let workLimit = 10_000_000

  let flow: Flow
  private let deciding: [Deciding]
  private let decidingIndex: [Field: Int]
  private let questionIndex: [Field: Int]

  /// In the order of their distance from the start.
  private(set) var states: [State] = []
  /// For each state the one it was first reached from, and how that one's question was left.
  private(set) var origins: [(state: Int, step: Step)?] = []
  /// For each state all those that lead to it.
  private(set) var predecessors: [[Int]] = []
  /// The ways on that some walk takes: question, rank of the transition.
  private(set) var taken: [[Bool]]
  /// The first state of each question at which no transition holds, and the step that leads there.
  private(set) var stuck: [(state: Int, step: Step)] = []
  private(set) var isComplete = true
  private var work = 0

  var count: Int { states.count }

  /// Walks all roads of a flow whose names are right.
  init(_ flow: Flow) {
    self.flow = flow
    deciding = Self.deciding(in: flow)
    decidingIndex = Dictionary(uniqueKeysWithValues: deciding.enumerated().map { ($1.field, $0) })
    questionIndex = Dictionary(uniqueKeysWithValues: flow.questions.enumerated().map { ($1.id, $0) })
    taken = flow.questions.map { Array(repeating: false, count: $0.next.count) }
    explore()
  }

  func index(of field: Field) -> Int? { questionIndex[field] }

  /// What is known of `field` in `state`; absent for a field that decides nothing.
  func known(_ field: Field, in state: State) -> Known {
    decidingIndex[field].map { state.known[$0] } ?? Self.absent
  }

  /// The answer of that class; nil for none, and where any would do.
  func value(_ field: Field, in state: State) -> String? {
    guard let index = decidingIndex[field] else { return nil }
    return deciding[index].steps.first { $0.known == state.known[index] && !$0.isSkip }?.value
  }

  func holds(_ condition: Condition, in state: State) -> Bool {
    condition.terms.allSatisfy { term in
      let known = known(term.field, in: state)
      let value = value(term.field, in: state)
      switch term {
      case .isOne(let values, _): return value.map(values.contains) ?? false
      case .isNone(let values, _): return value.map { !values.contains($0) } ?? false
      case .given: return known > Self.skipped
      case .skipped: return known == Self.skipped
      }
    }
  }

  private mutating func explore() {
    var found: [State: Int] = [:]
    var stuckQuestions: Set<Int> = []
    let start = State(question: 0, known: Array(repeating: Self.absent, count: deciding.count))
    found[start] = 0
    append(start, origin: nil)
    var current = 0
    while current < states.count {
      let state = states[current]
      defer { current += 1 }
      guard state.question < flow.questions.count else { continue }
      let question = flow.questions[state.question]
      for step in steps(from: state) {
        var known = state.known
        if let index = decidingIndex[question.id] { known[index] = step.known }
        let passed = State(question: state.question, known: known)
        work += known.count + question.next.reduce(1) { $0 + ($1.when?.terms.count ?? 0) }
        guard let rank = question.next.firstIndex(where: { $0.when.map { holds($0, in: passed) } ?? true })
        else {
          if stuckQuestions.insert(state.question).inserted { stuck.append((current, step)) }
          continue
        }
        taken[state.question][rank] = true
        let next = State(question: target(question.next[rank]), known: known)
        if let index = found[next] {
          predecessors[index].append(current)
        } else if states.count < Self.limit, work < Self.workLimit {
          found[next] = states.count
          append(next, origin: (current, step))
        } else {
          isComplete = false
          return
        }
      }
    }
  }

  private mutating func append(_ state: State, origin: (state: Int, step: Step)?) {
    states.append(state)
    origins.append(origin)
    predecessors.append(origin.map { [$0.state] } ?? [])
  }

  private func target(_ transition: Transition) -> Int {
    switch transition.to {
    case .end: flow.questions.count
    case .question(let field): questionIndex[field] ?? flow.questions.count
    }
  }

  /// How the question can be left: with an answer of each class, then without one where that is allowed.
  private func steps(from state: State) -> [Step] {
    let question = flow.questions[state.question]
    guard let index = decidingIndex[question.id] else { return [Step(known: 2, value: nil)] }
    let maySkip =
      switch question.optional {
      case .required: false
      case .optional: true
      case .optionalWhen(let condition): holds(condition, in: state)
      }
    return deciding[index].steps + (maySkip ? [Step(known: Self.skipped, value: nil)] : [])
  }

  /// The fields that conditions and promises look at, with the classes of answers that these tell apart.
  private static func deciding(in flow: Flow) -> [Deciding] {
    var named: [Field: Set<String>] = [:]
    func look(_ condition: Condition?) {
      for term in condition?.terms ?? [] { named[term.field, default: []].formUnion(term.values) }
    }
    for question in flow.questions {
      for transition in question.next { look(transition.when) }
      if case .optionalWhen(let condition) = question.optional { look(condition) }
    }
    for promise in flow.promises {
      look(promise.unless)
      named[promise.before, default: []].formUnion(promise.values)
    }
    return flow.questions.compactMap { question in
      guard let values = named[question.id] else { return nil }
      let codes = question.type.codes ?? []
      var steps: [Step] = []
      var hasOther = false
      for code in codes where !values.isEmpty {
        if !values.contains(code) {
          if hasOther { continue }
          hasOther = true
        }
        steps.append(Step(known: Known(2 + steps.count), value: code))
      }
      return Deciding(field: question.id, steps: steps.isEmpty ? [Step(known: 2, value: nil)] : steps)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The road through a conversation type that a set of answers makes.
///
/// Where a conversation stands is never stored: it is computed from the answers. So going back, fixing,
/// skipping, undoing and answering in advance need no rules of their own; they change answers, and the road is
/// walked anew.
package struct FlowWalk: Hashable, Sendable {
  /// The questions passed, in order, each once.
  package let passed: [Field]
  /// The question that is open; nil at the end.
  package let at: Field?
  /// Whether the open question comes round again on a loop; then it wants an answer even where it is optional.
  package let comesAgain: Bool
}

extension Flow {
  /// Walks from the first question to the first that is open.
  ///
  /// A question is passed when it has an answer, or was skipped and is optional, unless that answer is stale:
  /// older than the answer it speaks of (`about`), older than the question before it on a loop's second round,
  /// or recorded before an answer that a promise wants first. Conditions see only answers on the road so far.
  package func walk(_ conversation: Conversation) -> FlowWalk {
    var seen = Seen()
    var question = questions.first
    var previousStamp = 0
    while let here = question {
      let isSecondRound = seen.order.contains(here.id)
      guard let state = conversation[here.id], isRecorded(state, here, seen, isSecondRound: isSecondRound),
        !isStale(state, here, seen, after: isSecondRound ? previousStamp : 0)
      else {
        return FlowWalk(
          passed: seen.order.filter { $0 != here.id }, at: here.id, comesAgain: isSecondRound)
      }
      seen.add(state)
      previousStamp = state.stamp
      switch here.next.first(where: { $0.when.map { $0.holds(seen) } ?? true })?.to {
      case .question(let next): question = self.question(next)
      case .end, nil: question = nil
      }
    }
    return FlowWalk(passed: seen.order, at: nil, comesAgain: false)
  }

  private func isRecorded(
    _ state: FieldState, _ question: Question, _ seen: Seen, isSecondRound: Bool
  ) -> Bool {
    if state.answer != nil { return !state.isUnfinishedList }
    return state.isSkipped && !isSecondRound && question.optional.isOptional(seen)
  }

  private func isStale(_ state: FieldState, _ question: Question, _ seen: Seen, after stamp: Int) -> Bool {
    if state.stamp < stamp { return true }
    if let about = question.about.flatMap({ seen[$0] }), state.stamp < about.stamp { return true }
    return promises.contains { promise in
      guard promise.neverReach == question.id, promise.unless.map({ !$0.holds(seen) }) ?? true,
        let before = seen[promise.before], before.answer != nil
      else { return false }
      return state.stamp < before.since
    }
  }
}

/// The answers on the road so far.
package struct Seen {
  fileprivate(set) var order: [Field] = []
  private var states: [FieldState] = []

  package init() {}

  subscript(field: Field) -> FieldState? {
    states.last { $0.field == field }
  }

  mutating func add(_ state: FieldState) {
    if !order.contains(state.field) { order.append(state.field) }
    states.removeAll { $0.field == state.field }
    states.append(state)
  }
}

extension Requirement {
  /// Whether the question may be skipped, given the answers on the road so far.
  func isOptional(_ seen: Seen) -> Bool {
    switch self {
    case .required: false
    case .optional: true
    case .optionalWhen(let condition): condition.holds(seen)
    }
  }
}

extension Condition {
  /// Whether all terms hold of the answers on the road so far; a field off the road is neither given nor skipped.
  func holds(_ seen: Seen) -> Bool {
    terms.allSatisfy { term in
      switch term {
      case .isOne(let values, let field): seen[field]?.answer.map { values.contains($0.code) } ?? false
      case .isNone(let values, let field): seen[field]?.answer.map { !values.contains($0.code) } ?? false
      case .given(let field): seen[field]?.answer != nil
      case .skipped(let field): seen[field]?.isSkipped ?? false
      }
    }
  }
}

extension Answer {
  /// What conditions compare: a choice's code, `yes` or `no`, a scale's number, else the words.
  package var code: String {
    switch value {
    case .choice(let code): code
    case .confirmed(let yes): yes ? "yes" : "no"
    case .scale(let number): String(number)
    case .text, .date, .person, .commitments: text
    }
  }
}

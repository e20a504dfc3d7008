// SPDX-License-Identifier: GPL-3.0-or-later

/// The shortest road to a situation, as a message shows it: `kind=corrective → occasion → behavior → next-steps`.
struct FlowRoad: CustomStringConvertible {
  private let steps: [String]

  /// The road to the state with this number; skips of `passingOver` are not pointed out.
  ///
  /// `leaving` adds how the last question is left.
  init(states: FlowStates, to last: Int, leaving: FlowStates.Step? = nil, passingOver: Field? = nil) {
    var steps: [String] = []
    var step = leaving
    var current: Int? = last
    while let index = current {
      let question = states.states[index].question
      let name = question < states.flow.questions.count ? states.flow.questions[question].id : "end"
      switch step {
      case .some(let step) where step.isSkip:
        steps.append(name == passingOver ? name : name + " skipped")
      case .some(let step): steps.append(step.value.map { "\(name)=\($0)" } ?? name)
      case nil: steps.append(name)
      }
      step = states.origins[index]?.step
      current = states.origins[index]?.state
    }
    self.steps = steps.reversed()
  }

  /// The steps joined by arrows.
  var description: String { steps.joined(separator: " → ") }
}

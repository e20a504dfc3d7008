// SPDX-License-Identifier: GPL-3.0-or-later

/// The shortest road to a situation, as a message shows it: `kind=corrective → occasion → … → next-steps`.
struct FlowRoad: CustomStringConvertible {
  private let steps: [(name: String, decides: Bool)]

  /// The road to the state with this number; skips of `passingOver` are not pointed out.
  ///
  /// `leaving` adds how the last question is left.
  init(states: FlowStates, to last: Int, leaving: FlowStates.Step? = nil, passingOver: Field? = nil) {
    var steps: [(name: String, decides: Bool)] = []
    var step = leaving
    var current: Int? = last
    while let index = current {
      let question = states.states[index].question
      let name = question < states.flow.questions.count ? states.flow.questions[question].id : "end"
      switch step {
      case .some(let step) where step.isSkip:
        steps.append(name == passingOver ? (name, false) : (name + " skipped", true))
      case .some(let step): steps.append(step.value.map { ("\(name)=\($0)", true) } ?? (name, false))
      case nil: steps.append((name, true))
      }
      step = states.origins[index]?.step
      current = states.origins[index]?.state
    }
    self.steps = steps.reversed()
  }

  /// The steps joined by arrows; of three and more that decide nothing only the first is shown.
  var description: String {
    var shown: [String] = []
    var run: [String] = []
    for step in steps {
      guard step.decides else {
        run.append(step.name)
        continue
      }
      shown += Self.shortened(run) + [step.name]
      run = []
    }
    return (shown + Self.shortened(run)).joined(separator: " → ")
  }

  private static func shortened(_ run: [String]) -> [String] {
    run.count < 3 ? run : [run[0], "…"]
  }
}

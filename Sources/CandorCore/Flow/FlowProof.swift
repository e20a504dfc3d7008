// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads off all roads of a flow what is wrong with them: see `FlowStates` for why these are all.
struct FlowProof {
  let flow: Flow
  let places: FlowPlaces
  let states: FlowStates

  var problems: [FlowProblem] {
    guard states.isComplete else {
      return [
        FlowProblem(
          .start, "the flow has too many situations (\(states.count) and more) to prove anything of it",
          "Let fewer answers decide about the way on, or split it into two flows.")
      ]
    }
    let dead = unreachable + neverTaken + stuck
    return dead + tooEarly + (dead.isEmpty ? traps : []) + promises
  }

  private var unreachable: [FlowProblem] {
    let reached = Set(states.states.map(\.question))
    return flow.questions.indices.filter { !reached.contains($0) }.map { index in
      FlowProblem(
        places.place(of: "id", in: index, of: flow), "no road leads to `\(flow.questions[index].id)`",
        "Let an earlier question's `next` lead here, or drop it.")
    }
  }

  private var neverTaken: [FlowProblem] {
    var found: [FlowProblem] = []
    for (index, question) in flow.questions.enumerated() where states.taken[index].contains(true) {
      for (rank, transition) in question.next.enumerated() where !states.taken[index][rank] {
        found.append(
          FlowProblem(
            transition.place, "this way on can never be taken",
            "Its condition does not hold here, or one before it always does: mend it or drop it."))
      }
    }
    return found
  }

  private var stuck: [FlowProblem] {
    states.stuck.map { state, step in
      let question = flow.questions[states.states[state].question]
      let road = FlowRoad(states: states, to: state, leaving: step).description
      return FlowProblem(
        question.next.last?.place ?? question.place, "the talk would be stuck after \(road)",
        "Let the last way on of `\(question.id)` have no `when`.")
    }
  }

  /// Conditions and `about` that look at an answer which is never there yet.
  private var tooEarly: [FlowProblem] {
    let before = fieldsBefore
    var found: [FlowProblem] = []
    func look(_ fields: [Field], at index: Int, and own: Field?, _ place: Place) {
      for field in fields where field != own && !before[index].contains(field) {
        found.append(
          FlowProblem(
            place, "`\(field)` cannot have been answered before `\(flow.questions[index].id)`",
            "Name an earlier field, or move the question."))
      }
    }
    for (index, question) in flow.questions.enumerated() {
      for transition in question.next {
        look(transition.when?.fields ?? [], at: index, and: question.id, transition.place)
      }
      if case .optionalWhen(let condition) = question.optional {
        look(condition.fields, at: index, and: nil, places.place(of: "optional", in: index, of: flow))
      }
      if let about = question.about {
        look([about], at: index, and: nil, places.place(of: "about", in: index, of: flow))
      }
    }
    for promise in flow.promises {
      guard let index = states.index(of: promise.neverReach), let unless = promise.unless else { continue }
      look(unless.fields, at: index, and: nil, promise.place)
    }
    return found
  }

  /// For each question the fields that some road to it passes.
  private var fieldsBefore: [Set<Field>] {
    var before = Array(repeating: Set<Field>(), count: flow.questions.count)
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for (index, question) in flow.questions.enumerated() {
        for (rank, transition) in question.next.enumerated() where states.taken[index][rank] {
          guard case .question(let field) = transition.to, let target = states.index(of: field) else {
            continue
          }
          let size = before[target].count
          before[target].formUnion(before[index])
          before[target].insert(question.id)
          if before[target].count > size { hasGrown = true }
        }
      }
    }
    return before
  }

  /// Questions from which, on some road, no answers lead to the end any more.
  private var traps: [FlowProblem] {
    var canEnd = Array(repeating: false, count: states.count)
    var open = states.states.indices.filter { states.states[$0].question == flow.questions.count }
    for state in open { canEnd[state] = true }
    while let state = open.popLast() {
      for predecessor in states.predecessors[state] where !canEnd[predecessor] {
        canEnd[predecessor] = true
        open.append(predecessor)
      }
    }
    // One complaint is enough: whatever comes after the first trap is one, too.
    guard let state = states.states.indices.first(where: { !canEnd[$0] }) else { return [] }
    let question = flow.questions[states.states[state].question]
    return [
      FlowProblem(
        question.place, "no road leads from here to the end: \(FlowRoad(states: states, to: state))",
        "Let `\(question.id)`, or a question after it, lead to `end`.")
    ]
  }

  private var promises: [FlowProblem] {
    flow.promises.compactMap { promise in
      guard let target = states.index(of: promise.neverReach) else { return nil }
      let broken = states.states.firstIndex { state in
        state.question == target && !isKept(promise, in: state)
          && !(promise.unless.map { states.holds($0, in: state) } ?? false)
      }
      guard let broken else { return nil }
      let road = FlowRoad(states: states, to: broken, passingOver: promise.before)
      let wanted =
        promise.values.isEmpty
        ? promise.before : "\(promise.before) is \(promise.values.joined(separator: " or "))"
      return FlowProblem(
        promise.place,
        "the promise that `\(promise.neverReach)` comes after `\(wanted)` does not hold: \(road) "
          + "(\(promise.before) \(fate(of: promise.before, in: states.states[broken])))",
        "Put `\(promise.before)` on that road and let it be required, or add `unless:` to the promise.")
    }
  }

  private func isKept(_ promise: FlowPromise, in state: FlowStates.State) -> Bool {
    guard states.known(promise.before, in: state) > FlowStates.skipped else { return false }
    return promise.values.isEmpty
      || states.value(promise.before, in: state).map(promise.values.contains) ?? false
  }

  private func fate(of field: Field, in state: FlowStates.State) -> String {
    switch states.known(field, in: state) {
    case FlowStates.absent: "was not asked"
    case FlowStates.skipped: "was skipped"
    default: "is \(states.value(field, in: state) ?? "given")"
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks that conditions and promises name fields that exist, and answers that these can have.
struct FlowConditions {
  let flow: Flow
  let places: FlowPlaces

  var problems: [FlowProblem] {
    var found: [FlowProblem] = []
    for (index, question) in flow.questions.enumerated() where found.count < FlowNames.mostProblems {
      for transition in question.next {
        if let when = transition.when { found += condition(when, transition.place) }
      }
      if case .optionalWhen(let when) = question.optional {
        found += condition(when, places.place(of: "optional", in: index, of: flow))
      }
    }
    for promise in flow.promises where found.count < FlowNames.mostProblems { found += self.promise(promise) }
    return found
  }

  private func promise(_ promise: FlowPromise) -> [FlowProblem] {
    var found =
      unknownField(promise.neverReach, in: flow, promise.place, "`never reach`")
      + unknownField(promise.before, in: flow, promise.place, "`before`")
    if !promise.values.isEmpty, flow.question(promise.before) != nil {
      found += term(.isOne(of: promise.values, promise.before), promise.place)
    }
    if promise.neverReach == promise.before {
      found.append(
        FlowProblem(
          promise.place, "a question cannot come before itself", "Name another field after `before`."))
    }
    if let unless = promise.unless { found += condition(unless, promise.place) }
    return found
  }

  private func condition(_ condition: Condition, _ place: Place) -> [FlowProblem] {
    condition.terms.flatMap { term($0, place) }
  }

  private func term(_ term: Condition.Term, _ place: Place) -> [FlowProblem] {
    guard let question = flow.question(term.field) else {
      return unknownField(term.field, in: flow, place, "the condition")
    }
    guard !term.values.isEmpty else { return [] }
    guard let possible = question.type.codes else {
      return [
        FlowProblem(
          place, "the condition compares `\(term.field)`, which is no choice",
          "Ask whether it was given: `\(term.field) given` or `\(term.field) skipped`.")
      ]
    }
    return term.values.filter { !possible.contains($0) }.map { value in
      let meant = nearest(to: value, in: possible).map { "Did you mean `\($0)`? " } ?? ""
      return FlowProblem(
        place, "`\(term.field)` is never “\(excerpt(value))”",
        meant + "It can be: \(possible.joined(separator: ", ")).")
    }
  }
}

extension AnswerType {
  /// What a condition may compare an answer with; nil for answers that are no choice.
  package var codes: [String]? {
    switch self {
    case .choice(let choices): choices
    case .scale(let range): range.map(String.init)
    case .confirm: ["yes", "no"]
    case .text, .person, .date, .commitments: nil
    }
  }
}

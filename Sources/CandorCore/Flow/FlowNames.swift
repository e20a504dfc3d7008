// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks that the names in a flow are well formed, unique and known.
struct FlowNames {
  let flow: Flow
  let places: FlowPlaces
  let knownRules: Set<String>?

  /// Nobody answers more questions, or chooses among more words; the proof and the time of the check count on it.
  static let mostQuestions = 200
  /// For each question: choices, ways on, rules.
  static let mostParts = 40
  /// Whoever has so many mistakes mends the first ones first.
  static let mostProblems = 50

  var problems: [FlowProblem] {
    var found: [FlowProblem] = []
    if flow.questions.count > Self.mostQuestions {
      let place = flow.questions[Self.mostQuestions].place
      return [
        FlowProblem(place, "this is question \(Self.mostQuestions + 1), one too many", "Split the flow.")
      ]
    }
    var seen: [Field: Place] = [:]
    if flow.questions.isEmpty {
      found.append(FlowProblem(.start, "the flow has no questions", "Write at least one."))
    }
    for (index, question) in flow.questions.enumerated() where found.count < Self.mostProblems {
      let place = places.place(of: "id", in: index, of: flow)
      found += id(question.id, place)
      if let first = seen[question.id] {
        found.append(
          FlowProblem(
            place, "the id `\(excerpt(question.id))` is taken by the question in line \(first.line)",
            "Give one of them another id."))
      } else {
        seen[question.id] = place
      }
      found += choices(question, index) + targets(question) + about(question, index) + rules(question, index)
      for (key, text) in [("ask", question.ask), ("why", question.why), ("example", question.example)] {
        guard let text else { continue }
        found += template(text, places.place(of: key, in: index, of: flow))
      }
    }
    for (index, text) in flow.words.enumerated() { found += template(text, places.place(ofWords: index)) }
    return found
  }

  private func id(_ id: Field, _ place: Place) -> [FlowProblem] {
    guard id.isSlug else {
      return [
        FlowProblem(
          place, "“\(excerpt(id))” cannot be the id of a question", "Use up to 64 of a–z, 0–9 and `-`.")
      ]
    }
    guard id == "end" || id == "person" else { return [] }
    return [
      FlowProblem(
        place, "the id `\(id)` has a meaning of its own",
        "Give the question another id: `end` is where a talk ends, `person` whom it is about.")
    ]
  }

  private func choices(_ question: Question, _ index: Int) -> [FlowProblem] {
    guard case .choice(let choices) = question.type else { return [] }
    let place = places.place(of: "choices", in: index, of: flow)
    guard (2...Self.mostParts).contains(choices.count) else {
      return [
        FlowProblem(
          place, "a choice among \(choices.count) is none",
          "Write two choices or more, \(Self.mostParts) at most.")
      ]
    }
    var found: [FlowProblem] = []
    for (rank, choice) in choices.enumerated() {
      if !choice.isSlug || ["or", "and", "is", "not"].contains(choice)
        || choice.utf8.allSatisfy({ $0 < 0x3A })
      {
        found.append(
          FlowProblem(
            place, "“\(excerpt(choice))” cannot be a choice",
            "Use one word of a–z, 0–9 and `-`, with a letter in it, other than `or`, `and`, `is`, `not`."))
      }
      for other in choices[..<rank] where other.hasPrefix(choice) || choice.hasPrefix(other) {
        let what =
          other == choice
          ? "the choice `\(excerpt(choice))` stands twice"
          : "the choices `\(excerpt(other))` and `\(excerpt(choice))` begin alike to the end of one"
        found.append(FlowProblem(place, what, "Rename one, so that a beginning can tell them apart."))
      }
    }
    return found
  }

  private func targets(_ question: Question) -> [FlowProblem] {
    guard question.next.count <= Self.mostParts else {
      return [
        FlowProblem(question.next[0].place, "there are too many ways on", "Write \(Self.mostParts) at most.")
      ]
    }
    var found: [FlowProblem] = []
    for transition in question.next {
      guard case .question(let field) = transition.to else { continue }
      found += known(field, transition.place, "the way on", others: ["end"])
      if field == question.id {
        found.append(
          FlowProblem(
            transition.place, "`\(excerpt(field))` leads to itself, and its answer would never be passed",
            "Lead to another question first, which then leads back."))
      }
    }
    for (rank, transition) in question.next.enumerated().dropFirst()
    where question.next[rank - 1].when == nil {
      found.append(
        FlowProblem(
          transition.place, "this way on can never be taken, the one before it has no `when`",
          "Move the one without `when` to the end, or drop this one."))
    }
    return found
  }

  private func about(_ question: Question, _ index: Int) -> [FlowProblem] {
    guard let about = question.about else { return [] }
    let place = places.place(of: "about", in: index, of: flow)
    guard about != question.id else {
      return [
        FlowProblem(place, "the question speaks of its own answer", "Name an earlier field, or drop `about`.")
      ]
    }
    return known(about, place, "`about`")
  }

  private func rules(_ question: Question, _ index: Int) -> [FlowProblem] {
    guard let knownRules else { return [] }
    let place = places.place(of: "rules", in: index, of: flow)
    guard question.rules.count <= Self.mostParts else {
      return [FlowProblem(place, "there are too many rules", "Write \(Self.mostParts) at most.")]
    }
    return question.rules.filter { !knownRules.contains($0) }.map { rule in
      let meant = nearest(to: rule, in: knownRules.sorted()).map { "Did you mean `\($0)`? " } ?? ""
      return FlowProblem(
        place, "the coach has no rule or family `\(excerpt(rule))`",
        meant + "`candor coach --rules` lists them.")
    }
  }

  /// The first thing wrong with the places between braces.
  private func template(_ text: String, _ place: Place) -> [FlowProblem] {
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let close = rest[brace...].firstIndex(of: "}")
      guard rest[brace] == "{", let close else {
        return [FlowProblem(place, "a brace stands alone", "Write `{field}`, or use parentheses.")]
      }
      let field = String(rest[rest.index(after: brace)..<close])
      if field != "person", flow.question(field) == nil {
        return known(field, place, "`{…}`", others: ["person"])
      }
      rest = rest[rest.index(after: close)...]
    }
    return []
  }

  private func known(_ field: Field, _ place: Place, _ what: String, others: [String] = []) -> [FlowProblem] {
    unknownField(field, in: flow, place, what, others: others)
  }
}

/// The complaint about a field that the flow does not have; empty where it has it.
func unknownField(
  _ field: Field, in flow: Flow, _ place: Place, _ what: String, others: [String] = []
) -> [FlowProblem] {
  guard flow.question(field) == nil else { return [] }
  let names = flow.questions.map(\.id) + others
  let meant =
    nearest(to: field, in: names).map { "Did you mean `\($0)`?" } ?? "Name the id of one of its questions."
  return [FlowProblem(place, "\(what) names `\(excerpt(field))`, which the flow does not have", meant)]
}

// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

private let questionKeys = [
  "id", "label", "ask", "why", "example", "type", "choices", "from", "to", "optional", "private", "record",
  "waits", "hears", "rules", "criterion", "about", "next",
]

private let typeNames = ["text", "choice", "person", "date", "scale", "commitments", "confirm"]

/// A question, and where the values of its keys stand.
func questionAndPlaces(_ node: Node, _ file: String) throws(DataError) -> (Question, [String: Place]) {
  let fields = try Fields(node, of: "a question", known: questionKeys, in: file)
  let id = try fields.text("id")
  let label = try fields.optionalText("label") ?? heading(id)
  let question = Question(
    id: id, label: label,
    ask: try fields.text("ask"),
    why: try fields.optionalText("why"), example: try fields.optionalText("example"), type: try type(fields),
    optional: try requirement(fields), isPrivate: try fields.flag("private"),
    isInRecord: fields.optional("record") == nil ? true : try fields.flag("record"),
    waits: try fields.flag("waits"), hears: try fields.flag("hears"),
    rules: try fields.texts("rules"), criterion: try criterion(fields),
    about: try fields.optionalText("about"), next: try transitions(fields),
    place: fields.place)
  var places: [String: Place] = [:]
  for key in questionKeys { places[key] = fields.optional(key)?.place }
  return (question, places)
}

/// What a field is called where its question does not say: "Next steps" for `next-steps`.
private func heading(_ id: String) -> String {
  let words = id.split(separator: "-").joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}

private func type(_ fields: Fields) throws(DataError) -> AnswerType {
  let name = try fields.word("type", among: typeNames)
  for (key, owner) in [("choices", "choice"), ("from", "scale"), ("to", "scale"), ("hears", "text")]
  where name != owner {
    guard let node = fields.optional(key) else { continue }
    throw DataError(
      file: fields.file, place: node.place, what: "`\(key)` belongs to a question of type `\(owner)` only",
      remedy: "Drop it, or write `type: \(owner)`.")
  }
  switch name {
  case "choice":
    _ = try fields.required("choices")
    return .choice(try fields.texts("choices"))
  case "scale":
    let from = try fields.number("from")
    let to = try fields.number("to")
    guard from < to, from >= 0, to <= 100 else {
      throw DataError(
        file: fields.file, place: try fields.required("from").place,
        what: "a scale from \(from) to \(to) has no steps to choose from",
        remedy: "Let `from` be smaller than `to`, both between 0 and 100.")
    }
    return .scale(from...to)
  case "person": return .person
  case "date": return .date
  case "commitments": return .commitments
  case "confirm": return .confirm
  default: return .text
  }
}

/// The letter of SMART that the answer speaks for.
private func criterion(_ fields: Fields) throws(DataError) -> GoalCriterion? {
  guard fields.optional("criterion") != nil else { return nil }
  return GoalCriterion(rawValue: try fields.word("criterion", among: GoalCriterion.allCases.map(\.rawValue)))
}

private func requirement(_ fields: Fields) throws(DataError) -> Requirement {
  guard let node = fields.optional("optional") else { return .required }
  switch try node.text("`optional`", in: fields.file) {
  case "true": return .optional
  case "false": return .required
  default: return .optionalWhen(try condition(node, "`optional`", in: fields.file))
  }
}

private func transitions(_ fields: Fields) throws(DataError) -> [Transition] {
  let next = try fields.required("next")
  guard case .list(let parts) = next.content else {
    return [Transition(to: try target(next, "`next`", in: fields.file), place: next.place)]
  }
  var transitions: [Transition] = []
  for part in parts {
    let way = try Fields(part, of: "a way on", known: ["when", "to"], in: fields.file)
    var when: Condition?
    if let node = way.optional("when") { when = try condition(node, "`when`", in: fields.file) }
    let to = try target(try way.required("to"), "`to`", in: fields.file)
    transitions.append(Transition(when: when, to: to, place: part.place))
  }
  guard !transitions.isEmpty else {
    throw DataError(
      file: fields.file, place: next.place, what: "`next` leads nowhere",
      remedy: "Write the id of a question, or `end`.")
  }
  return transitions
}

private func target(_ node: Node, _ what: String, in file: String) throws(DataError) -> Transition.Target {
  let id = try node.text(what, in: file)
  return id == "end" ? .end : .question(id)
}

private func condition(_ node: Node, _ what: String, in file: String) throws(DataError) -> Condition {
  let text = try node.text(what, in: file)
  do throws(ConditionSlip) {
    return try Condition(parsing: text)
  } catch {
    throw DataError(
      file: file, place: node.place, what: "\(error.what): “\(excerpt(text))”", remedy: error.remedy)
  }
}

extension FlowPromise {
  /// `never reach: FIELD`, `before: FIELD` or `before: FIELD is VALUE`, and maybe `unless: CONDITION`.
  init(_ node: Node, in file: String) throws(DataError) {
    let fields = try Fields(node, of: "a promise", known: ["never reach", "before", "unless"], in: file)
    let before = try fields.required("before")
    var field = try before.text("`before`", in: file)
    var values: [String] = []
    if field.contains(" ") {
      let wanted = try condition(before, "`before`", in: file)
      guard wanted.terms.count == 1, case .isOne(let allowed, let name) = wanted.terms[0] else {
        throw DataError(
          file: file, place: before.place, what: "`before` says more than one answer",
          remedy: "Write `before: FIELD`, or `before: FIELD is VALUE or VALUE`.")
      }
      (field, values) = (name, allowed)
    }
    var unless: Condition?
    if let node = fields.optional("unless") { unless = try condition(node, "`unless`", in: file) }
    self.init(
      neverReach: try fields.text("never reach"), before: field, values: values, unless: unless,
      place: fields.place)
  }
}

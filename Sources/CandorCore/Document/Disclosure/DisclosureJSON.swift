// SPDX-License-Identifier: GPL-3.0-or-later

// The form for other programs: every word exactly as it was recorded.
extension Disclosure {
  package var json: JSON {
    .object([
      .init("version", .number(1)), .init("person", .string(person.name)),
      .init("id", .string("\(person.id)")),
      .init("names", .array(person.names.map(JSON.string))), .init("made", .string(rfc3339(options.moment))),
      .init("complete", .bool(options.isComplete)),
      .init(
        "records", .array(holdings.own.indices.map { json(holdings.own[$0], at: $0, withWords: true) })),
      .init(
        "elsewhere", .array(holdings.elsewhere.map { json($0, at: nil, withWords: options.showsElsewhere) })),
    ])
  }

  /// One record; `index` is its place among the person's own.
  private func json(_ recorded: Recorded, at index: Int?, withWords: Bool) -> JSON {
    let conversation = recorded.event?.conversation ?? recorded.conversation
    var fields: [JSON.Field] = [
      .init("number", .number(recorded.number)), .init("device", .string(recorded.device)),
      .init("at", .string(rfc3339(recorded.at))), .init("kind", .string(recorded.kind)),
      .init("conversation", conversation.flatMap(number).map(JSON.number) ?? .null),
      .init("field", .optional(recorded.event?.field)),
    ]
    if withWords, let event = recorded.event { fields += self.fields(of: event) }
    if let index { fields += standingFields(at: index) }
    return .object(fields)
  }

  private func standingFields(at index: Int) -> [JSON.Field] {
    var fields: [JSON.Field] = []
    switch standing.standings[index] {
    case nil: break
    case .stands: fields.append(.init("standing", .string("stands")))
    case .replaced(let later):
      fields += [.init("standing", .string("replaced")), .init("by", json(holdings.own[later]))]
    case .takenBack(let later):
      fields += [.init("standing", .string("taken back")), .init("by", json(holdings.own[later]))]
    }
    if let change = standing.undone[index] { fields.append(.init("undoes", json(holdings.own[change]))) }
    return fields
  }

  /// Which record is meant.
  private func json(_ recorded: Recorded) -> JSON {
    .object([.init("number", .number(recorded.number)), .init("device", .string(recorded.device))])
  }

  private func fields(of event: Event) -> [JSON.Field] {
    switch event {
    case .personAdded(_, let name), .personRenamed(_, let name): [.init("name", .string(name))]
    case .aliasAdded(_, let alias): [.init("alias", .string(alias))]
    case .noted(_, let text, let day, _): [.init("text", .string(text)), .init("day", .string(day.iso))]
    case .started(_, let opening):
      [
        .init("flow", .string(opening.flow.id)), .init("flowVersion", .number(opening.flow.version)),
        .init("flowDigest", .string(opening.flow.digest)), .init("day", .string(opening.day.iso)),
        .init("parent", opening.parent.flatMap(number).map(JSON.number) ?? .null),
      ]
    case .paused(_, let waiting): [.init("waiting", .bool(waiting))]
    case .completed(_, let day): [.init("day", .string(day.iso))]
    case .answered(let id, let field, let answer):
      [
        .init("text", .string(answer.text)), .init("private", .bool(isPrivate(answer, to: field, of: id))),
        .init("asked", .bool(answer.wasAsked)), .init("value", json(answer.value)),
      ]
    case .privacyChanged(_, _, let isPrivate): [.init("private", .bool(isPrivate))]
    case .drafted(_, _, let text): [.init("text", .string(text))]
    case .remarked(_, _, let said): [.init("rule", .string(said.rule)), .init("quote", .string(said.quote))]
    case .kept(_, _, let reason): [.init("because", .optional(reason))]
    case .committed(let id, let commitment):
      [
        .init("commitment", number(of: id).map(JSON.number) ?? .null),
        .init("day", .string(commitment.day.iso)),
        .init("pledge", json(commitment.pledge)),
      ]
    case .commitmentMoved(let id, let due, let day):
      [
        .init("commitment", number(of: id).map(JSON.number) ?? .null), .init("due", due.json),
        .init("day", .string(day.iso)),
      ]
    case .commitmentClosed(let id, let ending, let day):
      [
        .init("commitment", number(of: id).map(JSON.number) ?? .null), .init("day", .string(day.iso)),
      ] + fields(of: ending)
    case .exported(_, _, let path, let day):
      [.init("path", .string(path)), .init("day", .string(day.iso))]
    case .redacted(let place, let day):
      [
        .init(
          "of", .object([.init("number", .number(place.number)), .init("device", .string(place.device))])),
        .init("day", .string(day.iso)),
      ]
    case .forgotten(_, let day): [.init("day", .string(day.iso))]
    case .erased: [.init("erased", .bool(true))]
    case .resumed, .abandoned, .skipped, .undone, .revisited: []
    }
  }

  private func fields(of ending: Commitment.Ending) -> [JSON.Field] {
    switch ending {
    case .done: [.init("ending", .string("done"))]
    case .missed: [.init("ending", .string("missed"))]
    case .dropped(let why): [.init("ending", .string("dropped")), .init("why", .string(why))]
    }
  }

  private func json(_ value: Answer.Value) -> JSON {
    switch value {
    case .text: .null
    case .choice(let code): .string(code)
    case .date(let days): days.json
    case .person(let id): .optional(id.map { record.person($0)?.name ?? "\($0)" })
    case .scale(let number): .number(number)
    case .confirmed(let yes): .bool(yes)
    case .commitments(let pledges, _): .array(pledges.map(json))
    }
  }

  private func json(_ pledge: Pledge) -> JSON {
    .object([
      .init("who", .optional(pledge.who)), .init("owner", .string(pledge.owner.rawValue)),
      .init("what", .string(pledge.what)), .init("due", pledge.due?.json ?? .null),
    ])
  }
}

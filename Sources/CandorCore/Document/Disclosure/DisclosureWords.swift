// SPDX-License-Identifier: GPL-3.0-or-later

// One record in plain words.
extension Disclosure {
  /// The record's words, and for an answer what became of it.
  func words(of recorded: Recorded, at index: Int) -> String {
    var marks: [String] = []
    if case .answered(let id, let field, let answer) = recorded.event {
      if isPrivate(answer, to: field, of: id) { marks.append("private") }
      if !answer.wasAsked { marks.append("not asked for") }
    }
    switch standing.standings[index] {
    case nil, .stands: break
    case .replaced(let later): marks.append("replaced by \(reference(holdings.own[later]))")
    case .takenBack(let later): marks.append("taken back by \(reference(holdings.own[later]))")
    }
    if let change = standing.undone[index] { marks.append("it was \(reference(holdings.own[change]))") }
    return plainWords(of: recorded) + (marks.isEmpty ? "" : " (\(marks.joined(separator: "; ")))")
  }

  /// The record's words alone.
  func plainWords(of recorded: Recorded) -> String {
    guard let event = recorded.event else {
      return "A record of the kind \(recorded.kind), which this candor cannot read."
    }
    let isTheirs = recorded.person == person.id
    return switch event {
    case .personAdded(_, let name): "Added as “\(name)”."
    case .personRenamed(_, let name): "Renamed to “\(name)”."
    case .aliasAdded(_, let alias): "Also called “\(alias)”."
    case .noted(_, let text, let day, let id):
      "Noted on \(day.spoken)\(id.map { ", in \(name(of: $0))" } ?? ""): “\(text)”"
    case .started(_, let opening): beginning(opening)
    case .paused(_, waiting: true): "Paused until the two had talked."
    case .paused(_, waiting: false): "Paused."
    case .resumed: "Resumed."
    case .completed(_, let day): "Completed on \(day.spoken)."
    case .abandoned: "Abandoned."
    case .answered(_, let field, let answer):
      "\(label(field)): “\(answer.text)”\(understanding(of: answer, isTheirs))"
    case .skipped(_, let field): "\(label(field)) was skipped."
    case .undone: "The last change was taken back."
    case .revisited(_, let field): "Gone back to \(label(field))."
    case .privacyChanged(_, let field, let isPrivate):
      "\(label(field)) was \(isPrivate ? "made private" : "shared")."
    case .drafted(_, let field, let text):
      "Typed\(field.map { " for \(label($0))" } ?? "") and not sent: “\(text)”"
    case .remarked(_, let field, let said):
      "The coach remarked on “\(said.quote)” in \(label(field)), by the rule “\(said.rule)”."
    case .kept(_, let field, let reason):
      "The wording of \(label(field)) was kept" + (reason.map { ", because “\($0)”" } ?? ".")
    case .committed(let id, let commitment):
      "\(name(of: id)), made on \(commitment.day.spoken)\(origin(of: commitment)): \(words(of: commitment.pledge, isTheirs))."
    case .commitmentMoved(let id, let due, let day):
      "\(name(of: id)) was moved on \(day.spoken) to \(due.spokenDays)."
    case .commitmentClosed(let id, let ending, let day):
      "\(name(of: id)) was \(words(of: ending)), on \(day.spoken)."
    case .exported(_, let id, let path, let day):
      "Written on \(day.spoken) to the file \(path)\(id.map { ", from \(name(of: $0))" } ?? "")."
    case .forgotten(_, let day): "Somebody was forgotten on \(day.spoken)."
    case .redacted(let place, let day):
      "The words of record \(place.number) of \(place.device) were removed on \(day.spoken)."
    case .erased: "The words of this record (\(recorded.kind)) were removed."
    }
  }

  private func origin(of commitment: Commitment) -> String {
    guard let conversation = commitment.conversation, let field = commitment.field else {
      return ", read from notes"
    }
    return " in \(name(of: conversation)) (\(label(field)))"
  }

  private func beginning(_ opening: Opening) -> String {
    let parent = opening.parent.map { ", in the middle of \(name(of: $0))" } ?? ""
    return
      "Begun on \(opening.day.spoken)\(parent), as “\(opening.flow.id)” version \(opening.flow.version) (\(opening.flow.digest))."
  }

  /// What an answer was taken to mean, where the words alone do not say it.
  private func understanding(of answer: Answer, _ isTheirs: Bool) -> String {
    switch answer.value {
    case .text: ""
    case .choice(let code): code == answer.text ? "" : ", understood as “\(code)”"
    case .date(let days): ", understood as \(days.spokenDays)"
    case .person(let id):
      ", understood as \(id.map { record.person($0)?.name ?? "\($0)" } ?? "the manager")"
    case .scale(let value): ", understood as \(value)"
    case .confirmed(let yes): ", understood as \(yes ? "yes" : "no")"
    case .commitments(let pledges, let isComplete):
      (pledges.isEmpty
        ? "" : ", understood as " + pledges.map { words(of: $0, isTheirs) }.joined(separator: "; "))
        + (isComplete ? "" : ", with more to come")
    }
  }

  /// `isTheirs` says whether the pledge stands in a record of the person's own.
  private func words(of pledge: Pledge, _ isTheirs: Bool) -> String {
    let who =
      switch pledge.owner {
      case .me: "the manager"
      case .them: isTheirs ? person.name : "the other person"
      case .other: "somebody else"
      }
    let named = pledge.who.map { " (“\($0)”)" } ?? ""
    return
      "“\(pledge.what)”, promised by \(who)\(named), \(pledge.due.map { "due \($0.spokenDays)" } ?? "no day")"
  }

  private func words(of ending: Commitment.Ending) -> String {
    switch ending {
    case .done: "done"
    case .missed: "missed"
    case .dropped(let why): "dropped, because “\(why)”"
    }
  }

  /// As the answer stands now: what was said later about who may read it counts.
  func isPrivate(_ answer: Answer, to field: Field, of id: ConversationID) -> Bool {
    record.conversation(id)?[field]?.privacy ?? answer.isPrivate
  }

  func number(of id: ConversationID) -> Int? { record.conversation(id)?.number }

  func number(of id: CommitmentID) -> Int? { record.commitments.first { $0.id == id }?.number }

  private func name(of id: ConversationID) -> String {
    number(of: id).map { "conversation \($0)" } ?? "conversation \(id)"
  }

  private func name(of id: CommitmentID) -> String {
    number(of: id).map { "Commitment \($0)" } ?? "Commitment \(id)"
  }

  /// `root-cause` as "Root cause".
  private func label(_ field: Field) -> String {
    let words = field.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Recorded {
  /// What kind of thing it is, in a word that gives nothing away.
  package var noun: String {
    switch event {
    case nil: kind
    case .personAdded, .personRenamed, .aliasAdded: "the name of somebody"
    case .noted: "a note"
    case .answered: "an answer"
    case .skipped: "a skipped question"
    case .drafted: "a draft"
    case .remarked: "a remark of the coach"
    case .kept: "a kept wording"
    case .committed, .commitmentMoved, .commitmentClosed: "a commitment"
    case .exported: "a file that was written"
    case .forgotten, .redacted, .erased: "a removal"
    case .started, .paused, .resumed, .completed, .abandoned, .undone, .revisited, .privacyChanged:
      "a step of a conversation"
    }
  }
}

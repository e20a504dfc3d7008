// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// What is said after a turn: what the events mean to the person, then the question that is open.
  package func screen(after events: [Event], at moment: Moment) -> Screen {
    var said: [Said] = []
    for event in events { said += saying(event, among: events, at: moment) }
    if !events.isEmpty, let talk { said += asking(talk, today: moment.today) }
    return Screen(said)
  }

  /// The open question, or the preview that the end asks a yes for.
  package func asking(_ talk: Talk, today: Day) -> [Said] {
    guard let question = talk.question else { return preview(talk, today: today) }
    if case .commitments = question.type, talk.state?.isUnfinishedList == true,
      talk.conversation.revisiting == nil
    {
      return []  // between two lines of a list nothing is asked again
    }
    if isInteractive, talk.conversation.revisiting == question.id,
      talk.state?.remarks.contains(where: { !$0.isKept }) == true
    {
      return []  // the words that were remarked on stand in the line, under their question
    }
    var said: [Said] = []
    if !isInteractive, let draft = talk.conversation.draft(question.id) {
      said.append(.notice("A draft is kept for this: “\(draft)”. /keep takes it as the answer."))
    } else if !isInteractive, talk.conversation.revisiting == question.id, let answer = talk.state?.answer,
      !answer.isList
    {
      said.append(.notice("So far: \(answer.text)"))
    }
    if case .commitments = question.type, let state = talk.state,
      talk.conversation.revisiting == question.id || talk.isStale
    {
      let name = record.name(of: talk.conversation)
      for (index, pledge) in state.pledges.enumerated() {
        said.append(.line("\(index + 1). \(spoken(pledge, person: name, today: today))"))
      }
    }
    var text = filled(question.ask, talk)
    if case .choice(let choices) = question.type {
      text += "\n" + choices.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "   ")
    }
    said.append(.question(field: question.id, text: text, hints: hints(question, talk)))
    return said
  }

  private func hints(_ question: Question, _ talk: Talk) -> [String] {
    var hints: [String] = []
    let fresh = (talk.state?.pledges ?? []).isEmpty
    switch question.type {
    case .commitments: if fresh { hints.append("one a line, who: what by when; an empty line ends the list") }
    case .scale(let range): hints.append("\(range.lowerBound) to \(range.upperBound)")
    case .confirm: hints.append("y or n")
    case .text, .choice, .person, .date: break
    }
    if talk.mayBeSkipped, fresh { hints.append("optional, Enter skips") }
    if question.waits { hints.append("can wait: /pause until you have talked") }
    if talk.state?.privacy ?? question.isPrivate { hints.append("private") }
    return hints
  }

  /// The text with `{person}` and fields filled in.
  func filled(_ text: String, _ talk: Talk) -> String {
    Template.filled(text) { field in
      if field == "person" { return record.name(of: talk.conversation) ?? "the other person" }
      return talk.conversation.answer(field)?.text
    } ?? text
  }

  private func preview(_ talk: Talk, today: Day) -> [Said] {
    let document = ConversationDocument(record: record, conversation: talk.conversation, flow: talk.flow)
    var said: [Said] = [
      .heading("This is what will be stored and may be shared"), .document(document.markdown),
    ]
    let hidden = document.inOrder.filter { $0.answer != nil && $0.isPrivate }
    if !hidden.isEmpty {
      said.append(.heading("Private: stored for you alone, in no shared document"))
      said += hidden.compactMap { field in
        field.answer.map { .line("\(document.heading(field.field)): \($0.text)") }
      }
    }
    said.append(
      .question(field: "save", text: "Save this?", hints: ["Enter saves; /fix FIELD, /back or /pause"]))
    return said
  }

  private func saying(_ event: Event, among events: [Event], at moment: Moment) -> [Said] {
    switch event {
    case .personAdded(let id, let name):
      let shape = name.skeleton
      let similar = record.people.first { $0.id != id && $0.names.contains { $0.skeleton == shape } }
      let warning = similar.map {
        " The name looks like \($0.name)'s; if it is the same person, see `candor people`."
      }
      return [.notice("New here: \(name).\(warning ?? "")")]
    case .personRenamed(_, let name): return [.line("Renamed to \(name).")]
    case .aliasAdded(let id, let alias):
      return [.line("\(record.person(id)?.name ?? "") also goes by \(alias) now.")]
    case .noted(let id, _, _, _):
      return [.line("Noted. It comes up at the next check-in with \(record.person(id)?.name ?? "them").")]
    case .started(let id, let opening): return began(id, opening, today: moment.today)
    case .resumed(let id): return resumed(id, today: moment.today)
    case .paused(let id, let waiting): return paused(id, waiting: waiting)
    case .completed(let id, _): return completed(id, events, today: moment.today)
    case .abandoned(let id):
      return [
        .line("Conversation \(record.conversation(id)?.number ?? 0) is abandoned. Its words stay in the log.")
      ]
    case .answered(let id, let field, let answer): return echo(answer, to: field, of: id, today: moment.today)
    case .skipped: return []
    case .undone: return [.notice("Taken back.")]
    case .revisited(let id, let field):
      let isRewording = events.contains { if case .remarked(id, field, _) = $0 { true } else { false } }
      return isRewording ? [.notice("Enter keeps it as it is; or edit the line. /why says more.")] : []
    case .privacyChanged(_, let field, let isPrivate):
      return [.notice(isPrivate ? "\(field) stays private." : "\(field) goes into the shared document.")]
    case .drafted(let id, let field, _): return drafted(id, field, among: events)
    case .remarked(let id, let field, let said): return remark(said, on: field, of: id)
    case .kept(_, _, let reason): return reason == nil ? [] : [.notice("Kept as it is.")]
    case .committed: return []
    case .commitmentMoved(let id, let due, _):
      let number = record.commitments.first { $0.id == id }?.number ?? 0
      return [.echo("\(number) is due \(due.spoken(from: moment.today)).")]
    case .commitmentClosed(let id, _, _):
      guard let commitment = record.commitments.first(where: { $0.id == id }) else { return [] }
      return [.echo("\(commitment.number) is \(commitment.status): \(commitment.made.pledge.what)")]
    }
  }

  /// A draft is worth a word unless the same turn made it an answer.
  private func drafted(_ id: ConversationID?, _ field: Field?, among events: [Event]) -> [Said] {
    guard let id, let field, let question = talk(id)?.flow.question(field) else { return [] }
    let isUsed = events.contains { if case .answered(id, field, _) = $0 { true } else { false } }
    return isUsed ? [] : [.notice("Your words are kept for: \(question.label).")]
  }

  private func echo(_ answer: Answer, to field: Field, of id: ConversationID, today: Day) -> [Said] {
    let unasked =
      answer.wasAsked ? [] : [Said.notice("\(field) is kept, though this road does not ask for it.")]
    switch answer.value {
    case .text, .scale, .confirmed: return unasked
    case .choice(let code): return [.echo(code)] + unasked
    case .date(let span): return [.echo(span.spoken(from: today))] + unasked
    case .person(let person): return [.echo(person.flatMap(record.person)?.name ?? "you")] + unasked
    case .commitments(let pledges, let isComplete):
      guard !isComplete || !answer.wasAsked else { return unasked }
      guard let last = pledges.last, let conversation = record.conversation(id) else { return unasked }
      let line = spoken(last, person: record.name(of: conversation), today: today)
      return [.echo("\(pledges.count). \(line)")] + unasked
    }
  }

  func spoken(_ pledge: Pledge, person: String?, today: Day) -> String {
    let when = pledge.due.map { $0.spoken(from: today) } ?? "no day named"
    return "\(CommitmentList.owner(pledge, person: person)): \(pledge.what), \(when)"
  }

  private func remark(_ said: RemarkSaid, on field: Field, of id: ConversationID) -> [Said] {
    guard let talk = talk(id), let answer = talk.conversation.answer(field),
      let question = talk.flow.question(field),
      let remark = coach.remarks(
        on: answer.text, reading: question.rules, names: record.people.flatMap(\.names)
      )
      .first(where: { $0.rule == said.rule && $0.quote == said.quote })
    else { return [] }
    return [.remark(rule: said.rule, quote: said.quote, text: remark.says, offer: remark.offer)]
  }
}

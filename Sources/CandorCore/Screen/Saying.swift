// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// What is said after a turn: what the events mean to the person, then the question that is open.
  package func screen(after events: [Event], at moment: Moment) -> Screen {
    var said: [Said] = []
    for event in events { said += saying(event, among: events, after: said, at: moment) }
    if !events.isEmpty, let talk { said += goingOn(talk, after: events, today: moment.today) }
    return Screen(said)
  }

  private func saying(
    _ event: Event, among events: [Event], after said: [Said], at moment: Moment
  ) -> [Said] {
    switch event {
    case .personAdded(let id, let name):
      let warning = record.lookalike(of: name, besides: id).map {
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
      guard isRewording else { return [] }
      let isOffered = said.contains {
        if case .remark(let shown) = $0 { shown.rewording != nil } else { false }
      }
      return [
        .notice(
          isOffered
            ? "Enter keeps it as it is; or edit the line, or take the wording with Up. /why says more."
            : "Enter keeps it as it is; or edit the line. /why says more.")
      ]
    case .privacyChanged(_, let field, let isPrivate):
      return [
        .notice(
          isPrivate
            ? "Private: \(field) stays out of the shared document."
            : "Shared: \(field) goes into the document.")
      ]
    case .drafted(let id, let field, _): return drafted(id, field, among: events)
    case .remarked(let id, let field, let said):
      return shown(said, on: field, of: id).map { [.remark($0)] } ?? []
    case .kept(_, _, let reason): return reason == nil ? [] : [.notice("Kept as it is.")]
    case .committed: return []
    case .commitmentMoved(let id, let due, _):
      let number = record.commitments.first { $0.id == id }?.number ?? 0
      return [.echo("\(number) is due \(due.spoken(from: moment.today)).")]
    case .commitmentClosed(let id, _, _):
      guard let commitment = record.commitments.first(where: { $0.id == id }) else { return [] }
      return [.echo("\(commitment.number) is \(commitment.status): \(commitment.made.pledge.what)")]
    // Said by the commands themselves: they know what there was.
    case .exported, .forgotten, .redacted, .erased: return []
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
      answer.wasAsked ? [] : [Said.notice("Kept: \(field), though this conversation did not ask for it.")]
    switch answer.value {
    case .text:
      return unasked
        + (CommandName(typedAs: answer.text).map { [meantAsCommand($0, typed: answer.text)] } ?? [])
    case .scale, .confirmed: return unasked
    case .choice(let code): return [.echo("\(label(field, id)): \(code)")] + unasked
    case .date(let span):
      let again = answer.recurrence.map { "; \($0.spoken)" } ?? ""
      return [.echo("\(label(field, id)): \(span.spoken(from: today))\(again)")] + unasked
    case .person(let person):
      return [.echo("\(label(field, id)): \(person.flatMap(record.person)?.name ?? "you")")] + unasked
    case .commitments(_, isComplete: true) where answer.wasAsked: return []
    case .commitments(let pledges, _): return echo(pledges, to: field, of: id, today: today) + unasked
    }
  }

  private func meantAsCommand(_ name: CommandName, typed answer: String) -> Said {
    .notice("“\(answer)” is kept as the answer. The command is /\(name.rawValue); /back goes to the answer.")
  }

  private func label(_ field: Field, _ id: ConversationID) -> String {
    talk(id)?.flow.question(field)?.label ?? field
  }

  /// The lines that were added to a list, or the one that was taken out.
  private func echo(_ pledges: [Pledge], to field: Field, of id: ConversationID, today: Day) -> [Said] {
    guard let conversation = record.conversation(id) else { return [] }
    let before = conversation.pledges(before: pledges, in: field)
    guard pledges.count >= before.count else {
      let gone = before.count == pledges.count + 1 ? before.first { !pledges.contains($0) } : nil
      return gone.map { [.notice("Taken out: \($0.what).")] } ?? []
    }
    let name = record.name(of: conversation)
    return pledges.enumerated().dropFirst(before.count).map { index, pledge in
      .echo("\(index + 1). \(spoken(pledge, person: name, today: today))")
    }
  }

  func spoken(_ pledge: Pledge, person: String?, today: Day) -> String {
    let when = pledge.due.map { $0.spoken(from: today) } ?? "no day named"
    return "\(CommitmentList.owner(pledge, person: person)): \(pledge.what), \(when)"
  }

  private func shown(_ said: RemarkSaid, on field: Field, of id: ConversationID) -> RemarkShown? {
    guard let talk = talk(id), let answer = talk.conversation.answer(field),
      let question = talk.flow.question(field),
      let remark = coach.remarks(
        on: answer.text, reading: question.rules, in: talk.flow.reference.id,
        names: record.people.flatMap(\.names)
      )
      .first(where: { $0.rule == said.rule && $0.quote == said.quote })
    else { return nil }
    return RemarkShown(
      rule: said.rule, quote: said.quote, range: remark.range, of: answer.text, text: remark.says,
      offer: remark.offer,
      rewording: remark.rewording(of: answer.text))
  }
}

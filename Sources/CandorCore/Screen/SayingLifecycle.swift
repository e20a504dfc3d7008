// SPDX-License-Identifier: GPL-3.0-or-later

// The beginnings and endings of conversations, as they are said.
extension Session {
  func began(_ id: ConversationID, _ opening: Opening, today: Day) -> [Said] {
    guard let talk = talk(id) else { return [] }
    var said: [Said] = [.heading(title(talk)), .line(filled(talk.flow.about, talk))]
    if let other = alreadyUnfinished(opening) {
      said.append(
        .notice(
          "An earlier one is \(other.status.rawValue): `candor resume \(other.number)` goes on with it."))
    }
    if isInteractive {
      said.append(.notice("/help lists the commands. /pause stops any time; nothing is lost."))
    }
    return said + openers(talk, today: today)
  }

  func resumed(_ id: ConversationID, today: Day) -> [Said] {
    guard let talk = talk(id) else { return [] }
    let begun = talk.conversation.opening.day.spoken
    return [.heading("\(title(talk)), begun \(begun)")] + filledSoFar(talk)
  }

  func paused(_ id: ConversationID, waiting: Bool) -> [Said] {
    guard let conversation = record.conversation(id) else { return [] }
    if conversation.status == .completed {
      return [.line("Left. What you corrected is kept; `candor fix \(conversation.number) FIELD` goes on.")]
    }
    let way = "`candor resume \(conversation.number)`"
    if waiting {
      return [.line("Waiting until you have talked. Everything is kept; \(way) goes on from here.")]
    }
    return [.line("Paused. Everything is kept; \(way) goes on from here.")]
  }

  func completed(_ id: ConversationID, _ events: [Event], today: Day) -> [Said] {
    guard let conversation = record.conversation(id) else { return [] }
    let number = conversation.number
    var said: [Said] = [.line("Saved as conversation \(number). `candor show \(number)` prints it.")]
    let made = record.commitments(of: id).filter { commitment in
      events.contains { if case .committed(commitment.id, _) = $0 { true } else { false } }
    }
    if !made.isEmpty {
      let name = record.name(of: conversation)
      said += made.map { .line("\($0.number). \(spoken($0.made.pledge, person: name, today: today))") }
      said.append(.notice("`candor done N` when one is kept; `candor commitments` lists them all."))
    }
    return said
  }

  /// The answers so far, one a line.
  package func filledSoFar(_ talk: Talk) -> [Said] {
    let document = ConversationDocument(record: record, conversation: talk.conversation, flow: talk.flow)
    return document.inOrder.compactMap { field in
      guard let answer = field.answer else { return nil }
      let mark = field.isPrivate ? " (private)" : ""
      return .line("\(field.field)\(mark): \(answer.oneLine)")
    }
  }

  private func title(_ talk: Talk) -> String {
    record.name(of: talk.conversation).map { "\(talk.flow.title) with \($0)" } ?? talk.flow.title
  }

  /// What a type wants to have in view before its first question.
  private func openers(_ talk: Talk, today: Day) -> [Said] {
    guard let person = talk.conversation.opening.person.flatMap(record.person) else { return [] }
    let before = record.conversations.last {
      $0.opening.person == person.id && $0.opening.flow.id == talk.flow.reference.id
        && $0.status == .completed && $0.id != talk.conversation.id
    }
    var said: [Said] = []
    for opener in talk.flow.opens {
      switch opener {
      case .commitments:
        let open = record.commitments.filter {
          $0.isOpen && $0.made.person == person.id && $0.made.conversation != talk.conversation.id
        }
        guard !open.isEmpty else { continue }
        said.append(.line("Promised and still open:"))
        said += open.map { commitment in
          let who = CommitmentList.owner(commitment.made.pledge, person: person.name)
          let when = CommitmentList.when(commitment, today: today)
          return .line("\(commitment.number). \(who): \(commitment.made.pledge.what), \(when)")
        }
      case .notes:
        let notes = person.notes.filter { $0.at >= before?.startedAt ?? .min }
        guard !notes.isEmpty else { continue }
        said.append(.line("Noted since last time:"))
        said += notes.map { .line("\($0.day.spoken): \($0.text)") }
      }
    }
    return said
  }
}

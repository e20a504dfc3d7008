// SPDX-License-Identifier: GPL-3.0-or-later

// Questions, as they are asked.
extension Session {
  /// What comes after a turn: what stands already, then the open question, or the preview at the end.
  func goingOn(_ talk: Talk, after events: [Event], today: Day) -> [Said] {
    guard let question = talk.question else { return preview(talk) + asking(talk) }
    if added(to: question, by: events) || isRewording(talk) { return [] }
    return standing(talk, question, today: today) + asking(talk)
  }

  /// The open question alone, or the one at the end.
  package func asking(_ talk: Talk) -> [Said] {
    guard let question = talk.question else {
      return [
        .question(
          QuestionShown(
            field: "save", text: "Save this?", type: .confirm,
            hints: ["Enter saves; /fix FIELD, /back or /pause"]))
      ]
    }
    return [
      .question(
        QuestionShown(
          field: question.id, text: filled(question.ask, talk), type: question.type,
          hints: hints(question, talk)))
    ]
  }

  /// Between two lines of a list nothing is asked.
  private func added(to question: Question, by events: [Event]) -> Bool {
    guard case .answered(_, question.id, let answer) = events.last(where: { !$0.isNewPerson }) else {
      return false
    }
    if case .commitments(_, isComplete: false) = answer.value { return true }
    return false
  }

  /// The words that were remarked on stand in the line, under the question that asked for them.
  private func isRewording(_ talk: Talk) -> Bool {
    isInteractive && talk.conversation.revisiting != nil
      && talk.state?.remarks.contains { !$0.isKept } == true
  }

  /// What there is already for the open question: a draft, the answer so far, the lines of a list.
  private func standing(_ talk: Talk, _ question: Question, today: Day) -> [Said] {
    if case .commitments = question.type, let state = talk.state {
      let name = record.name(of: talk.conversation)
      return state.pledges.enumerated().map { index, pledge in
        .line("\(index + 1). \(spoken(pledge, person: name, today: today))")
      }
    }
    guard !isInteractive else { return [] }  // it stands in the line
    if let draft = talk.conversation.draft(question.id) {
      return [.notice("A draft is kept for this: “\(draft)”. /keep takes it as the answer.")]
    }
    guard talk.conversation.revisiting == question.id, let answer = talk.state?.answer else { return [] }
    return [.notice("So far: \(answer.text)")]
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

  /// What the end would store, and for whom.
  package func preview(_ talk: Talk) -> [Said] {
    let document = ConversationDocument(
      record: record, conversation: talk.conversation, flow: talk.flow, coach: coach)
    var said: [Said] = [
      .heading("This is what will be stored and may be shared"), .document(document.markdown),
    ]
    let hidden = document.inOrder.filter { $0.answer != nil && $0.isPrivate }
    if !hidden.isEmpty {
      said.append(.heading("Private: stored for you alone, in no shared document"))
      said += hidden.compactMap { field in
        field.answer.map { .line("\(document.heading(field.field)): \($0.oneLine)") }
      }
    }
    return said
  }
}

extension Event {
  fileprivate var isNewPerson: Bool {
    if case .personAdded = self { true } else { false }
  }
}

extension Answer {
  /// The words on one line, a list's lines parted by semicolons.
  var oneLine: String {
    text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: isList ? "; " : " ")
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  func back(_ steps: Int, in talk: Talk) throws(Refusal) -> [Event] {
    let road = talk.walk.passed
    let here = talk.conversation.revisiting.flatMap { road.firstIndex(of: $0) } ?? road.count
    guard here > 0 else { throw Refusal(.usage, "This is the first question; there is nothing before it.") }
    return [.revisited(talk.conversation.id, road[max(0, here - steps)])]
  }

  func fix(_ field: Field, in talk: Talk) throws(Refusal) -> [Event] {
    // Only the road already walked may be reopened: a promise is proved for nothing else.
    let filled = talk.walk.passed
    let candidates = filled.contains(field) ? [field] : filled.filter { $0.hasPrefix(field) }
    guard candidates.count == 1 else {
      let known = (candidates.isEmpty ? filled : candidates).joined(separator: ", ")
      let message =
        filled.isEmpty
        ? "Nothing is answered yet."
        : "Which answer? There are: \(known)."
      throw Refusal(.usage, message)
    }
    return [.revisited(talk.conversation.id, candidates[0])]
  }

  func skip(in talk: Talk) throws(Refusal) -> [Event] {
    guard let question = talk.question else {
      throw Refusal(.usage, "There is nothing left to skip. Enter saves.")
    }
    guard talk.mayBeSkipped else {
      let way = question.waits ? "/pause lets it wait until you have talked" : "/why says what it is for"
      throw Refusal(.usage, "This one is needed. \(way.first?.uppercased() ?? "")\(way.dropFirst()).")
    }
    return [.skipped(talk.conversation.id, question.id)]
  }

  /// Keeps the wording that was remarked on, or takes a draft as the answer.
  func keep(because reason: String?, in talk: Talk, at moment: Moment) throws(Refusal) -> [Event] {
    let conversation = talk.conversation
    if let field = conversation.revisiting, conversation.answer(field) != nil {
      return [.kept(conversation.id, field, because: reason)]
    }
    if let question = talk.question, let draft = conversation.draft(question.id) {
      return try answer(draft, in: talk, at: moment)
    }
    let remarked = conversation.fields.filter { $0.remarks.contains { !$0.isKept } }
    guard let latest = remarked.max(by: { $0.stamp < $1.stamp }) else {
      throw Refusal(.usage, "There is no remark to answer; the wording stands as it is.")
    }
    return [.kept(conversation.id, latest.field, because: reason)]
  }

  func togglePrivacy(of field: Field?, in talk: Talk) throws(Refusal) -> [Event] {
    guard let field = field ?? talk.question?.id, let question = talk.flow.question(field) else {
      throw Refusal(
        .usage, "Which answer? There are: \(talk.flow.questions.map(\.id).joined(separator: ", ")).")
    }
    let isPrivate = talk.conversation[field]?.isPrivate ?? question.isPrivate
    return [.privacyChanged(talk.conversation.id, field, isPrivate: !isPrivate)]
  }

  func note(_ text: String, in talk: Talk, at moment: Moment) throws(Refusal) -> [Event] {
    guard let person = talk.conversation.opening.person else {
      throw Refusal(.usage, "This conversation is not about one person. At the top level: note NAME TEXT")
    }
    return [.noted(person, text: text, day: moment.today, conversation: talk.conversation.id)]
  }

  func drop(line: Int, in talk: Talk) throws(Refusal) -> [Event] {
    guard let question = talk.question, var answer = talk.state?.answer,
      case .commitments(var pledges, _) = answer.value
    else { throw Refusal(.usage, "/drop takes a line out of a list; this question has none.") }
    guard pledges.indices.contains(line - 1) else {
      let lines = pledges.count == 1 ? "one line" : "\(pledges.count) lines"
      throw Refusal(.usage, "The list has \(lines). /show prints it.")
    }
    pledges.remove(at: line - 1)
    var lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.indices.contains(line - 1) { lines.remove(at: line - 1) }
    answer.text = lines.joined(separator: "\n")
    answer.value = .commitments(pledges, isComplete: false)
    return [
      .answered(talk.conversation.id, question.id, answer), .revisited(talk.conversation.id, question.id),
    ]
  }

  func undo(in talk: Talk) throws(Refusal) -> [Event] {
    guard !talk.conversation.history.isEmpty else {
      throw Refusal(.usage, "There is nothing to take back yet.")
    }
    return [.undone(talk.conversation.id)]
  }
}

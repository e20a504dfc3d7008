// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// Begins a conversation, always a new one.
  ///
  /// - Parameters:
  ///   - name: the type's id, or the beginning of it.
  ///   - person: whom it is with.
  ///   - parent: the conversation this is a digression from; its person is taken where none is named.
  ///   - sentence: words typed before it began, kept as the draft of the answer that they fit.
  ///   - moment: now.
  /// - Returns: what happened.
  /// - Throws: an unknown type (64).
  package func begin(
    _ name: String, person: String?, inside parent: Conversation? = nil, keeping sentence: String? = nil,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    let flow = try findFlow(name)
    var events: [Event] = []
    var who = parent?.opening.person
    if let person, !person.trimmed.isEmpty {
      let (added, id) = try personNamed(person.trimmed, at: moment)
      events += added
      who = id
    }
    let opening = Opening(flow: flow.reference, person: who, day: moment.today, parent: parent?.id)
    let id: ConversationID = moment.id(1)
    events.append(.started(id, opening))
    if let sentence, let field = flow.fieldForFreeText { events.append(.drafted(id, field, text: sentence)) }
    return events
  }

  /// Goes on with an unfinished conversation: this one, or the one touched last.
  package func resume(_ number: Int?) throws(Refusal) -> [Event] {
    guard let number else {
      guard let latest = record.latestUnfinished else {
        throw Refusal(.nothingMatched, "Nothing is unfinished. `candor start` begins a conversation.")
      }
      return try resume(latest.number)
    }
    let conversation = try record.conversation(number: number)
    guard conversation.status.isUnfinished else {
      throw Refusal(
        .usage,
        "Conversation \(number) is \(conversation.status.rawValue). `candor fix \(number) FIELD` corrects an answer."
      )
    }
    _ = try findFlow(conversation.opening.flow.id)
    return [.resumed(conversation.id)]
  }

  /// Opens an earlier conversation again at one answer.
  package func reopen(_ number: Int, at field: Field) throws(Refusal) -> [Event] {
    let conversation = try record.conversation(number: number)
    let talk = Talk(conversation: conversation, flow: try findFlow(conversation.opening.flow.id))
    return [.resumed(conversation.id)] + (try fix(field.lowercased(), in: talk))
  }

  /// The type of this id, or the only one whose id begins so.
  ///
  /// - Throws: unknown or ambiguous (64), naming what there is.
  package func findFlow(_ name: String) throws(Refusal) -> Flow {
    let wanted = name.lowercased()
    if let exact = flow(wanted) { return exact }
    let candidates = flows.filter { !wanted.isEmpty && $0.reference.id.hasPrefix(wanted) }
    if candidates.count == 1 { return candidates[0] }
    if candidates.count > 1, !wanted.isEmpty {
      let names = candidates.map(\.reference.id).joined(separator: " or ")
      throw Refusal(.usage, "That could be \(names). Please type a little more.")
    }
    let what = wanted.isEmpty ? "Which conversation?" : "There is no conversation type of that name."
    throw Refusal(.usage, "\(what) There are: \(flows.map(\.reference.id).joined(separator: ", ")).")
  }

  /// The latest unfinished conversation of the same kind with the same person, to be mentioned at a new start.
  func alreadyUnfinished(_ opening: Opening) -> Conversation? {
    record.conversations.indices.last { index in
      record.conversations[index].status.isUnfinished
        && record.conversations[index].opening.person == opening.person
        && record.conversations[index].opening.flow.id == opening.flow.id
        && !underWay.contains(record.conversations[index].id)
    }.map { record.conversations[$0] }
  }
}

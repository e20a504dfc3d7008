// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of an outline as a record again, in the order in which `OutlineWriting` has them.
extension OutlineReader {
  mutating func read(into record: inout Record) {
    let turns = number(Int64.self)
    let begun = number(Int64.self)
    let made = number(Int64.self)
    let forgotten = Set((0..<count(ofAtLeast: 8)).map { _ in PersonID(bits: bits(UInt64.self)) })
    let looseDraft = flag() ? text() : nil
    let people = (0..<count(ofAtLeast: 20)).map { _ in person() }
    let flows = (0..<count(ofAtLeast: 16)).map { _ in
      FlowReference(id: text(), version: number(Int64.self), digest: text())
    }
    let talkedTo = (0..<count(ofAtLeast: 8)).map { _ in PersonID(bits: bits(UInt64.self)) }
    let count = count(ofAtLeast: 18)
    var conversations: [Conversation] = []
    conversations.reserveCapacity(count)
    var before = OutlineStep()
    for _ in 0..<count {
      guard let conversation = conversation(flows, talkedTo, after: before) else { return refuse() }
      before = OutlineStep(conversation)
      conversations.append(conversation)
    }
    record.resume(
      people: people, conversations, looseDraft: looseDraft, turns: turns, begun: begun, made: made,
      forgotten: forgotten)
  }

  private mutating func person() -> Person {
    var person = Person(id: PersonID(bits: bits(UInt64.self)), name: text())
    person.aliases = texts()
    person.notes = (0..<count(ofAtLeast: 16)).map { _ in
      Person.Note(text: text(), day: day(), at: bits(Int64.self))
    }
    return person
  }

  private mutating func conversation(
    _ flows: [FlowReference], _ people: [PersonID], after before: OutlineStep
  ) -> Conversation? {
    let marks = bits(UInt8.self)
    let id = ConversationID(bits: bits(UInt64.self))
    let person = marks & ConversationMark.person != 0 ? short() : nil
    let parent = marks & ConversationMark.parent != 0 ? ConversationID(bits: bits(UInt64.self)) : nil
    let flow = short()
    let number = before.number &+ short()
    let startedAt = before.startedAt &+ Int64(short())
    let updatedAt = startedAt &+ Int64(short())
    let lastTurn = before.lastTurn &+ short()
    let begun = day()
    let completed = marks & ConversationMark.completed != 0 ? day() : nil
    guard let status = Conversation.Status(code: marks & ConversationMark.status),
      flows.indices.contains(flow),
      person.map(people.indices.contains) ?? true
    else { return nil }
    let opening = Opening(
      flow: flows[flow], person: person.map { people[$0] }, day: begun, parent: parent)
    var conversation = Conversation(id: id, number: number, opening: opening, at: startedAt)
    conversation.updatedAt = updatedAt
    conversation.lastTurn = lastTurn
    conversation.status = status
    conversation.completedOn = completed
    conversation.answers = nil
    return conversation
  }

  mutating func readCommitments(into record: inout Record) {
    let fields = texts()
    let count = count(ofAtLeast: 18)
    var commitments: [CommitmentState] = []
    commitments.reserveCapacity(count)
    var before = 0
    for _ in 0..<count {
      guard let commitment = commitment(fields, record.conversations, after: before) else { return refuse() }
      before = commitment.number
      commitments.append(commitment)
    }
    record.resume(commitments)
  }

  private mutating func commitment(
    _ fields: [Field], _ conversations: [Conversation], after before: Int
  ) -> CommitmentState? {
    let marks = bits(UInt16.self)
    func has(_ mark: UInt16) -> Bool { marks & mark != 0 }
    let id = CommitmentID(bits: bits(UInt64.self))
    var conversation = ConversationID(bits: 0)
    var whose: PersonID?
    if has(CommitmentMark.conversation) {
      let index = short()
      guard conversations.indices.contains(index) else { return nil }
      conversation = conversations[index].id
      whose = conversations[index].opening.person
    } else {
      conversation = ConversationID(bits: bits(UInt64.self))
    }
    var person: PersonID?
    if has(CommitmentMark.person) {
      person = has(CommitmentMark.samePerson) ? whose : PersonID(bits: bits(UInt64.self))
    }
    let number = before &+ short()
    let (moves, changes) = (short(), short())
    let field = short()
    let day = day()
    let changedAt = day.begin &+ Int64(short())
    let who = has(CommitmentMark.who) ? shortText() : nil
    let what = shortText()
    let firstDue = has(CommitmentMark.firstDue) ? span() : nil
    guard let owner = Owner(code: UInt8(marks & 3)), fields.indices.contains(field) else { return nil }
    let pledge = Pledge(who: who, owner: owner, what: what, due: firstDue)
    var commitment = CommitmentState(
      id: id, number: number,
      made: has(CommitmentMark.outside)
        ? Commitment(pledge: pledge, person: person, day: day)
        : Commitment(
          pledge: pledge, conversation: conversation, field: fields[field], person: person, day: day),
      at: changedAt)
    if !has(CommitmentMark.sameDue) { commitment.due = has(CommitmentMark.due) ? span() : nil }
    commitment.moves = moves
    commitment.changes = changes
    commitment.closedOn = has(CommitmentMark.closed) ? self.day() : nil
    switch marks >> 2 & 3 {
    case 0: break
    case 1: commitment.ending = .done
    case 2: commitment.ending = .missed
    default: commitment.ending = .dropped(why: shortText())
    }
    return commitment
  }

  private mutating func span() -> DaySpan {
    DaySpan(day(), day())
  }

  private mutating func flag() -> Bool {
    switch bits(UInt8.self) {
    case 0: return false
    case 1: return true
    default:
      refuse()
      return false
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

// What a record is as the bytes of an outline: the order here is the order in `OutlineReading`.
extension OutlineWriter {
  mutating func write(_ record: Record) {
    number(record.turns, as: Int64.self)
    number(record.begun, as: Int64.self)
    number(record.made, as: Int64.self)
    number(record.forgotten.count, as: UInt32.self)
    for id in record.forgotten.map(\.bits).sorted() { bits(id) }
    bits(UInt8(record.looseDraft == nil ? 0 : 1))
    if let draft = record.looseDraft { text(draft) }
    number(record.people.count, as: UInt32.self)
    for person in record.people { write(person) }
    var flows: [FlowReference] = []
    var flowIndex: [FlowReference: Int] = [:]
    for conversation in record.conversations where flowIndex[conversation.opening.flow] == nil {
      flowIndex[conversation.opening.flow] = flows.count
      flows.append(conversation.opening.flow)
    }
    number(flows.count, as: UInt32.self)
    for flow in flows {
      text(flow.id)
      number(flow.version, as: Int64.self)
      text(flow.digest)
    }
    var people: [PersonID] = []
    var personIndex: [PersonID: Int] = [:]
    for case let id? in record.conversations.map(\.opening.person) where personIndex[id] == nil {
      personIndex[id] = people.count
      people.append(id)
    }
    number(people.count, as: UInt32.self)
    for id in people { bits(id.bits) }
    number(record.conversations.count, as: UInt32.self)
    var before = OutlineStep()
    for conversation in record.conversations {
      let opening = conversation.opening
      write(
        conversation, flow: flowIndex[opening.flow] ?? 0,
        person: opening.person.flatMap { personIndex[$0] } ?? 0, after: &before)
    }
  }

  private mutating func write(_ person: Person) {
    bits(person.id.bits)
    text(person.name)
    texts(person.aliases)
    number(person.notes.count, as: UInt32.self)
    for note in person.notes {
      text(note.text)
      day(note.day)
      bits(note.at)
    }
  }

  /// Numbers as steps from the conversation before: there are thousands, and all of it is read at every start.
  private mutating func write(
    _ conversation: Conversation, flow: Int, person: Int, after before: inout OutlineStep
  ) {
    let opening = conversation.opening
    var marks = conversation.status.code
    if opening.person != nil { marks |= ConversationMark.person }
    if opening.parent != nil { marks |= ConversationMark.parent }
    if conversation.completedOn != nil { marks |= ConversationMark.completed }
    bits(marks)
    bits(conversation.id.bits)
    if opening.person != nil { short(person) }
    if let parent = opening.parent { bits(parent.bits) }
    short(flow)
    short(conversation.number &- before.number)
    step(conversation.startedAt, from: before.startedAt)
    step(conversation.updatedAt, from: conversation.startedAt)
    short(conversation.lastTurn &- before.lastTurn)
    day(opening.day)
    if let day = conversation.completedOn { self.day(day) }
    before = OutlineStep(conversation)
  }

  private mutating func step(_ value: Int64, from other: Int64) {
    let (step, isTooLarge) = value.subtractingReportingOverflow(other)
    if isTooLarge { refuse() } else { short(Int(step)) }
  }

  mutating func write(_ commitments: [CommitmentState], of record: Record) {
    var conversations: [ConversationID: Int] = [:]
    for (index, conversation) in record.conversations.enumerated() { conversations[conversation.id] = index }
    var fields: [Field] = []
    var fieldIndex: [Field: Int] = [:]
    for field in commitments.map({ $0.made.field ?? "" }) where fieldIndex[field] == nil {
      fieldIndex[field] = fields.count
      fields.append(field)
    }
    texts(fields)
    number(commitments.count, as: UInt32.self)
    var before = 0
    for commitment in commitments {
      let index = commitment.made.conversation.flatMap { conversations[$0] }
      let whose = index.flatMap { record.conversations[$0].opening.person }
      write(
        commitment, conversation: index, of: whose, field: fieldIndex[commitment.made.field ?? ""] ?? 0,
        number: commitment.number &- before)
      before = commitment.number
    }
  }

  private mutating func write(
    _ commitment: CommitmentState, conversation: Int?, of whose: PersonID?, field: Int, number: Int
  ) {
    let made = commitment.made
    var marks: UInt16 = UInt16(made.pledge.owner.code) | UInt16(commitment.ending.code) << 2
    if conversation != nil { marks |= CommitmentMark.conversation }
    if made.conversation == nil { marks |= CommitmentMark.outside }
    if made.person != nil { marks |= CommitmentMark.person }
    if made.person == whose { marks |= CommitmentMark.samePerson }
    if made.pledge.who != nil { marks |= CommitmentMark.who }
    if made.pledge.due != nil { marks |= CommitmentMark.firstDue }
    if commitment.due != nil { marks |= CommitmentMark.due }
    if commitment.due == made.pledge.due { marks |= CommitmentMark.sameDue }
    if commitment.closedOn != nil { marks |= CommitmentMark.closed }
    bits(marks)
    bits(commitment.id.bits)
    if let conversation { short(conversation) } else { bits(made.conversation?.bits ?? 0) }
    if let person = made.person, made.person != whose { bits(person.bits) }
    short(number)
    short(commitment.moves)
    short(commitment.changes)
    short(field)
    day(made.day)
    step(commitment.changedAt, from: made.day.begin)
    if let who = made.pledge.who { shortText(who) }
    shortText(made.pledge.what)
    span(made.pledge.due)
    if commitment.due != made.pledge.due { span(commitment.due) }
    if let day = commitment.closedOn { self.day(day) }
    if case .dropped(let why) = commitment.ending { shortText(why) }
  }

  private mutating func span(_ span: DaySpan?) {
    guard let span else { return }
    day(span.from)
    day(span.to)
  }
}

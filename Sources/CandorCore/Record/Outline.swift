// SPDX-License-Identifier: GPL-3.0-or-later

/// A record without its answers, as bytes that are quicker to read than the events it is a fold of.
///
/// Good for one version of the fold only, and always to be had again from the events: nobody repairs it, nobody
/// carries it over.
package struct Outline: Hashable, Sendable {
  /// Goes up with every change to these bytes, and with every change to what `Record` makes of an event.
  package static let version: UInt32 = 1

  /// People, their notes and the conversations.
  package let conversations: [UInt8]
  package let commitments: [UInt8]

  /// The outline of what is known; nil where something of it has no form, a day in a million years for instance.
  package init?(of record: Record) {
    var conversations = OutlineWriter()
    conversations.write(record)
    var commitments = OutlineWriter()
    commitments.write(record.commitments, of: record)
    guard conversations.isSound, commitments.isSound else { return nil }
    self.conversations = conversations.bytes
    self.commitments = commitments.bytes
  }
}

extension Record {
  /// Reads an outline; the conversations have no answers then (`Conversation.isLoaded`), and without the second part
  /// the record has no commitments. Nil for bytes that are none.
  package init?(outline: UnsafeRawBufferPointer, commitments: UnsafeRawBufferPointer?) {
    self.init()
    var reader = OutlineReader(outline)
    reader.read(into: &self)
    guard reader.isDone else { return nil }
    guard let commitments else { return }
    var second = OutlineReader(commitments)
    second.readCommitments(into: &self)
    guard second.isDone else { return nil }
  }
}

extension OutlineWriter {
  fileprivate mutating func write(_ record: Record) {
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
    var before = Before()
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
    _ conversation: Conversation, flow: Int, person: Int, after before: inout Before
  ) {
    let opening = conversation.opening
    var marks = conversation.status.code
    if opening.person != nil { marks |= Mark.person }
    if opening.parent != nil { marks |= Mark.parent }
    if conversation.completedOn != nil { marks |= Mark.completed }
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
    before = Before(conversation)
  }

  private mutating func step(_ value: Int64, from other: Int64) {
    let (step, isTooLarge) = value.subtractingReportingOverflow(other)
    if isTooLarge { refuse() } else { short(Int(step)) }
  }

  fileprivate mutating func write(_ commitments: [CommitmentState], of record: Record) {
    var conversations: [ConversationID: Int] = [:]
    for (index, conversation) in record.conversations.enumerated() { conversations[conversation.id] = index }
    var fields: [Field] = []
    var fieldIndex: [Field: Int] = [:]
    for field in commitments.map(\.made.field) where fieldIndex[field] == nil {
      fieldIndex[field] = fields.count
      fields.append(field)
    }
    texts(fields)
    number(commitments.count, as: UInt32.self)
    var before = 0
    for commitment in commitments {
      let index = conversations[commitment.made.conversation]
      let whose = index.flatMap { record.conversations[$0].opening.person }
      write(
        commitment, conversation: index, of: whose, field: fieldIndex[commitment.made.field] ?? 0,
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
    if made.person != nil { marks |= CommitmentMark.person }
    if made.person == whose { marks |= CommitmentMark.samePerson }
    if made.pledge.who != nil { marks |= CommitmentMark.who }
    if made.pledge.due != nil { marks |= CommitmentMark.firstDue }
    if commitment.due != nil { marks |= CommitmentMark.due }
    if commitment.due == made.pledge.due { marks |= CommitmentMark.sameDue }
    if commitment.closedOn != nil { marks |= CommitmentMark.closed }
    bits(marks)
    bits(commitment.id.bits)
    if let conversation { short(conversation) } else { bits(made.conversation.bits) }
    if let person = made.person, made.person != whose { bits(person.bits) }
    short(number)
    short(commitment.moves)
    short(field)
    day(made.day)
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

extension OutlineReader {
  fileprivate mutating func read(into record: inout Record) {
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
    var before = Before()
    for _ in 0..<count {
      guard let conversation = conversation(flows, talkedTo, after: before) else { return refuse() }
      before = Before(conversation)
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
    _ flows: [FlowReference], _ people: [PersonID], after before: Before
  ) -> Conversation? {
    let marks = bits(UInt8.self)
    let id = ConversationID(bits: bits(UInt64.self))
    let person = marks & Mark.person != 0 ? short() : nil
    let parent = marks & Mark.parent != 0 ? ConversationID(bits: bits(UInt64.self)) : nil
    let flow = short()
    let number = before.number &+ short()
    let startedAt = before.startedAt &+ Int64(short())
    let updatedAt = startedAt &+ Int64(short())
    let lastTurn = before.lastTurn &+ short()
    let begun = day()
    let completed = marks & Mark.completed != 0 ? day() : nil
    guard let status = Conversation.Status(code: marks & Mark.status), flows.indices.contains(flow),
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

  fileprivate mutating func readCommitments(into record: inout Record) {
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
    let moves = short()
    let field = short()
    let day = day()
    let who = has(CommitmentMark.who) ? shortText() : nil
    let what = shortText()
    let firstDue = has(CommitmentMark.firstDue) ? span() : nil
    guard let owner = Owner(code: UInt8(marks & 3)), fields.indices.contains(field) else { return nil }
    var commitment = CommitmentState(
      id: id, number: number,
      made: Commitment(
        pledge: Pledge(who: who, owner: owner, what: what, due: firstDue), conversation: conversation,
        field: fields[field], person: person, day: day))
    if !has(CommitmentMark.sameDue) { commitment.due = has(CommitmentMark.due) ? span() : nil }
    commitment.moves = moves
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

/// Which of a conversation's optional parts are there, and in the low bits how it stands.
private enum Mark {
  static let status: UInt8 = 0x0F
  static let person: UInt8 = 0x10
  static let parent: UInt8 = 0x20
  static let completed: UInt8 = 0x40
}

/// Which of a commitment's optional parts are there; in the two lowest bits whose it is, in the next two how it ended.
private enum CommitmentMark {
  static let conversation: UInt16 = 0x10
  static let person: UInt16 = 0x20
  static let samePerson: UInt16 = 0x40
  static let who: UInt16 = 0x80
  static let firstDue: UInt16 = 0x100
  static let due: UInt16 = 0x200
  static let sameDue: UInt16 = 0x400
  static let closed: UInt16 = 0x800
}

extension Commitment.Ending? {
  fileprivate var code: UInt8 {
    switch self {
    case nil: 0
    case .done: 1
    case .missed: 2
    case .dropped: 3
    }
  }
}

/// What the numbers of a conversation are counted from: those of the one before.
private struct Before {
  var number = 0
  var startedAt: Int64 = 0
  var lastTurn = 0

  init() {}

  init(_ conversation: Conversation) {
    number = conversation.number
    startedAt = conversation.startedAt
    lastTurn = conversation.lastTurn
  }
}

extension Conversation.Status {
  fileprivate var code: UInt8 {
    switch self {
    case .open: 0
    case .paused: 1
    case .waiting: 2
    case .completed: 3
    case .abandoned: 4
    }
  }

  fileprivate init?(code: UInt8) {
    switch code {
    case 0: self = .open
    case 1: self = .paused
    case 2: self = .waiting
    case 3: self = .completed
    case 4: self = .abandoned
    default: return nil
    }
  }
}

extension Owner {
  fileprivate var code: UInt8 {
    switch self {
    case .me: 0
    case .them: 1
    case .other: 2
    }
  }

  fileprivate init?(code: UInt8) {
    switch code {
    case 0: self = .me
    case 1: self = .them
    case 2: self = .other
    default: return nil
    }
  }
}

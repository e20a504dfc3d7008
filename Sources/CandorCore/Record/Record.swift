// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known: a fold of the events, in their order, and of nothing else.
package struct Record: Hashable, Sendable {
  /// In the order in which they were first named.
  package private(set) var people: [Person] = []
  /// In the order of beginning, which is that of their numbers; forgotten ones are missing.
  package private(set) var conversations: [Conversation] = []
  /// In the order of being made, which is that of their numbers; forgotten ones are missing.
  package private(set) var commitments: [CommitmentState] = []
  /// A line typed at the top level that became nothing yet.
  package private(set) var looseDraft: String?

  /// Counts the events about conversations: their order does not depend on any clock.
  private(set) var turns = 0
  /// How many conversations ever began, and how many commitments were ever made: the last number given out.
  private(set) var begun = 0
  private(set) var made = 0
  private(set) var forgotten: Set<PersonID> = []
  private var personIndex: [PersonID: Int] = [:]
  private var conversationIndex: [ConversationID: Int] = [:]
  private var commitmentIndex: [CommitmentID: Int] = [:]

  package init() {}

  /// Folds one event in; an event about something unknown changes nothing.
  package mutating func apply(_ event: Event, at milliseconds: Int64) {
    switch event {
    case .personAdded(let id, let name):
      guard personIndex[id] == nil, !forgotten.contains(id) else { return }
      personIndex[id] = people.count
      people.append(Person(id: id, name: name))
    case .personRenamed(let id, let name):
      change(id) { $0.rename(to: name) }
    case .aliasAdded(let id, let alias):
      change(id) { if !$0.aliases.contains(alias) { $0.aliases.append(alias) } }
    case .noted(let id, let text, let day, _):
      change(id) { $0.notes.append(Person.Note(text: text, day: day, at: milliseconds)) }

    case .started(let id, let opening):
      guard conversationIndex[id] == nil else { return }
      begun += 1
      looseDraft = nil
      if let person = opening.person, forgotten.contains(person) { return }
      conversationIndex[id] = conversations.count
      conversations.append(Conversation(id: id, number: begun, opening: opening, at: milliseconds))
      change(id, at: milliseconds) { _ in }
    case .paused(let id, let waiting):
      change(id, at: milliseconds) { $0.leave(as: waiting ? .waiting : .paused) }
    case .resumed(let id):
      change(id, at: milliseconds) { $0.leave(as: .open) }
    case .completed(let id, let day):
      change(id, at: milliseconds) {
        $0.status = .completed
        $0.completedOn = day
        $0.answers?.settle()
        $0.revisiting = nil
      }
    case .abandoned(let id):
      change(id, at: milliseconds) { $0.status = .abandoned }

    case .answered(let id, let field, let answer):
      change(id, at: milliseconds) { $0.record(answer, for: field, at: milliseconds) }
    case .skipped(let id, let field):
      change(id, at: milliseconds) { $0.record(nil, for: field, at: milliseconds) }
    case .undone(let id):
      change(id, at: milliseconds) { $0.undo() }
    case .revisited(let id, let field):
      change(id, at: milliseconds) { $0.revisiting = field }
    case .privacyChanged(let id, let field, let isPrivate):
      change(id, at: milliseconds) { $0.setPrivacy(isPrivate, of: field) }
    case .drafted(let id, let field, let text):
      guard let id else {
        looseDraft = text.isEmpty ? nil : text
        return
      }
      change(id, at: milliseconds) { $0.keepDraft(text, for: field) }
    case .remarked(let id, let field, let said):
      change(id, at: milliseconds) {
        $0.update(field) { $0.remarks.append(FieldState.RemarkState(said: said, isKept: false)) }
      }
    case .kept(let id, let field, _):
      change(id, at: milliseconds) {
        $0.update(field) { $0.keepWording() }
        $0.revisiting = nil
      }

    case .committed(let id, let commitment):
      guard commitmentIndex[id] == nil else { return }
      made += 1
      if let person = commitment.person, forgotten.contains(person) { return }
      commitmentIndex[id] = commitments.count
      commitments.append(CommitmentState(id: id, number: made, made: commitment, at: milliseconds))
    case .commitmentMoved(let id, let due, _):
      change(id) {
        $0.due = due
        $0.ending = nil
        $0.closedOn = nil
        $0.moves += 1
        $0.changes += 1
        $0.changedAt = milliseconds
      }
    case .commitmentClosed(let id, let ending, let day):
      change(id) {
        $0.ending = ending
        $0.closedOn = day
        $0.changes += 1
        $0.changedAt = milliseconds
      }

    case .exported: break
    case .forgotten(let id, _): forget(id)
    case .redacted: break  // its record comes as `erased`
    case .erased(let what): apply(what, at: milliseconds)
    }
  }

  private mutating func apply(_ erased: Erased, at milliseconds: Int64) {
    switch erased {
    case .start:
      begun += 1
      looseDraft = nil
    case .commitment: made += 1
    case .answer(let id, let field):
      change(id, at: milliseconds) { $0.record(nil, for: field, at: milliseconds) }
    case .other: break
    }
  }

  /// Takes out everything about a person; what comes later about them, from another device for instance, is left out.
  ///
  /// Leaves what a fold would make of the same log after the words were removed from it.
  private mutating func forget(_ id: PersonID) {
    forgotten.insert(id)
    people.removeAll { $0.id == id }
    conversations.removeAll { $0.opening.person == id }
    commitments.removeAll { $0.made.person == id }
    personIndex = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.id, $0) })
    conversationIndex = Dictionary(uniqueKeysWithValues: conversations.enumerated().map { ($1.id, $0) })
    commitmentIndex = Dictionary(uniqueKeysWithValues: commitments.enumerated().map { ($1.id, $0) })
  }

  /// Goes on from an outline.
  mutating func resume(
    people: [Person], _ conversations: [Conversation], looseDraft: String?, turns: Int, begun: Int, made: Int,
    forgotten: Set<PersonID>
  ) {
    self.people = people
    self.conversations = conversations
    self.looseDraft = looseDraft
    self.turns = turns
    self.begun = begun
    self.made = made
    self.forgotten = forgotten
    for (index, person) in people.enumerated() { personIndex[person.id] = index }
    conversationIndex.reserveCapacity(conversations.count)
    for index in conversations.indices { conversationIndex[conversations[index].id] = index }
  }

  /// Goes on from the commitments of an outline.
  mutating func resume(_ commitments: [CommitmentState]) {
    self.commitments = commitments
    commitmentIndex.reserveCapacity(commitments.count)
    for index in commitments.indices { commitmentIndex[commitments[index].id] = index }
  }

  /// Takes in the answers of a conversation of which only the outline was known, from all that happened in it, in
  /// order, each with its milliseconds since 1970.
  ///
  /// - Returns: false, and nothing changed, where the outline is not one of these events.
  package mutating func load(_ id: ConversationID, from events: [(event: Event, at: Int64)]) -> Bool {
    guard let index = conversationIndex[id] else { return false }
    var alone = Record()
    for (event, milliseconds) in events { alone.apply(event, at: milliseconds) }
    guard alone.conversations.count == 1, let read = alone.conversations.first,
      read.id == id, read.updatedAt == conversations[index].updatedAt,
      read.status == conversations[index].status
    else { return false }
    conversations[index].answers = read.answers
    return true
  }

  /// Folds one event in, and leaves a conversation that begins without answers: they can be read later (`load`).
  package mutating func outline(_ event: Event, at milliseconds: Int64) {
    apply(event, at: milliseconds)
    if case .started(let id, _) = event, let index = index(of: id) { conversations[index].answers = nil }
  }

  /// Takes note that a conversation was answered in, where nobody asks for the words.
  package mutating func touch(_ id: ConversationID, at milliseconds: Int64) {
    change(id, at: milliseconds) { _ in }
  }

  package func person(_ id: PersonID) -> Person? {
    personIndex[id].map { people[$0] }
  }

  package func commitment(_ id: CommitmentID) -> CommitmentState? {
    commitmentIndex[id].map { commitments[$0] }
  }

  package func conversation(_ id: ConversationID) -> Conversation? {
    conversationIndex[id].map { conversations[$0] }
  }

  /// The name of the person a conversation is with.
  package func name(of conversation: Conversation) -> String? {
    conversation.opening.person.flatMap(name)
  }

  /// What somebody is called.
  package func name(of id: PersonID) -> String? {
    personIndex[id].map { people[$0].name }
  }

  /// The commitments that came out of a conversation, by number.
  package func commitments(of id: ConversationID) -> [CommitmentState] {
    // By index: to pass thousands of them to a closure is to copy them.
    commitments.indices.filter { commitments[$0].made.conversation == id }.map { commitments[$0] }
  }

  private mutating func change(_ id: PersonID, _ change: (inout Person) -> Void) {
    if let index = personIndex[id] { change(&people[index]) }
  }

  private mutating func change(
    _ id: ConversationID, at milliseconds: Int64, _ change: (inout Conversation) -> Void
  ) {
    guard let index = index(of: id) else { return }
    turns += 1
    conversations[index].updatedAt = milliseconds
    conversations[index].lastTurn = turns
    change(&conversations[index])
  }

  /// Most events are about the conversation begun last: that one needs no look-up.
  private func index(of id: ConversationID) -> Int? {
    if let last = conversations.indices.last, conversations[last].id == id { return last }
    return conversationIndex[id]
  }

  private mutating func change(_ id: CommitmentID, _ change: (inout CommitmentState) -> Void) {
    if let index = commitmentIndex[id] { change(&commitments[index]) }
  }
}

extension FieldState {
  mutating func keepWording() {
    for index in remarks.indices {
      remarks[index].isKept = true
      if !keptWordings.contains(remarks[index].said) { keptWordings.append(remarks[index].said) }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What was said in a conversation: all that a list of conversations can do without.
struct Answers: Hashable, Sendable {
  /// In the order in which fields were first filled.
  private(set) var fields: [FieldState] = []
  /// The question the person went back to, until it is answered or kept.
  var revisiting: Field?
  /// Words typed for a field that are no answer yet.
  private(set) var drafts: [Conversation.Draft] = []
  /// What each change replaced, the latest last.
  private(set) var history: [Replaced] = []
  /// Never goes down.
  private var changes = 0
  /// How many changes there were when the conversation was finished first.
  private var settled: Int?

  /// In a box of its own where there was something: mostly there was nothing, and a long log has many.
  enum Replaced: Hashable, Sendable {
    case nothing(Field)
    indirect case state(FieldState)
  }

  /// Records an answer, or a skip where it is nil, remembering what it replaces.
  mutating func record(_ answer: Answer?, for field: Field, at milliseconds: Int64) {
    changes += 1
    var after = FieldState(field: field, answer: answer, stamp: changes, at: milliseconds)
    if let index = fields.firstIndex(where: { $0.field == field }) {
      let before = fields[index]
      if answer != nil, before.answer != nil { after.since = before.since }
      after.privacy = before.privacy
      after.remarks = before.remarks.filter { $0.isKept && answer?.text == before.answer?.text }
      after.keptWordings = before.keptWordings
      fields[index] = after
      history.append(.state(before))
    } else {
      fields.append(after)
      history.append(.nothing(field))
    }
    revisiting = nil
    drafts.removeAll { $0.field == field }
  }

  /// Keeps words that are no answer yet, in place of those there were.
  mutating func keepDraft(_ text: String, for field: Field?) {
    drafts.removeAll { $0.field == field }
    drafts.append(Conversation.Draft(field: field, text: text))
  }

  /// Takes the last change to an answer, or to who may read it, back, with the place it had in the order of answers.
  mutating func undo() {
    guard let last = history.popLast() else { return }
    changes += 1
    switch last {
    case .nothing(let field): fields.removeAll { $0.field == field }
    case .state(let before): put(before)
    }
    revisiting = nil
  }

  /// Takes note that the conversation was finished; the first time counts.
  mutating func settle() {
    settled = settled ?? changes
  }

  /// How often an answer was given, skipped or taken back since the conversation was finished.
  var corrections: Int { settled.map { changes - $0 } ?? 0 }

  mutating func update(_ field: Field, _ change: (inout FieldState) -> Void) {
    if let index = fields.firstIndex(where: { $0.field == field }) { change(&fields[index]) }
  }

  mutating func setPrivacy(_ isPrivate: Bool, of field: Field, begunAt milliseconds: Int64) {
    if let before = fields.first(where: { $0.field == field }) {
      history.append(.state(before))
    } else {
      history.append(.nothing(field))
      put(FieldState(field: field, answer: nil, isSkipped: false, stamp: 0, at: milliseconds))
    }
    update(field) { $0.privacy = isPrivate }
  }

  private mutating func put(_ state: FieldState) {
    if let index = fields.firstIndex(where: { $0.field == state.field }) {
      fields[index] = state
    } else {
      fields.append(state)
    }
  }
}

extension Conversation {
  /// Whether its answers were read too. A list needs none of them, and in a long log they are nearly all there is.
  package var isLoaded: Bool { answers != nil }

  /// In the order in which fields were first filled.
  package var fields: [FieldState] { loaded.fields }

  /// The question the person went back to, until it is answered or kept.
  package internal(set) var revisiting: Field? {
    get { loaded.revisiting }
    set { answers?.revisiting = newValue }
  }

  /// Words typed for a field that are no answer yet.
  package var drafts: [Draft] { loaded.drafts }

  /// What each change replaced, the latest last.
  var history: [Answers.Replaced] { loaded.history }

  /// How often an answer was given, skipped or taken back since the conversation was finished: never goes down.
  var corrections: Int { loaded.corrections }

  /// What is known of a field; nil where nothing was recorded yet.
  package subscript(field: Field) -> FieldState? {
    loaded.fields.first { $0.field == field }
  }

  /// The answer to a field; nil where there is none, or it was skipped.
  package func answer(_ field: Field) -> Answer? {
    self[field]?.answer
  }

  /// The words typed for a field that are no answer yet.
  package func draft(_ field: Field) -> String? {
    loaded.drafts.last { $0.field == field }?.text
  }

  /// The lines that a list had before it came to these.
  func pledges(before pledges: [Pledge], in field: Field) -> [Pledge] {
    for case .state(let replaced) in history.reversed()
    where replaced.field == field && replaced.pledges != pledges {
      return replaced.pledges
    }
    return []
  }

  /// To take answers that were not read for answers that were not given would be to tell a lie about a person.
  private var loaded: Answers {
    guard let answers else { preconditionFailure("the answers of this conversation were not read") }
    return answers
  }
}

// What happens to answers changes nothing where they were not read: it is in the log, and is read with them.
extension Conversation {
  mutating func record(_ answer: Answer?, for field: Field, at milliseconds: Int64) {
    answers?.record(answer, for: field, at: milliseconds)
  }

  mutating func keepDraft(_ text: String, for field: Field?) {
    answers?.keepDraft(text, for: field)
  }

  mutating func undo() {
    answers?.undo()
  }

  mutating func update(_ field: Field, _ change: (inout FieldState) -> Void) {
    answers?.update(field, change)
  }

  mutating func setPrivacy(_ isPrivate: Bool, of field: Field) {
    answers?.setPrivacy(isPrivate, of: field, begunAt: startedAt)
  }
}

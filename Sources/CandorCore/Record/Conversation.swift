// SPDX-License-Identifier: GPL-3.0-or-later

/// One conversation: what was answered, where it stands, and what was said about the wording.
package struct Conversation: Hashable, Sendable, Identifiable {
  package static var prefix: String { "c_" }

  package let id: ConversationID
  /// Counted from one, in the order of beginning; what people call it by.
  package let number: Int
  package let opening: Opening
  /// Milliseconds since 1970, as recorded.
  package let startedAt: Int64
  package internal(set) var updatedAt: Int64
  /// Larger in the conversation that was talked in later.
  var lastTurn = 0
  package internal(set) var status: Status = .open
  package internal(set) var completedOn: Day?
  /// In the order in which fields were first filled.
  package internal(set) var fields: [FieldState] = []
  /// The question the person went back to, until it is answered or kept.
  package internal(set) var revisiting: Field?
  /// Words typed for a field that are no answer yet.
  package internal(set) var drafts: [Draft] = []
  /// What each change replaced, the latest last.
  var history: [Replaced] = []
  private var changes = 0

  package enum Status: String, Hashable, Sendable {
    case open, paused, waiting, completed, abandoned

    /// Whether it can still be gone on with.
    package var isUnfinished: Bool {
      switch self {
      case .open, .paused, .waiting: true
      case .completed, .abandoned: false
      }
    }
  }

  package struct Draft: Hashable, Sendable {
    package let field: Field?
    package let text: String
  }

  /// In a box of its own where there was something: mostly there was nothing, and a long log has many.
  enum Replaced: Hashable, Sendable {
    case nothing(Field)
    indirect case state(FieldState)
  }

  init(id: ConversationID, number: Int, opening: Opening, at milliseconds: Int64) {
    self.id = id
    self.number = number
    self.opening = opening
    startedAt = milliseconds
    updatedAt = milliseconds
  }

  /// What is known of a field; nil where nothing was recorded yet.
  package subscript(field: Field) -> FieldState? {
    fields.first { $0.field == field }
  }

  /// The answer to a field; nil where there is none, or it was skipped.
  package func answer(_ field: Field) -> Answer? {
    self[field]?.answer
  }

  /// The words typed for a field that are no answer yet.
  package func draft(_ field: Field) -> String? {
    drafts.last { $0.field == field }?.text
  }

  /// The lines that a list had before it came to these.
  func pledges(before pledges: [Pledge], in field: Field) -> [Pledge] {
    for case .state(let replaced) in history.reversed()
    where replaced.field == field && replaced.pledges != pledges {
      return replaced.pledges
    }
    return []
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

  /// Takes the last change to an answer, or to who may read it, back, with the place it had in the order of answers.
  mutating func undo() {
    switch history.popLast() {
    case nil: return
    case .nothing(let field): fields.removeAll { $0.field == field }
    case .state(let before): put(before)
    }
    revisiting = nil
  }

  /// A finished conversation stays finished while it is corrected.
  mutating func leave(as status: Status) {
    if self.status != .completed { self.status = status }
    if status != .open { revisiting = completedOn == nil ? revisiting : nil }
  }

  mutating func update(_ field: Field, _ change: (inout FieldState) -> Void) {
    if let index = fields.firstIndex(where: { $0.field == field }) { change(&fields[index]) }
  }

  mutating func setPrivacy(_ isPrivate: Bool, of field: Field) {
    if let before = self[field] {
      history.append(.state(before))
    } else {
      history.append(.nothing(field))
      put(FieldState(field: field, answer: nil, isSkipped: false, stamp: 0, at: startedAt))
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

/// What was recorded for one field of a conversation.
package struct FieldState: Hashable, Sendable {
  package let field: Field
  package internal(set) var answer: Answer?
  package internal(set) var isSkipped: Bool
  /// Counts the changes in this conversation; a larger one is newer.
  package let stamp: Int
  /// The stamp from which on the field has had an answer without a break.
  package internal(set) var since: Int
  /// Milliseconds since 1970, as recorded.
  package let at: Int64
  /// What the person said about who may read it; nil leaves it to the conversation type.
  package internal(set) var privacy: Bool?
  package internal(set) var remarks: [RemarkState] = []
  /// Rule and quote of wordings that the person kept: not remarked on again.
  package internal(set) var keptWordings: [RemarkSaid] = []

  package struct RemarkState: Hashable, Sendable {
    package let said: RemarkSaid
    package internal(set) var isKept: Bool
  }

  init(field: Field, answer: Answer?, isSkipped: Bool? = nil, stamp: Int, at milliseconds: Int64) {
    self.field = field
    self.answer = answer
    self.isSkipped = isSkipped ?? (answer == nil)
    self.stamp = stamp
    since = stamp
    at = milliseconds
  }

  /// Whether the answer stays out of shared documents.
  package var isPrivate: Bool { privacy ?? answer?.isPrivate ?? false }

  /// Whether lines may still be added to the list.
  package var isUnfinishedList: Bool {
    if case .commitments(_, isComplete: false) = answer?.value { true } else { false }
  }

  /// The commitments of a list answer; empty for every other kind.
  package var pledges: [Pledge] {
    if case .commitments(let pledges, _) = answer?.value { pledges } else { [] }
  }
}

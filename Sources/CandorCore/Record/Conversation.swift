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
  /// What was answered; nil where only the outline was read, and then nobody may ask for it.
  var answers: Answers? = Answers()

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

  init(id: ConversationID, number: Int, opening: Opening, at milliseconds: Int64) {
    self.id = id
    self.number = number
    self.opening = opening
    startedAt = milliseconds
    updatedAt = milliseconds
  }

  /// A finished conversation stays finished while it is corrected.
  mutating func leave(as status: Status) {
    if self.status != .completed { self.status = status }
    if status != .open, completedOn != nil { answers?.revisiting = nil }
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

// SPDX-License-Identifier: GPL-3.0-or-later

/// A commitment and what became of it.
package struct CommitmentState: Hashable, Sendable {
  package let id: CommitmentID
  /// Counted from one, in the order of being made; what people call it by.
  package let number: Int
  package let made: Commitment
  package internal(set) var due: DaySpan?
  /// How often it was given another day.
  package internal(set) var moves = 0
  /// How often it was moved or closed.
  package internal(set) var changes = 0
  package internal(set) var ending: Commitment.Ending?
  package internal(set) var closedOn: Day?
  /// When it was made, moved or closed last: milliseconds since 1970, as recorded.
  package internal(set) var changedAt: Int64

  init(id: CommitmentID, number: Int, made: Commitment, at milliseconds: Int64) {
    self.id = id
    self.number = number
    self.made = made
    changedAt = milliseconds
    due = made.pledge.due
  }

  package var isOpen: Bool { ending == nil }

  /// The word used in tables and JSON: open, done, missed or dropped.
  package var status: String {
    switch ending {
    case nil: "open"
    case .done: "done"
    case .missed: "missed"
    case .dropped: "dropped"
    }
  }

  /// Whether its last day has passed.
  package func isOverdue(on today: Day) -> Bool {
    guard isOpen, let due else { return false }
    return due.to < today
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// One record of the log: what happened, and where, when and as whose it was recorded.
package struct Recorded: Hashable, Sendable {
  /// The record's number on its device, from one.
  package let number: Int
  /// The device's id, `d_` and sixteen digits.
  package let device: String
  /// The wall clock when it was recorded, in milliseconds since 1970.
  package let at: Int64
  /// The kind and its version as they stand in the record, `answer/1` for instance.
  package let kind: String
  /// Whose record it is.
  package let person: PersonID?
  package let conversation: ConversationID?
  /// Nil for a kind that this candor does not know.
  package let event: Event?

  package init(
    number: Int, device: String, at milliseconds: Int64, kind: String, person: PersonID?,
    conversation: ConversationID?, event: Event?
  ) {
    self.number = number
    self.device = device
    self.at = milliseconds
    self.kind = kind
    self.person = person
    self.conversation = conversation
    self.event = event
  }
}

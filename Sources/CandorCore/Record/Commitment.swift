// SPDX-License-Identifier: GPL-3.0-or-later

/// A promise that somebody made: in a conversation, or outside of one and written down.
package struct Commitment: Hashable, Sendable, Identifiable {
  package static var prefix: String { "k_" }

  package let pledge: Pledge
  /// Nil where it came from elsewhere: from minutes, for instance.
  package let conversation: ConversationID?
  /// The field whose answer held it; there where `conversation` is.
  package let field: Field?
  package let person: PersonID?
  package let day: Day

  /// How a commitment ends.
  package enum Ending: Hashable, Sendable {
    case done
    case missed
    case dropped(why: String)
  }

  package init(
    pledge: Pledge, conversation: ConversationID, field: Field, person: PersonID?, day: Day
  ) {
    self.pledge = pledge
    self.conversation = conversation
    self.field = field
    self.person = person
    self.day = day
  }

  /// One that no conversation of ours brought about.
  package init(pledge: Pledge, person: PersonID?, day: Day) {
    self.pledge = pledge
    conversation = nil
    field = nil
    self.person = person
    self.day = day
  }
}

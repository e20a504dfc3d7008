// SPDX-License-Identifier: GPL-3.0-or-later

/// The id of a question, which is also the name of the field that its answer fills.
package typealias Field = String

/// Everything that can have happened. What candor knows is a fold of these and nothing else.
///
/// Live values: the log stores another type (`StoredRecord`), so that either may change without the other.
package enum Event: Hashable, Sendable {
  // People
  case personAdded(PersonID, name: String)
  case personRenamed(PersonID, name: String)
  case aliasAdded(PersonID, alias: String)
  case noted(PersonID, text: String, day: Day, conversation: ConversationID?)

  // A conversation's life
  case started(ConversationID, Opening)
  case paused(ConversationID, waiting: Bool)
  case resumed(ConversationID)
  case completed(ConversationID, day: Day)
  case abandoned(ConversationID)

  // Its answers
  case answered(ConversationID, Field, Answer)
  case skipped(ConversationID, Field)
  /// The last change to an answer was taken back (`/undo`).
  case undone(ConversationID)
  /// The person went back to a question (`/back`, `/fix`, or to reword after a remark).
  case revisited(ConversationID, Field)
  case privacyChanged(ConversationID, Field, isPrivate: Bool)
  /// Words that were typed and are not an answer yet; without a conversation, a line at the top level.
  case drafted(ConversationID?, Field?, text: String)

  // What the coach said, and what the person made of it
  case remarked(ConversationID, Field, RemarkSaid)
  case kept(ConversationID, Field, because: String?)

  // Commitments, once a conversation was confirmed or minutes were read
  case committed(CommitmentID, Commitment)
  case commitmentMoved(CommitmentID, due: DaySpan, day: Day)
  case commitmentClosed(CommitmentID, Commitment.Ending, day: Day)

  // Copies, and what was taken away
  /// A document was written to a file outside the log, where `forget` cannot reach it.
  case exported(PersonID?, ConversationID?, path: String, day: Day)
  /// Everything held on a person is gone, on every device and at every time.
  case forgotten(PersonID, day: Day)
  /// The words of one record are gone.
  case redacted(RecordPlace, day: Day)
  /// Stands for a record whose words were taken away; never stored.
  case erased(Erased)
}

/// Which record on which device.
package struct RecordPlace: Hashable, Sendable {
  /// The device's id, `d_` and sixteen digits.
  package let device: String
  /// From 1.
  package let number: Int

  package init(device: String, number: Int) {
    self.device = device
    self.number = number
  }
}

/// What a record was before its words were taken away: as much as the rest of the log cannot do without.
package enum Erased: Hashable, Sendable {
  /// A conversation began: its number stays taken.
  case start
  /// A commitment was made: its number stays taken.
  case commitment
  /// A field was answered.
  case answer(ConversationID, Field)
  case other
}

/// How a conversation began.
package struct Opening: Hashable, Sendable {
  package let flow: FlowReference
  package let person: PersonID?
  package let day: Day
  /// The conversation that this one is a digression from.
  package let parent: ConversationID?

  package init(flow: FlowReference, person: PersonID?, day: Day, parent: ConversationID?) {
    self.flow = flow
    self.person = person
    self.day = day
    self.parent = parent
  }
}

/// Which edition of a conversation type was followed.
package struct FlowReference: Hashable, Sendable {
  package let id: String
  package let version: Int
  /// The first sixteen hexadecimal digits of the SHA-256 of the flow's file.
  package let digest: String

  package init(id: String, version: Int, digest: String) {
    self.id = id
    self.version = version
    self.digest = digest
  }
}

/// One answer: the words as typed, and what they were understood to mean.
package struct Answer: Hashable, Sendable {
  package var text: String
  package var value: Value
  package var isPrivate: Bool
  /// False for an answer that was given to a question the path did not reach.
  package var wasAsked: Bool

  package enum Value: Hashable, Sendable {
    case text
    case choice(String)
    case date(DaySpan)
    /// Nil is the manager who writes.
    case person(PersonID?)
    case scale(Int)
    case confirmed(Bool)
    /// `isComplete` is false while lines are still being added.
    case commitments([Pledge], isComplete: Bool)
  }

  package init(text: String, value: Value, isPrivate: Bool = false, wasAsked: Bool = true) {
    self.text = text
    self.value = value
    self.isPrivate = isPrivate
    self.wasAsked = wasAsked
  }
}

/// A commitment as written in one line: who, what, by when.
package struct Pledge: Hashable, Sendable {
  /// The owner in the words used, "Sam" for instance; nil where nobody is named.
  package let who: String?
  package let owner: Owner
  package let what: String
  package let due: DaySpan?

  package init(who: String?, owner: Owner, what: String, due: DaySpan?) {
    self.who = who
    self.owner = owner
    self.what = what
    self.due = due
  }
}

/// Whose commitment it is, seen from the manager who writes.
package enum Owner: String, Hashable, Sendable {
  case me, them, other
}

/// A remark of the coach as it was said.
package struct RemarkSaid: Hashable, Sendable {
  package let rule: String
  package let quote: String

  package init(rule: String, quote: String) {
    self.rule = rule
    self.quote = quote
  }
}

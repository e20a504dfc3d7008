// SPDX-License-Identifier: GPL-3.0-or-later

/// A no that the person can mend: what, and what to do instead. Never repeats what was confided.
package struct Refusal: Error, Hashable, Sendable {
  package let kind: Kind
  package let message: String
  /// The conversation whose answers have to be read first; then the same is asked once more.
  package let unread: ConversationID?

  /// Which exit code a one-shot command ends with.
  package enum Kind: Int32, Hashable, Sendable {
    case nothingMatched = 1
    case usage = 64
    case unreadable = 65
    case unknownName = 66
  }

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
    unread = nil
  }

  /// Nothing for a person to mend: the answers of this conversation were not read yet.
  init(unread conversation: Conversation) {
    kind = .unreadable
    message = "The answers of conversation \(conversation.number) cannot be read."
    unread = conversation.id
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What a log holds on one person: their own records, and those of others that mention them.
///
/// Made by handing over every record of the log in order; what `disclose` prints and what `forget` counts beforehand.
package struct Holdings: Sendable {
  package let person: PersonID
  /// Every record that is theirs by its header, in the order of the log.
  package private(set) var own: [Recorded] = []
  /// Every other record that names them, belongs to a talk with them, or has one of their names in its words.
  package private(set) var elsewhere: [Recorded] = []
  /// How many records were looked at.
  package private(set) var looked = 0

  private let mentions: NameMentions
  private let conversations: Set<ConversationID>
  private let commitments: Set<CommitmentID>

  /// - Parameters:
  ///   - person: whose holdings these are.
  ///   - record: what is known from the same log: it says what they were ever called.
  package init(of person: Person, in record: Record) {
    self.person = person.id
    mentions = NameMentions(person.names)
    conversations = Set(record.conversations.filter { $0.opening.person == person.id }.map(\.id))
    commitments = Set(record.commitments.filter { $0.made.person == person.id }.map(\.id))
  }

  /// Takes one record in.
  package mutating func take(_ recorded: Recorded) {
    looked += 1
    if recorded.person == person {
      own.append(recorded)
    } else if let event = recorded.event,
      isAboutThem(event) || event.words.contains(where: mentions.isMentioned)
    {
      elsewhere.append(recorded)
    }
  }

  /// How many of their own records there are of each kind, in the order of the kinds' first record.
  package var counts: [(kind: String, count: Int)] {
    var counts: [(kind: String, count: Int)] = []
    for recorded in own {
      if let index = counts.firstIndex(where: { $0.kind == recorded.kind }) {
        counts[index].count += 1
      } else {
        counts.append((recorded.kind, 1))
      }
    }
    return counts
  }

  /// By its ids, whatever the words are.
  private func isAboutThem(_ event: Event) -> Bool {
    event.person == person || event.conversation.map(conversations.contains) ?? false
      || event.commitment.map(commitments.contains) ?? false
  }
}

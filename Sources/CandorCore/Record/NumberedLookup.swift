// SPDX-License-Identifier: GPL-3.0-or-later

extension Record {
  /// The conversation of this number.
  ///
  /// - Throws: unknown (66).
  package func conversation(number: Int) throws(Refusal) -> Conversation {
    guard conversations.indices.contains(number - 1) else {
      throw Refusal(.unknownName, "There is no conversation \(number). `candor list` shows them.")
    }
    return conversations[number - 1]
  }

  /// The commitment of this number.
  ///
  /// - Throws: unknown (66).
  package func commitment(number: Int) throws(Refusal) -> CommitmentState {
    guard commitments.indices.contains(number - 1) else {
      throw Refusal(.unknownName, "There is no commitment \(number). `candor commitments` shows them.")
    }
    return commitments[number - 1]
  }

  /// The unfinished conversation that was touched last.
  package var latestUnfinished: Conversation? {
    conversations.filter(\.status.isUnfinished).max { $0.lastTurn < $1.lastTurn }
  }
}

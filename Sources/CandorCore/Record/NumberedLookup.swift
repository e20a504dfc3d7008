// SPDX-License-Identifier: GPL-3.0-or-later

extension Record {
  /// The conversation of this number, with its answers.
  ///
  /// - Throws: unknown (66); its answers were not read yet (`Refusal.unread`).
  package func conversation(number: Int) throws(Refusal) -> Conversation {
    let conversation = try outlined(number: number)
    guard conversation.isLoaded else { throw Refusal(unread: conversation) }
    return conversation
  }

  /// The conversation of this number, perhaps without its answers.
  ///
  /// - Throws: unknown (66).
  func outlined(number: Int) throws(Refusal) -> Conversation {
    guard let conversation = conversations.first(where: { $0.number == number }) else {
      throw Refusal(.unknownName, "There is no conversation \(number). `candor list` shows them.")
    }
    return conversation
  }

  /// The commitment of this number.
  ///
  /// - Throws: unknown (66).
  package func commitment(number: Int) throws(Refusal) -> CommitmentState {
    guard let commitment = commitments.first(where: { $0.number == number }) else {
      throw Refusal(.unknownName, "There is no commitment \(number). `candor commitments` shows them.")
    }
    return commitment
  }

  /// The unfinished conversation that was touched last.
  package var latestUnfinished: Conversation? {
    conversations.filter(\.status.isUnfinished).max { $0.lastTurn < $1.lastTurn }
  }
}

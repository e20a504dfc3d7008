// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import CandorTerminal

// What a line can reach for: candidates at Tab, earlier answers behind Up.
extension Desk {
  /// For an answer, or a command, in a conversation.
  func help(for talk: Talk) -> LineHelp {
    let (session, today) = (session, clock.moment().today)
    let (earlier, places, unlocking) = (earlierTalks, places.ofLog, unlocking)
    let recall = { () -> [String] in
      guard let field = session.talk?.question?.id else { return [] }
      return earlier.answers(to: field, in: session, places, unlocking)
    }
    return LineHelp(
      kind: kind(of: talk), recall: recall, complete: { session.completion(of: $0, today: today) })
  }

  /// Whose answers Up walks: the open question's, and at the end those to whether it is right so.
  func kind(of talk: Talk) -> String { talk.question?.id ?? "end" }

  /// For a command at the top level.
  func helpWithCommands() -> LineHelp {
    let (session, today) = (session, clock.moment().today)
    return LineHelp(complete: { session.completion(of: $0, among: Candor.commands.map(\.name), today: today) }
    )
  }
}

/// Earlier conversations, read for the sake of Up alone; each once.
final class EarlierTalks {
  private var read: [ConversationID: Conversation] = [:]

  /// The answers to a question in the latest conversations, the newest last. Those that cannot be read are left out:
  /// other commands say so.
  func answers(
    to field: Field, in session: Session, _ places: LogPlaces, _ unlocking: Unlocking
  ) -> [String] {
    let conversations = session.latest(asking: field).compactMap { conversation in
      conversation.isLoaded ? conversation : load(conversation.id, session.record, places, unlocking)
    }
    return EarlierAnswers.texts(of: field, in: conversations)
  }

  /// Nothing of it may be seen any more.
  func forget() {
    read.removeAll()
  }

  private func load(
    _ id: ConversationID, _ record: Record, _ places: LogPlaces, _ unlocking: Unlocking
  ) -> Conversation? {
    if let known = read[id] { return known }
    guard let events = try? LogReader.events(of: id, places, unlocking, everywhere: false) else { return nil }
    var record = record
    guard record.load(id, from: events) else { return nil }
    read[id] = record.conversation(id)
    return read[id]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog

/// The conversations that a log holds, to be held again under other names.
struct Repetition {
  private var talks: [ConversationID] = []
  private var events: [ConversationID: [Event]] = [:]
  private var count = 0

  init(of places: LogPlaces) throws {
    var (talks, events, count) = (talks, events, count)
    try LogReader.read(places, Unlocking { _ in nil }) { event, _ in
      count += 1
      guard let talk = Self.talk(of: event) else { return }
      if events[talk] == nil { talks.append(talk) }
      events[talk, default: []].append(event)
    }
    (self.talks, self.events, self.count) = (talks, events, count)
  }

  /// Appends them one by one, over and over.
  func fill(_ places: LogPlaces, _ least: Int) throws {
    var log = try EventLog.open(places, Unlocking { _ in nil }, at: AppendBenchmark.moment(0)) { _, _ in }
    var (written, turn) = (count, 0)
    while written < least, !talks.isEmpty {
      let moment = AppendBenchmark.moment(turn)
      let again = (events[talks[turn % talks.count]] ?? []).enumerated().compactMap { index, event in
        Self.renamed(event, talk: moment.id(), commitment: moment.id(index + 1))
      }
      try log.append(again, at: moment)
      written += again.count
      turn += 1
    }
    try log.close()
  }

  private static func talk(of event: Event) -> ConversationID? {
    switch event {
    case .started(let talk, _), .answered(let talk, _, _), .skipped(let talk, _), .completed(let talk, _):
      talk
    case .committed(_, let commitment): commitment.conversation
    default: nil
    }
  }

  private static func renamed(_ event: Event, talk: ConversationID, commitment id: CommitmentID) -> Event? {
    switch event {
    case .started(_, let opening): .started(talk, opening)
    case .answered(_, let field, let answer): .answered(talk, field, answer)
    case .skipped(_, let field): .skipped(talk, field)
    case .completed(_, let day): .completed(talk, day: day)
    case .committed(_, let made):
      .committed(
        id,
        Commitment(
          pledge: made.pledge, conversation: talk, field: made.field ?? "", person: made.person, day: made.day
        ))
    default: nil
    }
  }
}

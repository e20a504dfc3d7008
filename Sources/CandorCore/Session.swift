// SPDX-License-Identifier: GPL-3.0-or-later

/// The state machine behind the prompt: `decide` says which events a command would make, `apply` folds them.
///
/// A value that can be copied and thrown away, which is how previews and dry runs work.
package struct Session: Sendable {
  package private(set) var record: Record
  /// The conversations being talked in, the current one last; those before it wait for its end.
  package private(set) var underWay: [ConversationID] = []
  package private(set) var flows: [Flow] = []
  /// Knows no rule until it is handed over.
  package private(set) var coach = Coach(rules: [], evidence: [])
  /// Whether a person sits at a terminal: then a remark waits for them to reword or keep.
  package let isInteractive: Bool

  package init(record: Record, isInteractive: Bool) {
    self.record = record
    self.isInteractive = isInteractive
  }

  /// Hands over the conversation types; only what begins or goes on with a conversation needs them.
  package mutating func use(_ flows: [Flow]) {
    self.flows = flows
  }

  /// Hands over the coach; only what reads an answer, or says why it is asked for, needs it.
  package mutating func use(_ coach: Coach) {
    self.coach = coach
  }

  /// Takes the record as the log was found to hold it; the conversations under way stay so.
  package mutating func reload(_ record: Record) {
    self.record = record
    underWay.removeAll { record.conversation($0) == nil }
  }

  /// Takes in the answers of a conversation, from all that happened in it.
  ///
  /// - Returns: false, and nothing changed, where that is not what the record has the outline of.
  package mutating func load(_ id: ConversationID, from events: [(event: Event, at: Int64)]) -> Bool {
    record.load(id, from: events)
  }

  /// The events that a command would make now; nothing changes yet.
  ///
  /// - Throws: a refusal, with the way to mend it.
  package func decide(_ command: Command, at moment: Moment) throws(Refusal) -> [Event] {
    let talk = try currentTalk()
    switch command {
    case .answer(let text): return try answer(text, in: talk, at: moment)
    case .back(let steps): return try back(steps, in: talk)
    case .fix(let field): return try fix(field, in: talk)
    case .skip: return try skip(in: talk)
    case .keep(let reason): return try keep(because: reason, in: talk, at: moment)
    case .togglePrivacy(let field): return try togglePrivacy(of: field, in: talk)
    case .note(let text): return try note(text, in: talk, at: moment)
    case .drop(let line): return try drop(line: line, in: talk)
    case .undo: return try undo(in: talk)
    case .start(let flow, let person):
      return try begin(flow, person: person, inside: talk.conversation, at: moment)
    case .pause: return [pausing(talk)]
    case .quit: return underWay.reversed().compactMap { id in self.talk(id).map(pausing) }
    case .why, .example, .show, .help: return []
    }
  }

  /// Folds one event in; replaying the log takes the same road.
  package mutating func apply(_ event: Event, at milliseconds: Int64) {
    record.apply(event, at: milliseconds)
    switch event {
    case .started(let id, _), .resumed(let id):
      underWay.removeAll { $0 == id }
      underWay.append(id)
    case .paused(let id, _), .completed(let id, _), .abandoned(let id):
      underWay.removeAll { $0 == id }
    case .personAdded, .personRenamed, .aliasAdded, .noted, .answered, .skipped, .undone, .revisited,
      .privacyChanged, .drafted, .remarked, .kept, .committed, .commitmentMoved, .commitmentClosed,
      .exported, .forgotten, .redacted, .erased:
      break
    }
  }

  /// The conversation being talked in, its type and where it stands; nil at the top level.
  package var talk: Talk? {
    underWay.last.flatMap { talk($0) }
  }

  package func flow(_ id: String) -> Flow? {
    flows.first { $0.reference.id == id }
  }

  func talk(_ id: ConversationID) -> Talk? {
    guard let conversation = record.conversation(id), let flow = flow(conversation.opening.flow.id) else {
      return nil
    }
    return Talk(conversation: conversation, flow: flow)
  }

  private func currentTalk() throws(Refusal) -> Talk {
    guard let talk else {
      throw Refusal(.usage, "No conversation is open. `start feedback NAME` begins one.")
    }
    return talk
  }

  private func pausing(_ talk: Talk) -> Event {
    .paused(talk.conversation.id, waiting: talk.question?.waits ?? false)
  }
}

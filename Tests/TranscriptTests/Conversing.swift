// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import CandorPrompts
import TestSupport

/// A session with the types and the rules that candor comes with, typed to line by line; the record beside it is
/// folded from the same events, as reading the log would.
struct Conversing {
  static let shelf = FlowShelf.load(userFolder: nil, knownRules: nil)
  static let coach = CoachShelf.load(configFolder: nil).coach
  static let today = Day(ordinal: 20_778)  // Sat 21 Nov 2026

  private(set) var session: Session
  private(set) var record = Record()
  /// What happened, turn by turn.
  private(set) var happened: [(moment: Moment, events: [Event])] = []
  private var turns: UInt64 = 0

  init(isInteractive: Bool) {
    session = Session(record: Record(), isInteractive: isInteractive)
    session.use(Self.shelf.flows)
    session.use(Self.coach)
  }

  /// One line as `turn(_:)` takes it; nil where it was refused, and nothing may have changed then.
  mutating func type(_ line: String) -> Screen? {
    do throws(Refusal) {
      let command = try Command(line: line)
      if let looked = try session.look(command) { return looked }
      return try take { session, moment throws(Refusal) in try session.decide(command, at: moment) }
    } catch {
      return nil
    }
  }

  @discardableResult
  mutating func take(_ decide: (Session, Moment) throws(Refusal) -> [Event]) throws(Refusal) -> Screen {
    turns += 1
    let decided = try decide(session, moment)
    for event in decided {
      session.apply(event, at: moment.milliseconds)
      record.apply(event, at: moment.milliseconds)
    }
    happened.append((moment, decided))
    return session.screen(after: decided, at: moment)
  }

  /// Goes on with what is unfinished, or begins one more.
  mutating func goOn(using generator: inout SeededChance) throws(Refusal) {
    let flow = Self.shelf.flows.map(\.reference.id).randomElement(using: &generator) ?? "feedback"
    try take { session, moment throws(Refusal) in
      if let open = session.record.latestUnfinished { return try session.resume(open.number) }
      return try session.begin(flow, person: "Ana", at: moment)
    }
  }

  /// What reading the log gives, once all that happened was written to one.
  func readBack() throws -> Record {
    let folder = try TemporaryFolder()
    let places = LogPlaces(data: folder.path + "/log", state: folder.path + "/state")
    guard let first = happened.first else { return Record() }
    var log = try EventLog.open(places, Unlocking { _ in nil }, at: first.moment) { _, _ in }
    for turn in happened where !turn.events.isEmpty { _ = try log.append(turn.events, at: turn.moment) }
    try log.close()
    var record = Record()
    try LogReader.read(places, Unlocking { _ in nil }) { event, stamp in
      record.apply(event, at: stamp.milliseconds)
    }
    return record
  }

  var events: [Event] { happened.flatMap(\.events) }

  private var moment: Moment {
    Moment(milliseconds: 1_795_251_600_000 + Int64(turns), today: Self.today, chance: turns)
  }
}

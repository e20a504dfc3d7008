// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import CandorPrompts

/// Where a command works: the log, what is known from it, the clock and the console.
struct Desk: ~Copyable {
  let places: Places
  let clock: Clock
  let console: any Console
  let unlocking: Unlocking
  /// Records after which a snapshot is left for the next start; nil for as many as are worth it.
  let snapshotInterval: Int?
  /// Whether it only shows how candor works: then nothing is read from the disk, and nothing is kept.
  let isDemonstration: Bool
  private(set) var session: Session
  private(set) var log: EventLog?
  private var hasRead: Bool
  private var shelf: FlowShelf?
  private var hasCoach = false
  /// Whether all of the rules and of `config.yaml` could be read; true as long as nobody called the coach.
  private(set) var isCoachWhole = true
  /// What Up found in conversations that were over before.
  let earlierTalks = EarlierTalks()
  /// What a free sentence was understood to ask for, until the next line says yes or something else.
  var offer: Offer?
  /// Answers that came with the command and wait for their questions.
  var given: GivenAnswers?
  /// Whether the person left candor from within a conversation.
  var hasLeft = false
  /// Whether what was read ends at damage.
  private(set) var foundDamage = false
  private var hasWritten = false

  struct Offer: Sendable {
    let hearing: Hearing
    let sentence: String

    /// The line that takes it.
    var command: String { "start \(hearing.flow) \(hearing.person ?? "")".trimmed }
  }

  init(
    places: Places, clock: Clock, console: any Console, unlocking: Unlocking, snapshotInterval: Int? = nil,
    isDemonstration: Bool = false
  ) {
    self.snapshotInterval = snapshotInterval
    self.isDemonstration = isDemonstration
    hasRead = isDemonstration
    self.unlocking = unlocking
    self.places = places
    self.clock = clock
    self.console = console
    session = Session(record: Record(), isInteractive: console.isInteractive)
  }

  /// What is known, read beside whoever writes; the answers of a conversation only once `find` asked for them.
  mutating func record() throws(Stop) -> Record {
    if log == nil, !hasRead {
      var record = Record()
      do throws(LogError) {
        try LogReader.outline(places.ofLog, unlocking, withCommitments: true, into: &record)
      } catch {
        record = try readWhatStands(before: error)
      }
      session.reload(record)
      hasRead = true
    }
    return session.record
  }

  /// Looks something up in what is known; the answers that this takes are read on the way.
  mutating func find<Found>(_ look: (Record) throws(Refusal) -> Found) throws(Stop) -> Found {
    _ = try record()
    return try loading { session throws(Refusal) in try look(session.record) }
  }

  /// What lists are made of: no answers, and no commitments where nobody asks for them.
  mutating func outline(withCommitments: Bool = true) throws(Stop) -> Record {
    guard log == nil, !hasRead else { return session.record }
    var record = Record()
    do throws(LogError) {
      try LogReader.outline(places.ofLog, unlocking, withCommitments: withCommitments, into: &record)
    } catch { try readUpTo(error) }
    return record
  }

  /// Does something with the session, and does it again each time it turns out that answers have to be read first.
  private mutating func loading<Result>(_ body: (Session) throws(Refusal) -> Result) throws(Stop) -> Result {
    while true {
      let refusal: Refusal
      do throws(Refusal) { return try body(session) } catch { refusal = error }
      guard let id = refusal.unread, session.record.conversation(id)?.isLoaded == false else {
        throw Stop(refusal)
      }
      try load(id, mayReadAnew: true)
    }
  }

  /// Reads a conversation's answers: from where they are known to stand, then from everywhere, and then with an
  /// outline that is read anew, for another device's records may have come in since.
  private mutating func load(_ id: ConversationID, mayReadAnew: Bool) throws(Stop) {
    for everywhere in [false, true] {
      do throws(LogError) {
        let events = try LogReader.events(of: id, places.ofLog, unlocking, everywhere: everywhere)
        if session.load(id, from: events) { return }
      } catch { throw Stop(error) }
    }
    guard mayReadAnew else {
      throw Stop(65, "What was said in a conversation does not fit the rest of the log.")
    }
    if log == nil {
      hasRead = false
      _ = try record()
    } else {
      try reopen()
    }
    try load(id, mayReadAnew: false)
  }

  /// What is known with all that was ever said, for what leaves nothing out.
  mutating func wholeRecord() throws(Stop) -> Record {
    var record = Record()
    do throws(LogError) {
      try LogReader.read(places.ofLog, unlocking) { event, stamp in
        record.apply(event, at: stamp.milliseconds)
      }
    } catch { try readUpTo(error) }
    return record
  }

  /// All that stands before damage, answers too, with a word about it.
  private mutating func readWhatStands(before damage: LogError) throws(Stop) -> Record {
    let record = try wholeRecord()
    if !foundDamage { try readUpTo(damage) }
    return record
  }

  /// What stands before damage is shown, with a word about it, and the command ends with 65 all the same.
  private mutating func readUpTo(_ error: LogError) throws(Stop) {
    guard error.exitCode == 65 else { throw Stop(error) }
    console.complain(error.description)
    console.complain("What follows is what stands before that.")
    foundDamage = true
  }

  /// Opens the log for writing, once; another candor that holds it ends this one (75).
  mutating func open() throws(Stop) {
    guard log == nil, !isDemonstration else { return }
    try reopen()
    for notice in log?.notices ?? [] { console.complain(notice) }
  }

  /// Reads everything anew, which finishes what was begun: words that are to go are gone when this returns.
  mutating func reopen() throws(Stop) {
    close()
    var record = Record()
    do throws(LogError) {
      log = try EventLog.open(places.ofLog, unlocking, at: clock.moment(), into: &record)
    } catch { throw Stop(error) }
    session.reload(record)
    for id in session.underWay { try load(id, mayReadAnew: false) }
  }

  /// Loads the conversation types; broken files of the user are said and left out.
  mutating func equip() {
    guard self.shelf == nil else { return }
    let shelf = FlowShelf.load(
      userFolder: isDemonstration ? nil : places.flows, knownRules: calledCoach().knownIDs)
    for line in DataError.summary(of: shelf.problems) { console.complain(line) }
    session.use(shelf.flows)
    self.shelf = shelf
  }

  /// Loads the coach; broken files of the user are said and left out.
  ///
  /// The rules take longer to read than everything else up to the first question, so only what reads an answer,
  /// or says why one is asked for, calls the coach.
  mutating func callCoach() {
    guard !hasCoach else { return }
    let (coach, problems) = CoachShelf.load(configFolder: isDemonstration ? nil : places.config)
    for line in DataError.summary(of: problems) { console.complain(line) }
    session.use(coach)
    hasCoach = true
    isCoachWhole = problems.isEmpty
  }

  private mutating func calledCoach() -> Coach {
    callCoach()
    return session.coach
  }

  /// The conversation type of this id, or the only one whose id begins so.
  ///
  /// - Throws: 78 where the person's own file for it is broken, which was said; 64 where there is none.
  mutating func findFlow(_ name: String) throws(Stop) -> Flow {
    equip()
    if let problems = shelf?.problems(with: name.lowercased()), !problems.isEmpty {
      throw Stop(
        78,
        "The file for \(name.lowercased()) is broken. `candor flow check FILE` says all that is wrong with it.",
        isRefusal: true)
    }
    return try Stop.onRefusal { () throws(Refusal) in try session.findFlow(name) }
  }

  /// Decides, puts it on disk, and only then believes it.
  ///
  /// - Returns: what happened.
  @discardableResult
  mutating func commit(
    _ decide: (Session, Moment) throws(Refusal) -> [Event]
  ) throws(Stop) -> [Event] {
    try open()
    let moment = clock.moment()
    let events = try loading { session throws(Refusal) in try decide(session, moment) }
    try append(events, at: moment)
    return events
  }

  /// Puts events on disk and folds them in.
  mutating func append(_ events: [Event], at moment: Moment) throws(Stop) {
    guard !events.isEmpty else { return }
    do throws(LogError) {
      _ = try log?.append(events, at: moment)
    } catch {
      log = nil  // what the disk holds is read anew before the next attempt
      throw Stop(error)
    }
    hasWritten = !isDemonstration
    for event in events { session.apply(event, at: moment.milliseconds) }
  }

  /// Decides and says what came of it: what every one-line command that changes something does.
  mutating func carryOut(_ decide: (Session, Moment) throws(Refusal) -> [Event]) throws(Stop) {
    let events = try commit(decide)
    try say(session.screen(after: events, at: clock.moment()))
  }

  /// Writes a document to a file of the person's choice, and notes where, so that forgetting can say so later.
  mutating func export(
    _ text: String, of person: PersonID?, _ conversation: ConversationID?, to path: String, replacing: Bool
  ) throws(Stop) {
    try Export.write(text, to: path, replacing: replacing)
    let whole = Export.absolute(path)
    do throws(Stop) {
      try commit { _, moment throws(Refusal) in
        [.exported(person, conversation, path: whole, day: moment.today)]
      }
    } catch {
      console.complain("That the file was written could not be noted: \(error.message)")
    }
  }

  func say(_ screen: Screen) throws(Stop) {
    guard !screen.said.isEmpty else { return }
    guard console.show(screen) else {
      throw Stop(74, "\(hasWritten ? "Saved, but standard" : "Standard") output cannot be written.")
    }
  }

  /// Says one thing; the exit code of a command that went well.
  func shown(_ said: Said) throws(Stop) -> Int32 {
    try say(Screen([said]))
    return 0
  }

  func print(_ text: String) throws(Stop) {
    guard console.print(text) else { throw Stop(74, "Standard output cannot be written.") }
  }

  /// The device that the open log writes as.
  var ownDevice: String? {
    switch log {
    case .some(let log): log.deviceName
    case .none: nil
    }
  }

  /// Puts the keys of the open log under a passphrase.
  mutating func lock(under passphrase: Passphrase) throws(Stop) {
    do throws(LogError) {
      try log?.lock(places.ofLog, under: passphrase, unlocking)
    } catch { throw Stop(error) }
  }

  /// Seals the log's head, and leaves a snapshot for the next start; nothing is lost where this fails.
  mutating func close() {
    guard var log = log.take() else { return }
    do throws(LogError) {
      try log.close(leaving: session.record, every: snapshotInterval)
    } catch { console.complain(error.description) }
  }
}

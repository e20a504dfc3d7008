// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// A small conversation type with everything in it: a choice that guards, an answer that can wait, a summary that
/// loops until confirmed, a list, a date.
let sampleFlow = Flow(
  reference: FlowReference(id: "talk", version: 1, digest: "0123456789abcdef"), title: "Talk",
  about: "A talk.",
  needsPerson: true, hears: ["talk to", "late"], opens: [.commitments, .notes], words: ["{behavior}"],
  promises: [FlowPromise(neverReach: "steps", before: "view", place: .start)],
  questions: [
    Question(
      id: "kind", label: "Kind", ask: "Which kind?", type: .choice(["praise", "change"]),
      next: [Transition(to: .question("behavior"))]),
    Question(
      id: "behavior", label: "Behavior", ask: "What did {person} do?", type: .text, rules: ["feedback"],
      next: [Transition(to: .question("view"))]),
    Question(
      id: "view", label: "Their view", ask: "What does {person} say?", type: .text,
      optional: .optionalWhen(Condition([.isOne(of: ["praise"], "kind")])), waits: true,
      next: [
        Transition(when: Condition([.isOne(of: ["change"], "kind")]), to: .question("summary")),
        Transition(to: .question("day")),
      ]),
    Question(
      id: "summary", label: "Summary", ask: "What did you hear?", type: .text,
      next: [Transition(to: .question("verdict"))]),
    Question(
      id: "verdict", label: "Verdict", ask: "Is it right?", type: .choice(["right", "partly"]),
      about: "summary",
      next: [
        Transition(when: Condition([.isOne(of: ["right"], "verdict")]), to: .question("steps")),
        Transition(to: .question("correction")),
      ]),
    Question(
      id: "correction", label: "Correction", ask: "What is missing?", type: .text, about: "verdict",
      next: [Transition(to: .question("summary"))]),
    Question(
      id: "steps", label: "Steps", ask: "Who does what by when?", type: .commitments,
      next: [Transition(to: .question("day"))]),
    Question(
      id: "day", label: "Day", ask: "When next?", type: .date, optional: .optional, isPrivate: true,
      next: [Transition(to: .end)]),
  ])

/// A session at a pipe, or at a terminal, that is talked to line by line.
struct Talker {
  var session: Session
  var record = Record()
  var events: [Event] = []
  private var chance: UInt64 = 1
  let today: Day

  init(
    isInteractive: Bool = false, flows: [Flow] = [sampleFlow], coach: Coach = Coach(rules: [], evidence: [])
  ) {
    session = Session(record: Record(), isInteractive: isInteractive)
    session.use(flows)
    session.use(coach)
    today = Day(ordinal: 20_778)  // Sat 21 Nov 2026
  }

  var moment: Moment { Moment(milliseconds: 1_795_251_600_000 + Int64(chance), today: today, chance: chance) }

  mutating func take(_ decide: (Session, Moment) throws(Refusal) -> [Event]) throws(Refusal) {
    chance += 1
    let decided = try decide(session, moment)
    for event in decided { session.apply(event, at: moment.milliseconds) }
    for event in decided { record.apply(event, at: moment.milliseconds) }
    events += decided
  }

  /// One typed line.
  mutating func type(_ line: String) throws(Refusal) {
    let command = try Command(line: line)
    if try session.look(command, at: moment) != nil { return }
    try take { session, moment throws(Refusal) in try session.decide(command, at: moment) }
  }

  mutating func type(_ lines: [String]) throws(Refusal) {
    for line in lines { try type(line) }
  }

  var at: Field? { session.talk?.question?.id }
  func answer(_ field: Field) -> String? { session.talk?.conversation.answer(field)?.text }

  static func started(isInteractive: Bool = false, coach: Coach = Coach(rules: [], evidence: [])) throws
    -> Talker
  {
    var talker = Talker(isInteractive: isInteractive, coach: coach)
    try talker.take { session, moment throws(Refusal) in try session.begin("talk", person: "Ana", at: moment)
    }
    return talker
  }
}

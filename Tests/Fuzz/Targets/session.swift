import CandorPrompts

// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorCore

/// The conversation types and the coach that the binary carries.
private let coach = CoachShelf.load(configFolder: nil).coach
private let flows = FlowShelf.load(userFolder: nil, knownRules: nil).flows

/// Lines typed into a conversation: nothing traps, replay equals live, what is taken back is gone, what is shown is
/// harmless.
@c(LLVMFuzzerTestOneInput)
public func fuzzSession(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let choices = input.byte()
  var talking = Talking(
    isInteractive: choices & 1 != 0, coach: choices & 2 != 0 ? coach : Coach(rules: [], evidence: []))
  let flow = flows[Int(choices >> 2) % flows.count].reference.id
  talking.take { session, moment throws(Refusal) in try session.begin(flow, person: "Ana", at: moment) }
  for line in input.lines.prefix(80) {
    talking.type(line)
    if talking.session.talk == nil { talking.goOn(flow) }
  }
  talking.check()
  return 0
}

/// A session that is typed into, and everything that ever happened in it.
private struct Talking {
  var session: Session
  private var events: [(event: Event, at: Int64)] = []
  private var chance: UInt64 = 1
  private let today = Day(ordinal: 20_778)

  init(isInteractive: Bool, coach: Coach) {
    session = Session(record: Record(), isInteractive: isInteractive)
    session.use(flows)
    session.use(coach)
  }

  private var moment: Moment {
    Moment(milliseconds: 1_795_251_600_000 + Int64(chance), today: today, chance: chance)
  }

  mutating func type(_ line: String) {
    do throws(Refusal) {
      let command = try Command(line: line)
      if let screen = try session.look(command) {
        check(screen)
      } else {
        take { session, moment throws(Refusal) in try session.decide(command, at: moment) }
      }
    } catch {
      check(Screen([.error(error.message)]))
    }
  }

  mutating func take(_ decide: (Session, Moment) throws(Refusal) -> [Event]) {
    chance += 1
    let before = session
    do throws(Refusal) {
      let decided = try decide(session, moment)
      let again = try decide(session, moment)
      must(again == decided, "the same line decides two things")
      for event in decided {
        session.apply(event, at: moment.milliseconds)
        events.append((event, moment.milliseconds))
      }
      check(session.screen(after: decided, at: moment))
      checkUndo(of: decided, before)
    } catch {
      check(Screen([.error(error.message)]))
    }
  }

  /// Begins again, or goes on with what was left, when nothing is open.
  mutating func goOn(_ flow: String) {
    let number = session.record.conversations.last { $0.status.isUnfinished }?.number
    take { session, moment throws(Refusal) in
      if let number { return try session.resume(number) }
      return try session.begin(flow, person: "Ana", at: moment)
    }
  }

  /// One answer, skip or change of privacy, taken back at once, leaves the answers as they were.
  private func checkUndo(of decided: [Event], _ before: Session) {
    guard let id = before.talk?.conversation.id, let after = session.record.conversation(id) else { return }
    let changes = decided.filter { event in
      switch event {
      case .answered, .skipped, .privacyChanged: true
      default: false
      }
    }
    guard changes.count == 1, session.talk?.conversation.id == id, after.status == .open else { return }
    var undone = session
    do throws(Refusal) {
      for event in try undone.decide(.undo, at: moment) { undone.apply(event, at: moment.milliseconds) }
    } catch {
      must(false, "a change cannot be taken back: \(error.message)")
    }
    let (was, stands) = (before.record.conversation(id)?.fields, undone.record.conversation(id)?.fields)
    must(was == stands, "taking back \(changes) leaves other answers")
  }

  private func check(_ screen: Screen) {
    for layout in [Layout(), Layout(columns: 40)] {
      for line in layout.lines(of: screen) {
        must(line.unicodeScalars.allSatisfy(isHarmless), "a line holds what drives a terminal")
      }
    }
  }

  func check() {
    var again = Session(record: Record(), isInteractive: session.isInteractive)
    again.use(session.flows)
    var record = Record()
    for (event, milliseconds) in events {
      again.apply(event, at: milliseconds)
      record.apply(event, at: milliseconds)
    }
    must(record == session.record, "the fold of the events is not what the session holds")
    must(again.underWay == session.underWay, "replay has other conversations open")
    for conversation in record.conversations {
      let flow = session.flow(conversation.opening.flow.id)
      let document = ConversationDocument(record: record, conversation: conversation, flow: flow)
      let flaw = PlainMarkdown().flaw(in: document.markdown)
      must(flaw == nil, "\(flaw ?? "") in: \(document.markdown)")
      must(StrictJSON.accepts(document.json.text), "this is not JSON: \(document.json.text)")
    }
  }
}

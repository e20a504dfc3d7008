// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport

@testable import CandorLog

/// Events to record in tests.
enum Samples {
  static let sam = PersonID(bits: 0x5a)
  static let talk = ConversationID(bits: 0xc1)
  static let promise = CommitmentID(bits: 0xb2)
  static let today = Day(ordinal: 20_778)
  static let key = BodyKey(bytes: Array(0..<32))
  static let friday = DaySpan(Day(ordinal: 20_784), Day(ordinal: 20_784))
  static let feedback = FlowReference(id: "feedback", version: 3, digest: "0123456789abcdef")

  static func moment(_ milliseconds: Int64 = 1_795_238_885_123) -> Moment {
    Moment(milliseconds: milliseconds, today: today, chance: 0)
  }

  static let start = Event.started(
    talk, Opening(flow: feedback, person: sam, day: today, parent: nil))

  static func answer(_ text: String, _ value: Answer.Value = .text) -> Event {
    .answered(talk, "impact", Answer(text: text, value: value))
  }

  /// A short conversation.
  static let conversation: [Event] = [
    .personAdded(sam, name: "Sam"), start, answer("Two people waited."), .completed(talk, day: today),
  ]

  /// Text that has broken terminals, parsers and exports before.
  static let hostile = [
    "", " ", "\"", "\\", "\\\"", "\\u0041", "\u{0}", "\u{1b}[2J", "\u{7f}", "\u{80}\u{85}\u{9f}", "\u{a0}",
    "a\nb\r\n\tc",
    "\u{2027}\u{2028}\u{2029}\u{202a}", "\u{202e}gnp.exe", "\u{feff}", "\u{fffd}\u{fffe}", "\u{10ffff}",
    "👩‍👩‍👧‍👦 🇩🇪", "e\u{301}",
    "日本語", "{\"r\":\"", "\",\"h\":\"", "}\n{\"v\":1", "<<<<<<< HEAD", "\u{8}\u{c}", "#@%", "/",
  ]
}

extension StoredRecord {
  /// The record as the first line of a device's log, without its newline.
  func firstLine(key: BodyKey?, device: UInt64 = 1, seed: UInt64 = 1) -> (bytes: [UInt8], hash: ChainHash) {
    var bytes: [UInt8] = []
    var chance = SeededChance(seed: seed)
    let hash = append(
      to: &bytes,
      at: Position(
        number: 1, device: DeviceID(bits: device), clock: 1, milliseconds: 0, previous: .none),
      key: key
    ) { chance.next() }
    return (bytes.dropLast(), hash)
  }
}

extension Line {
  /// The event of a record that `key` closed, or of a clear one.
  func event(openedWith key: BodyKey?) throws -> Event? {
    guard let kind = Kind(stored: self.kind) else { return nil }
    guard form == .closed, let key else { return try event(kind, body) }
    guard let closed = body[1..<body.count - 1].base64Decoded, let json = key.open(closed, bound: bound)
    else {
      throw BodyReader.Unreadable(field: "b")
    }
    let object = Array(json.reversed().drop { $0 == UInt8(ascii: " ") }.reversed())
    return try object.withView { try event(kind, $0) }
  }
}

extension SeededChance {
  /// Any event at all, hostile text and far days included.
  mutating func event() -> Event {
    let talk = conversation()
    return switch Int.random(in: 0..<23, using: &self) {
    case 0: .personAdded(person(), name: text())
    case 1: .personRenamed(person(), name: text())
    case 2: .aliasAdded(person(), alias: text())
    case 3: .noted(person(), text: text(), day: day(), conversation: bool() ? conversation() : nil)
    case 4: .started(talk, opening())
    case 5: .paused(talk, waiting: bool())
    case 6: .resumed(talk)
    case 7: .completed(talk, day: day())
    case 8: .abandoned(talk)
    case 9, 10, 11: .answered(talk, field(), answer())
    case 12: .skipped(talk, field())
    case 13: bool() ? .undone(talk) : .revisited(talk, field())
    case 14: .privacyChanged(talk, field(), isPrivate: bool())
    case 15: .drafted(bool() ? talk : nil, bool() ? field() : nil, text: text())
    case 16: .remarked(talk, field(), RemarkSaid(rule: text(), quote: text()))
    case 17: .kept(talk, field(), because: bool() ? text() : nil)
    case 18: .committed(commitment(), promise())
    case 19: .exported(bool() ? person() : nil, bool() ? talk : nil, path: text(), day: day())
    case 20: .redacted(RecordPlace(device: "d_00000000000000ff", number: 1), day: day())
    case 21: .forgotten(PersonID(bits: 0xff), day: day())
    default: bool() ? .commitmentMoved(commitment(), due: span(), day: day()) : closed()
    }
  }

  mutating func text() -> String {
    (0..<Int.random(in: 0...4, using: &self)).map { _ in Samples.hostile.randomElement(using: &self) ?? "" }
      .joined()
  }

  private mutating func bool() -> Bool { Bool.random(using: &self) }
  // Few of each, so that later events speak of earlier ones.
  private mutating func person() -> PersonID { PersonID(bits: UInt64.random(in: 0...3, using: &self)) }
  private mutating func conversation() -> ConversationID { ConversationID(bits: next() % 4) }
  private mutating func commitment() -> CommitmentID { CommitmentID(bits: next() % 4) }

  private mutating func field() -> Field {
    ["impact", "their-view", "root-cause-words", "", "a#b@c", "\u{0}\"\\é"].randomElement(using: &self) ?? ""
  }

  private mutating func day() -> Day {
    bool() ? Samples.today : Day(ordinal: Int.random(in: -719_528...2_932_896, using: &self))
  }

  private mutating func span() -> DaySpan { DaySpan(day(), day()) }

  private mutating func opening() -> Opening {
    let flow = FlowReference(
      id: ["feedback", "own@flow", "é"].randomElement(using: &self) ?? "",
      version: Int.random(in: -1...12, using: &self),
      digest: text())
    return Opening(
      flow: flow, person: bool() ? person() : nil, day: day(), parent: bool() ? conversation() : nil)
  }

  private mutating func pledge() -> Pledge {
    Pledge(
      who: bool() ? text() : nil, owner: [.me, .them, .other].randomElement(using: &self) ?? .me,
      what: text(),
      due: bool() ? span() : nil)
  }

  /// One in four came out of no conversation.
  private mutating func promise() -> Commitment {
    let (pledge, talk, field) = (pledge(), conversation(), field())
    let (person, day) = (bool() ? person() : nil, day())
    return talk.bits == 3
      ? Commitment(pledge: pledge, person: person, day: day)
      : Commitment(pledge: pledge, conversation: talk, field: field, person: person, day: day)
  }

  private mutating func closed() -> Event {
    let ending: Commitment.Ending =
      [.done, .missed, .dropped(why: text())].randomElement(using: &self) ?? .done
    return .commitmentClosed(commitment(), ending, day: day())
  }

  private mutating func answer() -> Answer {
    let value: Answer.Value =
      switch Int.random(in: 0..<7, using: &self) {
      case 0: .text
      case 1: .choice(text())
      case 2: .date(span())
      case 3: .person(bool() ? person() : nil)
      case 4: .scale(Int.random(in: .min ... .max, using: &self))
      case 5: .confirmed(bool())
      default:
        .commitments((0..<Int.random(in: 0...3, using: &self)).map { _ in pledge() }, isComplete: bool())
      }
    return Answer(text: text(), value: value, isPrivate: bool(), wasAsked: bool())
  }
}

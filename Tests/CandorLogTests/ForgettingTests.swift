// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

/// Words that were to go are gone, everything else is as it was, and a start finishes what was begun.
@Suite struct ForgettingTests {
  private static let ana = PersonID(bits: 0xa)
  private static let talkWithAna = ConversationID(bits: 0xaa)
  private static let forget = Event.forgotten(Samples.sam, day: Samples.today)

  /// Two people's records in turn.
  private static let events: [Event] = [
    .personAdded(Samples.sam, name: "Samuel Backwater"), .personAdded(ana, name: "Ana"), Samples.start,
    .started(talkWithAna, Opening(flow: Samples.feedback, person: ana, day: Samples.today, parent: nil)),
    Samples.answer("Samuel promised the inventory"),
    .answered(talkWithAna, "impact", Answer(text: "Ana wrote everything down", value: .text)),
    .noted(Samples.sam, text: "moves to Wiesbaden", day: Samples.today, conversation: nil),
    .drafted(nil, nil, text: "a loose sentence"),
    .committed(
      Samples.promise,
      Commitment(
        pledge: Pledge(who: "Samuel", owner: .them, what: "count the shelves", due: Samples.friday),
        conversation: Samples.talk, field: "next-steps", person: Samples.sam, day: Samples.today)),
    .committed(
      CommitmentID(bits: 0xbb),
      Commitment(
        pledge: Pledge(who: nil, owner: .me, what: "thank her", due: nil), conversation: talkWithAna,
        field: "next-steps", person: ana, day: Samples.today)),
    .completed(Samples.talk, day: Samples.today), .completed(talkWithAna, day: Samples.today),
  ]

  private func record(of sandbox: Sandbox) throws -> Record {
    var record = Record()
    try LogReader.read(sandbox.places, sandbox.unlocking) { record.apply($0, at: $1.milliseconds) }
    return record
  }

  private func lines(_ sandbox: Sandbox) -> [[UInt8]] {
    Sandbox.names(sandbox.device).filter { $0.hasSuffix(".jsonl") }
      .flatMap { Sandbox.bytes("\(sandbox.device)/\($0)").split(separator: 0x0a).map(Array.init) }
  }

  private func person(in line: [UInt8]) -> PersonID? { line.withView { Line($0)?.person } }

  @Test(arguments: [1200, 1 << 20]) func wordsGoAndEverythingElseStays(limit: Int) throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, limit: limit)
    let before = lines(sandbox)
    var log = try sandbox.open(seed: 5, limit: limit)
    let stamp = try #require(try log.append([Self.forget], at: Samples.moment()).first)
    try log.close()
    let (events, notices, error) = sandbox.reopen()
    #expect(error == nil)
    #expect(notices.count == 1)
    #expect(events.count == Self.events.count + 1)
    let after = lines(sandbox)
    for (old, new) in zip(before, after) {
      if person(in: old) == Samples.sam {
        #expect(old != new && old.count == new.count)
        old.withView { old in
          new.withView { new in
            #expect(Line(new)?.form == .erased)
            #expect(Line(new)?.hash == Line(old)?.hash && Line(new)?.number == Line(old)?.number)
          }
        }
      } else {
        #expect(old == new)
      }
    }
    #expect(after.count == before.count + 1)
    let verified = try LogReader.verify(sandbox.places)
    #expect(verified.events == stamp.number)
    let last = try #require(after.last)
    #expect(last.withView { "\(Line($0)?.hash ?? .none)" } == verified.head)
    #expect(
      !String(decoding: Sandbox.bytes(sandbox.device + "/keys"), as: UTF8.self).contains("\(Samples.sam)"))
    #expect(sandbox.reopen().notices.isEmpty)
    for index in 1..<Sandbox.names(sandbox.device).filter({ $0.hasSuffix(".jsonl") }).count {
      #expect(Sandbox.mode("\(sandbox.device)/\(Segment.name(index))") == 0o400)
    }
  }

  /// What a reader has of the log may be older than the keys that it finds.
  @Test func forgettingBesideAReaderIsNoDamage() throws {
    let sandbox = Sandbox()
    // A record that takes no key to read comes first: while it is handed over, the keys were not looked at yet.
    try sandbox.record([.forgotten(PersonID(bits: 0xe), day: Samples.today)] + Self.events)
    var seen: [Event] = []
    try LogReader.read(sandbox.places, sandbox.unlocking) { event, _ in
      if seen.isEmpty {
        #expect(throws: Never.self) { try sandbox.record([Self.forget]) }
        #expect(sandbox.reopen().notices.count == 1)
      }
      seen.append(event)
    }
    #expect(seen.count == Self.events.count + 1)
    #expect(!seen.contains(Samples.answer("Samuel promised the inventory")))
    #expect(seen.contains(.personAdded(Self.ana, name: "Ana")))
  }

  @Test func numbersOfOthersStayWhatTheyWere() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events + [Self.forget])
    _ = sandbox.reopen()
    let record = try record(of: sandbox)
    #expect(record.people.map(\.name) == ["Ana"])
    #expect(record.conversations.map(\.number) == [2])
    #expect(record.commitments.map(\.number) == [2])
    #expect(record.looseDraft == "a loose sentence")
  }

  /// As a session would record them: a conversation begins once and before anything else is said of it, a commitment
  /// is made once, and belongs to the person of its conversation.
  private static func plausible(_ events: [Event]) -> [Event] {
    var whose: [ConversationID: PersonID?] = [:]
    var made: Set<CommitmentID> = []
    return events.compactMap { event in
      switch event {
      case .started(let id, let opening):
        return whose.updateValue(opening.person, forKey: id) == nil ? event : nil
      case .committed(let id, let commitment):
        guard let talk = commitment.conversation, let field = commitment.field else {
          return made.insert(id).inserted ? event : nil
        }
        guard let person = whose[talk], made.insert(id).inserted else { return nil }
        return .committed(
          id,
          Commitment(
            pledge: commitment.pledge, conversation: talk, field: field,
            person: person, day: commitment.day))
      case .redacted, .forgotten, .exported: return nil
      default: return event.conversation.map { whose[$0] != nil } ?? true ? event : nil
      }
    }
  }

  /// A reader that comes between the event and the purge sees what it will see after it.
  @Test func theFoldIsTheSameBeforeAndAfterThePurge() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededChance(seed: seed)
      var events = Self.plausible((0..<200).map { _ in random.event() })
      let whom = PersonID(bits: random.next() % 4)
      events.insert(
        .forgotten(whom, day: Samples.today),
        at: Int.random(in: events.count / 2...events.count, using: &random))
      let sandbox = Sandbox()
      var log = try sandbox.open()
      for event in events { try log.append([event], at: Samples.moment()) }
      try log.close()
      let before = try record(of: sandbox)
      var opened = try sandbox.open(seed: 3)
      try opened.close()
      let after = try record(of: sandbox)
      #expect(before.people == after.people, "seed \(seed)")
      #expect(before.commitments == after.commitments, "seed \(seed)")
      #expect(before.conversations.map(\.number) == after.conversations.map(\.number), "seed \(seed)")
      #expect(before.conversations.map(\.fields) == after.conversations.map(\.fields), "seed \(seed)")
    }
  }

  @Test func aRecordIsRedactedAlone() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    let before = lines(sandbox)
    let device = try #require(Sandbox.names(sandbox.root + "/log/dev").first)
    var log = try sandbox.open(seed: 5)
    try log.append(
      [.redacted(RecordPlace(device: device, number: 6), day: Samples.today)], at: Samples.moment())
    try log.close()
    #expect(sandbox.reopen().error == nil)
    let after = lines(sandbox)
    #expect(before.indices.filter { before[$0] != after[$0] } == [5])
    #expect(try sandbox.verify().get() == Self.events.count + 1)
    #expect(try record(of: sandbox).conversation(Self.talkWithAna)?["impact"]?.answer == nil)
  }

  @Test func aRestoredKeyIsRefusedAndWordsThatComeBackAreTakenAgain() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    let keys = Sandbox.bytes(sandbox.device + "/keys")
    let segment = Sandbox.bytes(sandbox.segment)
    var log = try sandbox.open(seed: 5)
    try log.append([Self.forget], at: Samples.moment())
    try log.close()
    _ = sandbox.reopen()
    let forgotten = Sandbox.bytes(sandbox.segment)
    // The old keys and the old lines from a backup, the forget event kept.
    Sandbox.put(keys, sandbox.device + "/keys")
    Sandbox.put(segment + forgotten[segment.count...], sandbox.segment)
    #expect(try record(of: sandbox).people.map(\.name) == ["Ana"])
    #expect(sandbox.reopen().notices.count == 1)
    #expect(Sandbox.bytes(sandbox.segment) == forgotten)
    #expect(
      !String(decoding: Sandbox.bytes(sandbox.device + "/keys"), as: UTF8.self).contains("\(Samples.sam)"))
  }

  @Test func aBodyThatNobodyMeantToGoIsDamage() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    var lines = lines(sandbox)
    lines[4] = lines[4].withView { Line($0)?.withoutBody ?? [] }
    Sandbox.put(lines.flatMap { $0 + [0x0a] }, sandbox.segment)
    let error = try #require(sandbox.verify().error)
    #expect(error.line == 5 && error.exitCode == 65)
    #expect(sandbox.reopen().error?.line == 5)
  }

  @Test func whatStandsInPlaceOfABodyIsExact() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events + [Self.forget])
    _ = sandbox.reopen()
    let whole = Sandbox.bytes(sandbox.segment)
    let start = try #require(String(decoding: whole, as: UTF8.self).utf8Offset(of: "\"b\":null  ")) + 4
    let end = try #require(whole[start...].firstIndex(of: UInt8(ascii: ",")))
    for index in start..<end {
      for bit in 0..<8 {
        var changed = whole
        changed[index] ^= 1 << bit
        Sandbox.put(changed, sandbox.segment)
        #expect(sandbox.verify().error?.exitCode == 65, "byte \(index - start), bit \(bit)")
      }
    }
  }

  /// Records of the person that another device wrote go too, and those that arrive later are left out.
  @Test func itReachesEveryDeviceInWhateverOrder() throws {
    let mine = Sandbox()
    try mine.record(Self.events)
    let theirs = Sandbox()
    var log = try theirs.open(seed: 77)
    try log.append(
      [.noted(Samples.sam, text: "from the other computer", day: Samples.today, conversation: nil)],
      at: Samples.moment())
    try log.close()
    let other = theirs.device
    let name = try #require(other.split(separator: "/").last.map(String.init))
    let copy = "\(mine.root)/log/dev/\(name)"
    mkdir(copy, 0o700)
    for file in Sandbox.names(other) { Sandbox.put(Sandbox.bytes("\(other)/\(file)"), "\(copy)/\(file)") }
    #expect(mine.read().events.count == Self.events.count + 1)
    var own = try mine.open(seed: 5)
    try own.append([Self.forget], at: Samples.moment())
    try own.close()
    #expect(mine.reopen().error == nil)
    #expect(String(decoding: Sandbox.bytes(copy + "/00000001.jsonl"), as: UTF8.self).contains("\"b\":null "))
    #expect(!String(decoding: Sandbox.bytes(copy + "/keys"), as: UTF8.self).contains("\(Samples.sam)"))
    #expect(try mine.verify().get() == Self.events.count + 2)
    // The other device's log as it was, copied here once more.
    for file in Sandbox.names(other) { Sandbox.put(Sandbox.bytes("\(other)/\(file)"), "\(copy)/\(file)") }
    #expect(try record(of: mine).people.map(\.name) == ["Ana"])
    #expect(mine.reopen().notices.count == 1)
    #expect(String(decoding: Sandbox.bytes(copy + "/00000001.jsonl"), as: UTF8.self).contains("\"b\":null "))
  }

  /// The whole folder afterwards: no word of six letters or more that stood nowhere else, no name.
  @Test func noWordIsLeftInTheFolder() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    var log = try sandbox.open(seed: 5)
    try log.append([Self.forget], at: Samples.moment())
    try log.close()
    _ = sandbox.reopen()
    for (path, bytes) in Sandbox.snapshot(sandbox.root) {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["Samuel", "Backwater", "promised", "inventory", "Wiesbaden", "shelves"] {
        #expect(!text.contains(word), "\(word) in \(path)")
      }
    }
    #expect(Sandbox.snapshot(sandbox.root).keys.allSatisfy { !$0.hasSuffix(".new") })
  }
}

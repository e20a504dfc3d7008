// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

@testable import CandorLog

@Suite struct RoundTripTests {
  @Test func anyEventComesBackFromItsLine() throws {
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededChance(seed: seed)
      var context = Context()
      for _ in 0..<5 {
        let event = random.event()
        let record = try StoredRecord(
          event, salt: Salt(high: random.next(), low: random.next()), context: context)
        let key = record.kind.key == .none ? nil : Samples.key
        let (bytes, hash) = record.firstLine(key: key, device: random.next(), seed: seed)
        #expect(bytes.filter { $0 < 0x20 || $0 == 0x7f } == [], "seed \(seed): a raw control byte")
        try bytes.withView { view in
          let line = try #require(Line(view), "seed \(seed)")
          #expect(line.flaw(.all) == nil, "seed \(seed)")
          #expect(line.hash == hash, "seed \(seed)")
          #expect(try line.event(openedWith: Samples.key) == event, "seed \(seed)")
        }
        context.apply(event)
      }
    }
  }

  @Test func whatIsReadBackIsWhatWasAppended() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      let sandbox = Sandbox()
      var random = SeededChance(seed: seed)
      var appended: [Event] = []
      var stamps: [Stamp] = []
      var clock: Int64 = 1_795_238_885_123
      for _ in 0..<3 {
        var replayed: [Event] = []
        var log = try sandbox.open(seed: seed, limit: 4000) { event, _ in replayed.append(event) }
        #expect(replayed == appended, "seed \(seed)")
        for _ in 0..<4 {
          let batch = (0..<Int.random(in: 0...4, using: &random)).map { _ in random.event() }
          // The wall clock goes back and forth.
          clock += Int64.random(in: -5_000_000...5_000_000, using: &random)
          stamps += try log.append(batch, at: Samples.moment(clock))
          appended += batch
        }
        try log.close()
      }
      var read: [Event] = []
      var readStamps: [Stamp] = []
      try LogReader.read(sandbox.places, sandbox.unlocking) {
        read.append($0)
        readStamps.append($1)
      }
      #expect(read == appended, "seed \(seed)")
      #expect(readStamps == stamps, "seed \(seed)")
      #expect(stamps.map(\.number) == Array(1...appended.count), "seed \(seed)")
      #expect(try sandbox.verify().get() == appended.count, "seed \(seed)")
    }
  }

  @Test func laterFieldsAtTheEndOfABodyAreSkipped() throws {
    let known = #"{"r":"0123456789abcdeffedcba9876543210","name":"Sam""#
    for extra in ["", #","later":1"#, #","later":{"name":["}",{}]},"b":null"#, #","x":"\"}""#] {
      let record = StoredRecord(
        kind: .person, person: Samples.sam, conversation: nil, reference: nil,
        body: Array((known + extra + "}").utf8))
      #expect(try event(of: record) == .personAdded(Samples.sam, name: "Sam"))
    }
    for wrong in [
      "", #","name":7}"#, #","alias":"Sam"}"#, #","name":"Sam""#, #","name":"Sam"}}"#, #","name":"\x"}"#,
    ] {
      let body = #"{"r":"0123456789abcdeffedcba9876543210""# + wrong
      let record = StoredRecord(
        kind: .person, person: Samples.sam, conversation: nil, reference: nil, body: Array(body.utf8))
      #expect(throws: BodyReader.Unreadable.self, "\(wrong)") { try event(of: record) }
    }
  }

  /// Hashes keep such bytes out; the readers behind them must not rely on it.
  @Test func noBytesCrashTheReaders() throws {
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededChance(seed: seed)
      let record = try StoredRecord(random.event(), salt: Salt(high: 1, low: 2), context: Context())
      var bytes = record.firstLine(key: seed % 2 == 0 ? nil : Samples.key).bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert("\"\\{}[],:u09\u{0}".utf8.randomElement(using: &random) ?? 0, at: index)
        }
      }
      bytes.withView { view in
        guard let line = Line(view) else { return }
        _ = line.flaw(.all)
        _ = view.rawFlaw
        if line.flaw(.shape) == nil { _ = try? line.event(openedWith: Samples.key) }
      }
    }
  }

  /// The one pass that most lines take says the same as the two that the others take.
  @Test func aPlainLineEndsWhereTheFirstNewlineStands() {
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededChance(seed: seed)
      var bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        UInt8.random(in: 0x20...0x7e, using: &random)
      }
      for odd in [0x0a, 0x0a, 0x1f, 0x7f, 0xc3] as [UInt8] where Bool.random(using: &random) {
        bytes.insert(odd, at: Int.random(in: 0...bytes.count, using: &random))
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let odd = bytes[start...].firstIndex { $0 < 0x20 || $0 > 0x7e }
      let end = odd.flatMap { bytes[$0] == 0x0a ? $0 : nil }
      #expect(bytes.withView { $0.endOfPlainLine(from: start) } == end, "seed \(seed)")
    }
  }

  @Test func aMomentIsReadInOneFormOnly() {
    let written = Array("2026-11-21T05:28:05.123Z".utf8)
    #expect(written.withView { CalendarText.moment($0, at: 0) } == 1_795_238_885_123)
    for index in written.indices {
      for byte in 0...255 as ClosedRange<UInt8> {
        var changed = written
        changed[index] = byte
        let moment = changed.withView { CalendarText.moment($0, at: 0) }
        var again: [UInt8] = []
        if let moment { CalendarText.append(milliseconds: moment, to: &again) }
        #expect(moment == nil || again == changed, "\(byte) at \(index)")
        let isSign = !(0x30...0x39).contains(written[index])
        if isSign || !(0x30...0x39).contains(byte) { #expect((moment != nil) == (byte == written[index])) }
      }
    }
  }

  @Test func escapesOfOtherWritersAreRead() throws {
    let samples = [
      (#"\u00e9\u00E9"#, "éé"), (#"\ud83d\ude00"#, "😀"), (#"\/\b\f\n\r\t\"\\"#, "/\u{8}\u{c}\n\r\t\"\\"),
    ]
    for (written, meant) in samples {
      #expect(Array(written.utf8).withView { $0.unescaped } == meant)
    }
    for wrong in [#"\ud83d"#, #"\ude00\ud83d"#, #"\u12"#, #"\u12g4"#, #"\"#, #"\ud83dx"#] {
      #expect(Array(wrong.utf8).withView { $0.unescaped } == nil, "\(wrong)")
    }
    #expect([0xff, 0xfe].withView { $0.unescaped } == nil)
  }

  @Test func aMegabyteIsSavedAndMoreIsRefusedBeforeAnythingIsWritten() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open()
    let long = Samples.answer(String(repeating: "é", count: 500_000))
    try log.append([long], at: Samples.moment())
    let before = Sandbox.snapshot(sandbox.root)
    for text in [String(repeating: "x", count: 1 << 20), String(repeating: "\u{0}", count: 200_000)] {
      let error = failure { () throws(LogError) in
        try log.append([Samples.start, Samples.answer(text)], at: Samples.moment())
      }
      #expect(error?.exitCode == 65)
      #expect(error?.description.hasPrefix("NOT SAVED: too long") == true)
    }
    #expect(Sandbox.snapshot(sandbox.root) == before)
    try log.append([Samples.start], at: Samples.moment())
    try log.close()
    #expect(sandbox.read().events == [long, Samples.start])
  }

  @Test func whatHasNoFormIsRefusedBeforeAnythingIsWritten() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open()
    let far = Event.completed(Samples.talk, day: Day(ordinal: 2_932_897))
    let flow = FlowReference(id: "a#b", version: 1, digest: "")
    let start = Event.started(
      Samples.talk, Opening(flow: flow, person: nil, day: Samples.today, parent: nil))
    for event in [far, start, .skipped(Samples.talk, String(repeating: "x", count: 600))] {
      let error = failure { () throws(LogError) in
        try log.append([Samples.start, event], at: Samples.moment())
      }
      #expect(error?.exitCode == 70)
    }
    #expect(Sandbox.bytes(sandbox.segment).isEmpty)
  }

  @Test func everyDayAndMomentHasOneForm() throws {
    for day in stride(from: CalendarText.days.lowerBound, through: CalendarText.days.upperBound, by: 13) {
      var bytes: [UInt8] = []
      CalendarText.append(day: day, to: &bytes)
      #expect(bytes.withView { CalendarText.day($0, at: 0) } == day)
    }
    let moments: [(Int64, String)] = [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_294_967_296_000, "2106-02-07T06:28:16.000Z"),
      (.min, "0000-01-01T00:00:00.000Z"), (.max, "9999-12-31T23:59:59.999Z"),
    ]
    for (moment, text) in moments {
      var bytes: [UInt8] = []
      CalendarText.append(milliseconds: moment, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == text)
      let nearest = min(
        max(moment, CalendarText.milliseconds.lowerBound), CalendarText.milliseconds.upperBound)
      #expect(bytes.withView { CalendarText.moment($0, at: 0) } == nearest)
    }
    for wrong in [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-001", "2026/01/01", "+026-01-01",
    ] {
      #expect(Array(wrong.utf8).withView { CalendarText.day($0, at: 0) } == nil, "\(wrong)")
    }
  }

  private func event(of record: StoredRecord) throws -> Event? {
    try record.firstLine(key: nil).bytes.withView { view in
      try #require(Line(view)).event(openedWith: nil)
    }
  }
}

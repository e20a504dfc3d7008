// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

/// What a snapshot is worth: with it a start knows what it would know without, and a bad one is left aside.
@Suite struct SnapshotTests {
  /// Three talks over several small segments, of which the first is only in closed ones, and a snapshot after `cut`.
  private func log(cut: Int, of events: [Event] = Self.events, limit: Int = 2500) throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.record(Array(events[..<cut]), limit: limit, leavingSnapshot: true)
    try sandbox.record(Array(events[cut...]), limit: limit)
    return sandbox
  }

  private static let talks = (1...3).map { ConversationID(bits: UInt64($0)) }

  static let events: [Event] = talks.flatMap { talk -> [Event] in
    let opening = Opening(flow: Samples.feedback, person: Samples.sam, day: Samples.today, parent: nil)
    let answers = (1...5).map { count -> Event in
      .answered(talk, "impact\(count % 3)", Answer(text: "Answer \(count) of \(talk).", value: .text))
    }
    let pledge = Pledge(who: nil, owner: .them, what: "check it before", due: Samples.friday)
    let commitment = Commitment(
      pledge: pledge, conversation: talk, field: "next-steps", person: Samples.sam, day: Samples.today)
    return [.personAdded(Samples.sam, name: "Sam"), .started(talk, opening)] + answers + [
      .undone(talk), .committed(CommitmentID(bits: talk.bits), commitment),
      .completed(talk, day: Samples.today),
    ]
  }

  @Test func whereverItWasTakenAStartKnowsTheSame() throws {
    for cut in 0...Self.events.count {
      let sandbox = try log(cut: cut)
      try #require(Sandbox.names(sandbox.cache) == (cut == 0 ? [] : ["outline"]))
      let with = try sandbox.known()
      let files = Sandbox.snapshot(sandbox.root)
      Sandbox.remove(sandbox.cache)
      let without = try sandbox.known()
      #expect(with == without, "cut \(cut)")
      #expect(with.conversations.count == 3)
      for talk in Self.talks {
        Sandbox.put(files, under: sandbox)
        let told = try sandbox.told(talk)
        Sandbox.remove(sandbox.cache)
        #expect(try sandbox.told(talk) == told, "cut \(cut)")
        #expect(told == Self.events.filter { $0.conversation == talk || $0.isCommitment(of: talk) })
      }
    }
  }

  @Test func randomHistoriesAreTheSameFromEveryCut() throws {
    for seed in 0..<6 {
      var chance = SeededChance(seed: 700 + seed)
      let events = (0..<40).map { _ in chance.event() }
      for cut in stride(from: 1, through: 40, by: 3) {
        let sandbox = try log(cut: cut, of: events, limit: 3000)
        let with = try sandbox.known()
        Sandbox.remove(sandbox.cache)
        #expect(try sandbox.known() == with, "seed \(seed), cut \(cut)")
      }
    }
  }

  /// Proof that it is used: the record says what no record in the log says.
  @Test func itIsGoneOnFrom() throws {
    let sandbox = try log(cut: 20)
    var record = try sandbox.known()
    record.apply(.personRenamed(Samples.sam, name: "Samira"), at: 0)
    try sandbox.leave(record)
    #expect(try sandbox.known().people.map(\.name) == ["Samira"])
    #expect(try sandbox.opened().people.map(\.name) == ["Samira"])
    Sandbox.remove(sandbox.cache)
    #expect(try sandbox.known().people.map(\.name) == ["Sam"])
  }

  @Test func everyByteOfItCounts() throws {
    let sandbox = try log(cut: 20)
    let expected = try sandbox.known()
    let path = sandbox.cache + "/outline"
    let bytes = Sandbox.bytes(path)
    let read = { try sandbox.known() }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1 << UInt8(index % 8)
      Sandbox.put(changed, path)
      #expect(try read() == expected, "byte \(index)")
    }
    for cut in bytes.indices {
      Sandbox.put(Array(bytes[..<cut]), path)
      #expect(try read() == expected, "cut at \(cut)")
    }
    Sandbox.put(bytes + [0], path)
    #expect(try read() == expected)
    Sandbox.put([UInt8](repeating: 0xff, count: bytes.count), path)
    #expect(try read() == expected)
    Sandbox.remove(path)
    mkdir(path, 0o700)
    #expect(try read() == expected)
    Sandbox.remove(path)
    symlink("/dev/zero", path)
    #expect(try read() == expected)
  }

  @Test func anotherLogsSnapshotIsNone() throws {
    let sandbox = try log(cut: 20)
    let other = Sandbox()
    try other.record([.personAdded(Samples.sam, name: "Somebody else")], leavingSnapshot: true)
    Sandbox.put(Sandbox.bytes(other.cache + "/outline"), sandbox.cache + "/outline")
    #expect(try sandbox.known().people.map(\.name) == ["Sam"])
  }

  /// A snapshot from the future of a log that was put back: the record it points at is not there.
  @Test func aLogThatWasPutBackIsReadFromItsBeginning() throws {
    let sandbox = Sandbox()
    try sandbox.record(Array(Self.events[..<8]))
    let old = Sandbox.snapshot(sandbox.root + "/log/dev")
    try sandbox.record(Array(Self.events[8...]), leavingSnapshot: true)
    #expect(try sandbox.known().commitments.count == 3)
    Sandbox.remove(sandbox.root + "/log/dev")
    Sandbox.put(old, under: sandbox)
    let record = try sandbox.known()
    #expect(record.conversations.count == 1 && record.commitments.isEmpty)
  }

  @Test func takingWordsAwayTakesTheSnapshotAwayFirst() throws {
    for event: Event in [
      .forgotten(Samples.sam, day: Samples.today),
      .redacted(RecordPlace(device: "d_910a2dec89025cc1", number: 3), day: Samples.today),
    ] {
      let sandbox = try log(cut: 20)
      try #require(Sandbox.names(sandbox.cache) == ["outline"])
      var record = Record()
      var log = try sandbox.open(into: &record)
      try log.append([event], at: Samples.moment())
      #expect(Sandbox.names(sandbox.cache).isEmpty)
      record.outline(event, at: 0)
      try log.close(leaving: record, every: 1)
      #expect(Sandbox.names(sandbox.cache).isEmpty, "what was in memory may still hold the words")
      _ = try sandbox.opened()
      _ = try sandbox.opened(leavingSnapshot: true)
      #expect(Sandbox.names(sandbox.cache) == ["outline"])
      let with = try sandbox.known()
      Sandbox.remove(sandbox.cache)
      #expect(try sandbox.known() == with)
      #expect(try sandbox.verify().get() == Self.events.count + 1)
    }
  }

  /// Kept by a foreign hand over the taking away: what came after says that it is none.
  @Test func aSnapshotFromBeforeAForgettingIsNone() throws {
    let sandbox = try log(cut: Self.events.count)
    let kept = Sandbox.bytes(sandbox.cache + "/outline")
    try sandbox.record([.forgotten(Samples.sam, day: Samples.today)])
    mkdir(sandbox.cache, 0o700)
    Sandbox.put(kept, sandbox.cache + "/outline")
    #expect(try sandbox.known().people.isEmpty)
    #expect(try sandbox.opened().people.isEmpty)
  }

  @Test func damageIsSaidWithASnapshotToo() throws {
    let changes: [(String, (Sandbox) -> Void, isSeen: Bool)] = [
      ("a word in the last segment", { $0.change(segmentFromEnd: 1, byteFromEnd: 200) }, true),
      ("a word in the one before", { $0.change(segmentFromEnd: 2, byteFromEnd: 900) }, true),
      ("the last record of a closed one", { $0.change(segmentFromEnd: 4, byteFromEnd: 20) }, true),
      ("a closed one cut short", { $0.cut(segmentFromEnd: 4, by: 100) }, true),
      ("a closed one without its newline", { $0.cut(segmentFromEnd: 4, by: 1) }, true),
      ("a closed one gone", { unlink($0.segments[1]) }, true),
      ("a word within a closed one", { $0.change(segmentFromEnd: 4, byteFromEnd: 900) }, false),
    ]
    for (name, change, isSeen) in changes {
      let sandbox = try log(cut: Self.events.count)
      try #require(sandbox.segments.count >= 6)
      change(sandbox)
      #expect(sandbox.verify().error?.exitCode == 65, "\(name)")
      #expect(
        failure { () throws(LogError) in try sandbox.known() }?.exitCode == (isSeen ? 65 : nil), "\(name)")
      #expect(
        failure { () throws(LogError) in try sandbox.opened() }?.exitCode == (isSeen ? 65 : nil), "\(name)")
    }
  }

  /// A word within a closed segment that a start does not look at is looked at before it is shown.
  @Test func anAnswerIsCheckedBeforeItIsShown() throws {
    let sandbox = try log(cut: Self.events.count)
    sandbox.change(segmentFromEnd: sandbox.segments.count, byteFromEnd: 900)
    let error = failure { () throws(LogError) in try sandbox.told(Self.talks[0]) }
    #expect(error?.exitCode == 65 && error?.file == sandbox.segments[0])
    #expect(failure { () throws(LogError) in try sandbox.told(Self.talks[2]) } == nil)
  }

  /// Copied without the folder that says which device this is, a log has no snapshot that could be opened.
  @Test func aLogWithoutItsStateIsReadAllTheSame() throws {
    let sandbox = try log(cut: 20)
    let with = try sandbox.known()
    let told = try sandbox.told(Self.talks[0])
    Sandbox.remove(sandbox.root + "/state")
    #expect(try sandbox.known() == with)
    #expect(try sandbox.told(Self.talks[0]) == told && !told.isEmpty)
  }

  @Test func anotherDevicesRecordsCountWhenTheyArrive() throws {
    // Earlier and later than the snapshot's last one.
    for milliseconds in [Samples.moment().milliseconds - 5000, Samples.moment().milliseconds + 5000] {
      let sandbox = try log(cut: Self.events.count)
      let other = Sandbox()
      try other.record([.personAdded(PersonID(bits: 9), name: "Ana")], at: milliseconds, seed: 77)
      for name in Sandbox.names(other.root + "/log/dev") {
        Sandbox.copy(other.root + "/log/dev/" + name, to: sandbox.root + "/log/dev/" + name)
      }
      let with = try sandbox.known()
      #expect(with.people.count == 2)
      Sandbox.remove(sandbox.cache)
      #expect(try sandbox.known() == with, "\(milliseconds)")
    }
  }

  @Test func aReaderLeavesNothingBehindAndAShortRunNeither() throws {
    let sandbox = try log(cut: 0)
    _ = try sandbox.known()
    _ = try sandbox.told(Self.talks[0])
    #expect(Sandbox.names(sandbox.cache).isEmpty)
    var record = Record()
    var log = try sandbox.open(into: &record)
    try log.close(leaving: record)
    #expect(
      Sandbox.names(sandbox.cache).isEmpty, "so few records are folded sooner than a snapshot is written")
  }

  @Test func nobodyElseMayReadItAndItHoldsNoWordInClear() throws {
    let sandbox = try log(cut: Self.events.count)
    #expect(Sandbox.mode(sandbox.cache) == 0o700)
    #expect(Sandbox.mode(sandbox.cache + "/outline") == 0o600)
    let text = String(decoding: Sandbox.bytes(sandbox.cache + "/outline"), as: UTF8.self)
    #expect(!text.contains("Sam") && !text.contains("check it") && !text.contains("feedback"))
  }
}

extension Event {
  fileprivate func isCommitment(of talk: ConversationID) -> Bool {
    if case .committed(_, let commitment) = self { commitment.conversation == talk } else { false }
  }
}

extension Sandbox {
  fileprivate var cache: String { root + "/log/cache" }

  /// Paths of the segments of the only device.
  fileprivate var segments: [String] {
    Self.names(device).filter { $0.hasSuffix(".jsonl") }.map { device + "/" + $0 }
  }

  fileprivate func open(
    seed: UInt64 = 3, limit: Int = EventLog.segmentLimit, at milliseconds: Int64? = nil,
    into record: inout Record
  ) throws(LogError) -> EventLog {
    var chance = SeededChance(seed: seed)
    return try EventLog.open(
      places, unlocking, at: moment(milliseconds), limit: limit, chance: { chance.next() }, into: &record)
  }

  private func moment(_ milliseconds: Int64?) -> Moment {
    milliseconds.map { Samples.moment($0) } ?? Samples.moment()
  }

  /// Records as a run of the program does.
  fileprivate func record(
    _ events: [Event], limit: Int = EventLog.segmentLimit, at milliseconds: Int64? = nil, seed: UInt64 = 1,
    leavingSnapshot leaves: Bool
  ) throws(LogError) {
    var record = Record()
    var log = try open(seed: seed, limit: limit, at: milliseconds, into: &record)
    for event in events {
      let stamp = try log.append([event], at: moment(milliseconds))[0]
      record.apply(event, at: stamp.milliseconds)
    }
    try log.close(leaving: leaves ? record : nil, every: 1)
  }

  fileprivate func record(_ events: [Event], at milliseconds: Int64, seed: UInt64) throws(LogError) {
    try record(events, at: milliseconds, seed: seed, leavingSnapshot: false)
  }

  /// What a reader knows without the answers.
  fileprivate func known() throws(LogError) -> Record {
    var record = Record()
    try LogReader.outline(places, unlocking, withCommitments: true, into: &record)
    return record
  }

  /// What a writer knows without the answers.
  @discardableResult
  fileprivate func opened(leavingSnapshot leaves: Bool = false) throws(LogError) -> Record {
    var record = Record()
    var log = try open(into: &record)
    try log.close(leaving: leaves ? record : nil, every: 0)
    return record
  }

  /// Leaves a snapshot of anything at all.
  fileprivate func leave(_ wrong: Record) throws(LogError) {
    var record = Record()
    var log = try open(into: &record)
    try log.close(leaving: wrong, every: 0)
  }

  fileprivate func told(_ talk: ConversationID) throws(LogError) -> [Event] {
    try LogReader.events(of: talk, places, unlocking, everywhere: false).map(\.event)
  }

  fileprivate func change(segmentFromEnd place: Int, byteFromEnd offset: Int) {
    let path = segments[segments.count - place]
    var bytes = Self.bytes(path)
    bytes[bytes.count - offset] ^= 1
    Self.put(bytes, path)
  }

  fileprivate func cut(segmentFromEnd place: Int, by count: Int) {
    let path = segments[segments.count - place]
    chmod(path, 0o600)
    truncate(path, off_t(Self.bytes(path).count - count))
  }

  fileprivate static func copy(_ folder: String, to other: String) {
    mkdir(other, 0o700)
    for name in names(folder) { put(bytes(folder + "/" + name), other + "/" + name) }
  }

  /// Puts files back, in folders that may be gone.
  fileprivate static func put(_ files: [String: [UInt8]], under sandbox: Sandbox) {
    for (path, bytes) in files {
      var folder = ""
      for part in path.split(separator: "/").dropLast() {
        folder += "/" + part
        mkdir(folder, 0o700)
      }
      put(bytes, path)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import Testing

@testable import CandorLog

@Suite struct WriterTests {
  @Test func aSecondWriterIsToldWhoHasTheLog() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open()
    try log.append(Samples.conversation, at: Samples.moment())
    let error = try #require(sandbox.reopen().error)
    #expect(error.exitCode == 75)
    #expect(error.cause == .locked(pid: Int(getpid())))
    #expect(error.description.contains("process \(getpid())"))
    try log.close()
    #expect(Sandbox.bytes(sandbox.root + "/log/lock").isEmpty)
    #expect(sandbox.reopen().events == Samples.conversation)
  }

  @Test func deletingTheLockFileLetsNoSecondWriterIn() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open()
    unlink(sandbox.root + "/log/lock")
    #expect(sandbox.reopen().error?.exitCode == 75)
    try log.append([Samples.start], at: Samples.moment())
    try log.close()
  }

  @Test func theLockGoesWithTheWriter() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation, sealed: false)
    #expect(sandbox.reopen().events == Samples.conversation)
  }

  @Test func aReaderBesideAWriterSeesWhatIsSavedAndWaitsForNobody() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open(limit: 1500)
    for count in 1...12 {
      try log.append([Samples.answer("answer \(count)")], at: Samples.moment())
      let (events, error) = sandbox.read()
      #expect(events.count == count)
      #expect(error == nil)
      #expect(try sandbox.verify().get() == count)
      // In the middle of the next write.
      let name = try #require(Sandbox.names(sandbox.device).last { $0.hasSuffix(".jsonl") })
      let path = sandbox.device + "/" + name
      let whole = Sandbox.bytes(path)
      Sandbox.put(whole + whole.prefix(100), path)
      #expect(sandbox.read().events.count == count)
      #expect(sandbox.read().error == nil)
      #expect(sandbox.verify().error?.cause == .torn(bytes: 100))
      #expect(truncate(path, off_t(whole.count)) == 0)
    }
    try log.close()
  }

  @Test func readingAndCheckingChangeNothing() throws {
    let sandbox = Sandbox()
    #expect(sandbox.read().events.isEmpty)
    #expect(try LogReader.verify(sandbox.places).head == String(repeating: "0", count: 64))
    #expect(Sandbox.names(sandbox.root).isEmpty)
    try sandbox.record(Samples.conversation, sealed: false)
    Sandbox.put(Sandbox.bytes(sandbox.segment) + [0x7b], sandbox.segment)
    let before = Sandbox.snapshot(sandbox.root)
    _ = sandbox.read()
    _ = sandbox.verify()
    _ = try LogReader.tail(sandbox.places, count: 2)
    try LogReader.export(sandbox.places, sandbox.unlocking, format: .jsonl) { _ in }
    #expect(Sandbox.snapshot(sandbox.root) == before)
  }

  @Test func aBatchIsOneWriteAndIsReadBackInOrder() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open()
    #expect(try log.append([], at: Samples.moment()).isEmpty)
    let stamps = try log.append(Samples.conversation, at: Samples.moment())
    #expect(stamps.map(\.number) == [1, 2, 3, 4])
    #expect(Set(stamps.map(\.milliseconds)) == [Samples.moment().milliseconds])
    try log.close()
    #expect(sandbox.read().events == Samples.conversation)
  }

  @Test func afterCloseNothingIsTaken() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open()
    try log.close()
    try log.close()
    let error = failure { () throws(LogError) in try log.append([Samples.start], at: Samples.moment()) }
    #expect(error?.cause == .closed)
  }

  @Test func headersSayWhoseRecordItIsAndWhichFlowAsked() throws {
    let sandbox = Sandbox()
    try sandbox.record(Array(Samples.conversation[..<2]))
    // Known from disk, in a run of its own.
    try sandbox.record([Samples.answer("later")])
    let line = try #require(try LogReader.tail(sandbox.places, count: 1).first)
    #expect(
      line.contains(
        #""k":"answer/1","s":"p_000000000000005a","c":"c_00000000000000c1","f":"feedback@3#impact""#))
  }

  @Test func noNameOrWordStandsOutsideABody() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    for line in try LogReader.tail(sandbox.places, count: 9) {
      let header = try #require(line.split(separator: #","b":"#).first)
      #expect(!header.contains("Sam") && !header.contains("waited"))
    }
  }

  @Test func theFileChangedBehindAWriterIsNoticedBeforeAnythingIsCalledSaved() throws {
    for change in 0..<3 {
      let sandbox = Sandbox()
      var log = try sandbox.open()
      try log.append([Samples.start], at: Samples.moment())
      let bytes = Sandbox.bytes(sandbox.segment)
      switch change {
      case 0: unlink(sandbox.segment)
      case 1: truncate(sandbox.segment, 10)
      default: Sandbox.put(bytes + bytes, sandbox.segment)
      }
      let error = failure { () throws(LogError) in try log.append([Samples.start], at: Samples.moment()) }
      #expect(error?.exitCode == 74, "\(change)")
      #expect(error?.description.contains("NOT SAVED: another program changed") == true, "\(change)")
      let now = [[], Array(bytes.prefix(10)), bytes + bytes][change]
      #expect(Sandbox.bytes(sandbox.segment) == now, "\(change): not ours to change")
      let again = failure { () throws(LogError) in try log.append([Samples.start], at: Samples.moment()) }
      #expect(again?.cause == .poisoned, "\(change)")
    }
  }

  /// In a process of its own, for the limit holds for all of it.
  @Test func aFullDiskSaysNotSavedAndLosesNothing() async {
    await #expect(processExitsWith: .success) {
      EventLog.guardProcess()
      let sandbox = Sandbox()
      var log = try sandbox.open()
      try log.append(Samples.conversation, at: Samples.moment())
      let size = Sandbox.bytes(sandbox.segment).count
      var limit = rlimit(rlim_cur: rlim_t(size + 100), rlim_max: rlim_t.max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = failure { () throws(LogError) in try log.append([Samples.start], at: Samples.moment()) }
      must(1, error?.exitCode == 74)
      must(2, error?.description.contains("NOT SAVED: File too large") == true)
      must(3, Sandbox.bytes(sandbox.segment).count == size)
      let again = failure { () throws(LogError) in try log.append([Samples.start], at: Samples.moment()) }
      must(4, again?.cause == .poisoned)
      limit.rlim_cur = rlim_t.max
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let stillPoisoned = failure { () throws(LogError) in
        try log.append([Samples.start], at: Samples.moment())
      }
      must(5, stillPoisoned?.cause == .poisoned)
      try log.close()
      let (events, notices, _) = sandbox.reopen()
      must(6, events == Samples.conversation && notices.isEmpty)
    }
  }

  @Test func missingStandardDescriptorsNeverBecomeTheLog() async {
    await #expect(processExitsWith: .success) {
      for number: Int32 in 0...2 { close(number) }
      EventLog.guardProcess()
      let sandbox = Sandbox()
      try sandbox.record(Samples.conversation)
      _ = write(1, "to nobody", 9)
      must(7, sandbox.reopen().events == Samples.conversation)
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
      must(8, limit.rlim_cur == 1 && limit.rlim_max == 1)
      must(9, umask(0) == 0o077)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import Testing

@testable import CandorLog

@Suite struct SegmentTests {
  static let events = (1...12).map { Samples.answer("answer number \($0)") }

  /// Four segments of three records.
  private func log(sealed: Bool = true) throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, limit: 1800, sealed: sealed)
    let segments = Sandbox.names(sandbox.device).filter { $0.hasSuffix(".jsonl") }
    try #require(segments.count == 4)
    return sandbox
  }

  private func path(_ sandbox: Sandbox, _ index: Int) -> String {
    "\(sandbox.device)/0000000\(index).jsonl"
  }

  @Test func aLogGoesOnOverItsSegments() throws {
    let sandbox = try log()
    #expect(sandbox.read().events == Self.events)
    #expect(try sandbox.verify().get() == 12)
    for index in 1...3 { #expect(Sandbox.mode(path(sandbox, index)) == 0o400) }
    #expect(Sandbox.mode(path(sandbox, 4)) == 0o600)
    try sandbox.record([Samples.start], limit: 1800)
    #expect(sandbox.reopen().events == Self.events + [Samples.start])
  }

  @Test func aSegmentLostDoubledSwappedOrChangedIsSeen() throws {
    let changes: [(String, (Sandbox) -> Void)] = [
      ("first lost", { unlink(path($0, 1)) }),
      ("middle lost", { unlink(path($0, 2)) }),
      ("last lost", { unlink(path($0, 4)) }),
      (
        "last two lost",
        {
          unlink(path($0, 3))
          unlink(path($0, 4))
        }
      ),
      (
        "swapped",
        {
          let one = Sandbox.bytes(path($0, 1))
          Sandbox.put(Sandbox.bytes(path($0, 2)), path($0, 1))
          Sandbox.put(one, path($0, 2))
        }
      ),
      ("doubled", { Sandbox.put(Sandbox.bytes(path($0, 4)), path($0, 5)) }),
      ("line at the end lost", { truncate(path($0, 2), off_t(Sandbox.bytes(path($0, 2)).count - 500)) }),
      ("newline at the end lost", { truncate(path($0, 2), off_t(Sandbox.bytes(path($0, 2)).count - 1)) }),
      (
        "line at the end doubled",
        {
          let lines = Sandbox.bytes(path($0, 1)).split(separator: 0x0a)
          Sandbox.put(Sandbox.bytes(path($0, 1)) + lines[2] + [0x0a], path($0, 1))
        }
      ),
      (
        "half a line in a closed one",
        { Sandbox.put(Sandbox.bytes(path($0, 3)) + Array("{\"v\":1".utf8), path($0, 3)) }
      ),
    ]
    for sealed in [true, false] {
      for (name, change) in changes {
        let sandbox = try log(sealed: sealed)
        change(sandbox)
        // Without a seal an end that is missing whole is not to be known.
        if !sealed && name == "last lost" { continue }
        #expect(sandbox.verify().error?.exitCode == 65, "\(name), sealed \(sealed)")
        let before = Sandbox.snapshot(sandbox.device)
        #expect(sandbox.reopen().error?.exitCode == 65, "\(name), sealed \(sealed)")
        #expect(Sandbox.snapshot(sandbox.device) == before, "\(name), sealed \(sealed)")
      }
    }
  }

  @Test func openingChecksTheLastTwoSegmentsAndCheckingAll() throws {
    for index in 1...4 {
      let sandbox = try log()
      var bytes = Sandbox.bytes(path(sandbox, index))
      let body = try #require(String(decoding: bytes, as: UTF8.self).utf8Offset(of: "\"b\":"))
      bytes[body + 9] ^= 1
      Sandbox.put(bytes, path(sandbox, index))
      let error = try #require(sandbox.verify().error)
      #expect(error.file == path(sandbox, index))
      #expect(error.line == 1)
      // Of those before, an open sees what it reads, which need not be all.
      if index > 2 { #expect(sandbox.reopen().error?.exitCode == 65, "segment \(index)") }
    }
  }

  @Test func everyTruncationOfTheLastSegmentIsMended() throws {
    let sandbox = try log(sealed: false)
    let whole = Sandbox.bytes(path(sandbox, 4))
    let head = Sandbox.bytes(sandbox.device + "/head")
    for cut in stride(from: 0, to: whole.count, by: 23) {
      Sandbox.put(Array(whole[..<cut]), path(sandbox, 4))
      Sandbox.put(head, sandbox.device + "/head")
      let complete = whole[..<cut].filter { $0 == 0x0a }.count
      let (events, _, error) = sandbox.reopen()
      #expect(error == nil, "cut at \(cut)")
      #expect(events.prefix(9 + complete) == Self.events.prefix(9 + complete), "cut at \(cut)")
      #expect(events.count - 9 - complete <= 1, "cut at \(cut)")
    }
  }

  /// Killed between the seal, the new file and the mode of the old one.
  @Test func aRotationBegunIsFinished() throws {
    for step in 0..<3 {
      let sandbox = Sandbox()
      try sandbox.record(Array(Self.events[..<3]))
      let first = sandbox.segment
      if step > 0 { Sandbox.put([], path(sandbox, 2)) }
      if step > 1 { chmod(first, 0o400) }
      try sandbox.record(Array(Self.events[3...]), limit: 1800)
      #expect(sandbox.read().events == Self.events, "step \(step)")
      #expect(Sandbox.mode(first) == 0o400, "step \(step)")
      #expect(try sandbox.verify().get() == 12, "step \(step)")
    }
  }

  @Test func aBatchNeverSpansTwoSegments() throws {
    let sandbox = Sandbox()
    var log = try sandbox.open(limit: 1000)
    try log.append(Self.events, at: Samples.moment())
    try log.append(Self.events, at: Samples.moment())
    try log.close()
    let counts = (1...2).map { Sandbox.bytes(path(sandbox, $0)).filter { $0 == 0x0a }.count }
    #expect(counts == [12, 12])
  }
}

private func path(_ sandbox: Sandbox, _ index: Int) -> String {
  "\(sandbox.device)/0000000\(index).jsonl"
}

extension String {
  func utf8Offset(of word: String) -> Int? {
    let all = Array(utf8)
    let wanted = Array(word.utf8)
    return all.indices.first { all[$0...].starts(with: wanted) }
  }
}

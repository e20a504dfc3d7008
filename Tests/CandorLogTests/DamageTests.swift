// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

/// No damage goes unsaid: it is reported with its place and nothing is changed, or, where it can only be an
/// append that never ended, set aside aloud.
///
/// Run with `CANDOR_LOG_FULL=1` for every bit of every byte; else a sample that still meets every byte.
@Suite struct DamageTests {
  static let isFull = getenv("CANDOR_LOG_FULL") != nil

  /// Events of a log whose last part is beyond the sealed head, as after a kill, or nothing is.
  static let events = Samples.conversation

  @Test(arguments: [true, false]) func everyTruncationIsSaidOrMended(sealed: Bool) throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, sealed: sealed)
    let whole = Sandbox.bytes(sandbox.segment)
    let head = Sandbox.bytes(sandbox.device + "/head")
    let ends = whole.indices.filter { whole[$0] == 0x0a }.map { $0 + 1 }
    for cut in 0..<whole.count {
      Sandbox.put(Array(whole[..<cut]), sandbox.segment)
      Sandbox.put(head, sandbox.device + "/head")
      let complete = ends.filter { $0 <= cut }.count
      let isAtEnd = cut == 0 || ends.contains(cut)
      if sealed {
        #expect(sandbox.verify().error?.exitCode == 65, "cut at \(cut)")
        let before = Sandbox.snapshot(sandbox.device)
        let (_, _, error) = sandbox.reopen()
        #expect(error?.exitCode == 65, "cut at \(cut)")
        #expect(Sandbox.snapshot(sandbox.device) == before, "cut at \(cut): changed")
      } else {
        #expect((sandbox.verify().error == nil) == isAtEnd, "cut at \(cut)")
        #expect(sandbox.read().events == Array(Self.events[..<complete]), "cut at \(cut): a reader")
        let (events, notices, error) = sandbox.reopen()
        // A record that lacks nothing but its newline is kept.
        let kept = ends.contains(cut + 1) ? complete + 1 : complete
        #expect(error == nil, "cut at \(cut)")
        #expect(events == Array(Self.events[..<kept]), "cut at \(cut)")
        #expect(notices.isEmpty == isAtEnd, "cut at \(cut)")
        #expect(try sandbox.verify().get() == kept, "cut at \(cut)")
      }
    }
  }

  @Test func whatIsCutOffIsSetAsideByteForByte() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, sealed: false)
    let whole = Sandbox.bytes(sandbox.segment)
    for _ in 0..<2 {
      Sandbox.put(whole + Array("{\"v\":1,\"n\":5,".utf8), sandbox.segment)
      unlink(sandbox.device + "/head")
      #expect(sandbox.reopen().notices.count == 1)
    }
    let torn = Sandbox.names(sandbox.root + "/log/torn")
    #expect(torn.count == 2)
    for name in torn {
      #expect(Sandbox.bytes(sandbox.root + "/log/torn/" + name) == Array("{\"v\":1,\"n\":5,".utf8))
    }
    #expect(Sandbox.bytes(sandbox.segment) == whole)
  }

  @Test(arguments: [true, false]) func noFlippedBitGoesUnsaid(sealed: Bool) throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, sealed: sealed)
    let whole = Sandbox.bytes(sandbox.segment)
    let head = Sandbox.bytes(sandbox.device + "/head")
    var random = SeededChance(seed: 8)
    for index in whole.indices {
      let bits = Self.isFull ? Array(0..<8) : [Int.random(in: 0..<8, using: &random)]
      for bit in bits {
        var damaged = whole
        damaged[index] ^= 1 << bit
        Sandbox.put(damaged, sandbox.segment)
        Sandbox.put(head, sandbox.device + "/head")
        #expect(sandbox.verify().error?.exitCode == 65, "byte \(index) bit \(bit)")
        let (events, error) = sandbox.read()
        #expect(Self.events.starts(with: events), "byte \(index) bit \(bit): a reader")
        if sealed { #expect(error?.exitCode == 65, "byte \(index) bit \(bit): a reader") }
        // Opening may mend what can only be torn; then it says so.
        guard index % 16 == 0 || Self.isFull else { continue }
        let before = Sandbox.snapshot(sandbox.root + "/log/dev")
        let opened = sandbox.reopen()
        if opened.error == nil {
          #expect(!sealed && opened.notices.count == 1, "byte \(index) bit \(bit): an open")
        } else {
          #expect(opened.error?.exitCode == 65, "byte \(index) bit \(bit): an open")
          #expect(Sandbox.snapshot(sandbox.root + "/log/dev") == before, "byte \(index) bit \(bit): changed")
        }
      }
    }
  }

  @Test func noFlippedBitOfTheHeadGoesUnsaid() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    let head = Sandbox.bytes(sandbox.device + "/head")
    for index in head.indices {
      for bit in 0..<8 {
        var damaged = head
        damaged[index] ^= 1 << bit
        Sandbox.put(damaged, sandbox.device + "/head")
        #expect(sandbox.verify().error?.exitCode == 65, "byte \(index) bit \(bit)")
      }
    }
    #expect(sandbox.reopen().error?.exitCode == 65)
    unlink(sandbox.device + "/head")
    #expect(sandbox.reopen().events == Self.events)
    #expect(Sandbox.bytes(sandbox.device + "/head") == head)
  }

  /// After a power cut, blocks that never reached the disk read as zeros, newline at the end or not.
  @Test func zerosInTheLastRecordAreSetAside() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, sealed: false)
    let whole = Sandbox.bytes(sandbox.segment)
    let head = Sandbox.bytes(sandbox.device + "/head")
    let start = (whole.dropLast().lastIndex(of: 0x0a) ?? 0) + 1
    for middle in stride(from: start + 1, to: whole.count - 1, by: Self.isFull ? 1 : 7) {
      let zeros = { (range: Range<Int>) in [UInt8](repeating: 0, count: range.count) }
      let prefix = whole[..<start] + zeros(start..<middle) + whole[middle...]
      let suffix = whole[..<middle] + zeros(middle..<whole.count)
      let hole = whole[..<middle] + zeros(middle..<whole.count - 1) + [0x0a]
      for damaged in [prefix, suffix, hole] {
        Sandbox.put(Array(damaged), sandbox.segment)
        Sandbox.put(head, sandbox.device + "/head")
        #expect(sandbox.verify().error?.exitCode == 65, "\(middle)")
        let (events, notices, error) = sandbox.reopen()
        #expect(error == nil, "\(middle)")
        #expect(events == Array(Self.events.dropLast()), "\(middle)")
        #expect(notices.count == 1, "\(middle)")
      }
    }
    // The same before the end is damage: a whole record follows.
    let first = (whole.firstIndex(of: 0x0a) ?? 0) + 1
    var damaged = whole
    for index in first + 40..<first + 60 { damaged[index] = 0 }
    Sandbox.put(damaged, sandbox.segment)
    Sandbox.put(head, sandbox.device + "/head")
    #expect(sandbox.reopen().error?.exitCode == 65)
  }

  /// What editors, merges and scripts do to lines. The place is the line that a person has to look at.
  static let surgery: [(name: String, line: Int, change: @Sendable ([[UInt8]]) -> [UInt8])] = [
    ("first line deleted", 1, { join($0[1...]) }),
    ("middle line deleted", 2, { join([$0[0], $0[2], $0[3]]) }),
    ("line doubled", 3, { join([$0[0], $0[1], $0[1], $0[2], $0[3]]) }),
    ("last line doubled", 5, { join($0 + [$0[3]]) }),
    ("lines swapped", 2, { join([$0[0], $0[2], $0[1], $0[3]]) }),
    ("line inserted", 2, { join([$0[0], Array("{}".utf8)] + $0[1...]) }),
    ("blank line", 3, { join([$0[0], $0[1], []] + $0[2...]) }),
    ("blank line at the end", 5, { join($0 + [[]]) }),
    ("re-indented", 2, { join([$0[0], replacing(":", ": ", in: $0[1]), $0[2], $0[3]]) }),
    ("leading space", 1, { [0x20] + join($0) }),
    ("trailing space", 2, { join([$0[0], $0[1] + [0x20], $0[2], $0[3]]) }),
    ("CRLF", 1, { $0.flatMap { $0 + [0x0d, 0x0a] } }),
    ("byte order mark", 1, { [0xef, 0xbb, 0xbf] + join($0) }),
    ("merge markers", 2, { join([$0[0], Array("<<<<<<< HEAD".utf8)] + $0[1...]) }),
    ("trailing garbage line", 5, { join($0) + Array("garbage\n".utf8) }),
    ("trailing garbage", 5, { join($0) + Array("garbage".utf8) }),
    ("upper-case hash", 2, { join([$0[0], upperCasedHash(of: $0[1]), $0[2], $0[3]]) }),
    (
      "upper-case body hash", 2,
      { join([$0[0], replacing("\"bh\":\"", "\"bh\":\"", in: upperCased($0[1])), $0[2], $0[3]]) }
    ),
    ("body forgotten", 2, { join([$0[0], withBody("null", $0[1]), $0[2], $0[3]]) }),
    ("body sealed", 2, { join([$0[0], withBody("\"AAAA\"", $0[1]), $0[2], $0[3]]) }),
    ("body of another record", 3, { join([$0[0], $0[1], withBody(body(of: $0[3]), $0[2]), $0[3]]) }),
    ("key order", 1, { join([replacing("{\"v\":1,\"n\":1,", "{\"n\":1,\"v\":1,", in: $0[0])] + $0[1...]) }),
    ("later format", 1, { join([replacing("{\"v\":1,", "{\"v\":2,", in: $0[0])] + $0[1...]) }),
    ("number with a zero", 1, { join([replacing("\"n\":1,", "\"n\":01,", in: $0[0])] + $0[1...]) }),
    ("everything twice", 5, { join($0 + $0) }),
    ("lines joined", 2, { join([$0[0], $0[1] + $0[2], $0[3]]) }),
    ("newline split", 2, { join([$0[0], Array($0[1][..<99]), Array($0[1][99...]), $0[2], $0[3]]) }),
  ]

  @Test(arguments: surgery.indices, [true, false]) func noLineSurgeryGoesUnsaid(_ index: Int, sealed: Bool)
    throws
  {
    let (name, line, change) = Self.surgery[index]
    let sandbox = Sandbox()
    try sandbox.record(Self.events, sealed: sealed)
    let whole = Sandbox.bytes(sandbox.segment)
    let lines = whole.split(separator: 0x0a).map(Array.init)
    let damaged = change(lines)
    #expect(damaged != whole, "\(name)")
    Sandbox.put(damaged, sandbox.segment)
    let error = try #require(sandbox.verify().error, "\(name)")
    #expect(error.exitCode == 65, "\(name)")
    // A sealed log that is too short is seen by its size before its first line is.
    if damaged.count >= whole.count || !sealed { #expect(error.line == line, "\(name): \(error)") }
    #expect(error.description.hasPrefix(sandbox.segment), "\(name): \(error)")
    #expect(!error.description.contains("waited"), "\(name): \(error)")
    let before = Sandbox.snapshot(sandbox.device)
    let opened = sandbox.reopen()
    if name == "trailing garbage" {
      #expect(opened.notices.count == 1, "\(name)")
      #expect(opened.events == Self.events, "\(name)")
    } else {
      #expect(opened.error?.exitCode == 65, "\(name)")
      #expect(Sandbox.snapshot(sandbox.device) == before, "\(name)")
      // That nobody meant words to go is known at the end only.
      if name != "body forgotten" { #expect(Self.events.starts(with: opened.events), "\(name)") }
    }
  }

  @Test func theLastLineDeletedIsSeenByTheSealedHead() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    let whole = Sandbox.bytes(sandbox.segment)
    let last = (whole.dropLast().lastIndex(of: 0x0a) ?? 0) + 1
    Sandbox.put(Array(whole[..<last]), sandbox.segment)
    let error = try #require(sandbox.reopen().error)
    #expect(error.description.contains("\(whole.count - last) bytes are missing"))
    unlink(sandbox.segment)
    #expect(sandbox.reopen().error?.description.contains("this segment is missing") == true)
  }
}

private func join(_ lines: some Sequence<[UInt8]>) -> [UInt8] {
  lines.flatMap { $0 + [0x0a] }
}

private func replacing(_ old: String, _ new: String, in line: [UInt8]) -> [UInt8] {
  let text = String(decoding: line, as: UTF8.self)
  return Array(text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new).utf8)
}

private func upperCased(_ line: [UInt8]) -> [UInt8] {
  let text = String(decoding: line, as: UTF8.self)
  let parts = text.split(separator: "\"bh\":\"")
  return Array((parts[0] + "\"bh\":\"" + parts[1].prefix(64).uppercased() + parts[1].dropFirst(64)).utf8)
}

private func upperCasedHash(of line: [UInt8]) -> [UInt8] {
  line.dropLast(66) + Array(String(decoding: line.suffix(66), as: UTF8.self).uppercased().utf8)
}

private func body(of line: [UInt8]) -> String {
  String(String(decoding: line, as: UTF8.self).split(separator: ",\"b\":")[1].dropLast(72))
}

private func withBody(_ body: String, _ line: [UInt8]) -> [UInt8] {
  let parts = String(decoding: line, as: UTF8.self).split(separator: ",\"b\":")
  return Array((parts[0] + ",\"b\":" + body + parts[1].suffix(72)).utf8)
}

extension Result {
  /// What went wrong, if anything did.
  var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}

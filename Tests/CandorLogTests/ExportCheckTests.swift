// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

@Suite struct ExportCheckTests {
  private func export(_ sandbox: Sandbox) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try LogReader.export(sandbox.places, sandbox.unlocking, format: .jsonl) { bytes += Array($0.utf8) }
    return bytes
  }

  /// Checks bytes that come in pieces of odd sizes.
  private func check(
    _ bytes: [UInt8], against sandbox: Sandbox, piece: Int = 1000
  ) -> Result<CheckedExport, LogError> {
    var rest = bytes[...]
    return Result { () throws(LogError) in
      try LogReader.check(export: "FILE", against: sandbox.places) { buffer in
        let taken = rest.prefix(min(piece, buffer.count))
        rest = rest.dropFirst(taken.count)
        buffer.copyBytes(from: taken)
        return taken.count
      }
    }
  }

  /// Random events on some devices; a device begins where its pointer is gone.
  private func log(devices: UInt64, seed: UInt64, events: Int = 12) throws -> Sandbox {
    let sandbox = Sandbox()
    var random = SeededChance(seed: seed)
    for device in 0..<devices {
      if device > 0 { Sandbox.remove(sandbox.root + "/state/device") }
      var log = try sandbox.open(seed: seed &* 16 &+ device, limit: 3000)
      for _ in 0..<events {
        try log.append([random.event()], at: Samples.moment(Int64.random(in: 0...10_000, using: &random)))
      }
      try log.close()
    }
    return sandbox
  }

  @Test func readsBackWhatEveryKindOfLogExports() throws {
    for devices in 1...3 as ClosedRange<UInt64> {
      for seed in 1...5 as ClosedRange<UInt64> {
        let sandbox = try log(devices: devices, seed: seed)
        let verified = try LogReader.verify(sandbox.places)
        let bytes = try export(sandbox)
        for piece in [3, 1000, 1 << 20] {
          let checked = try check(bytes, against: sandbox, piece: piece).get()
          #expect(
            checked == CheckedExport(events: verified.events, head: verified.head, relation: .same),
            "\(devices) devices, seed \(seed)")
        }
      }
    }
    let empty = Sandbox()
    let zeros = String(repeating: "0", count: 64)
    #expect(try check([], against: empty).get() == CheckedExport(events: 0, head: zeros, relation: .same))
  }

  @Test func readsBackWhatWasForgottenAndRedacted() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation + [.drafted(nil, nil, text: "loose")])
    let before = try export(sandbox)
    let device = String(sandbox.device.suffix(18))
    try sandbox.record([
      .forgotten(Samples.sam, day: Samples.today),
      .redacted(RecordPlace(device: device, number: 5), day: Samples.today),
    ])
    #expect(sandbox.reopen().error == nil)
    let after = try export(sandbox)
    #expect(String(decoding: after, as: UTF8.self).contains(#""b":null   "#))
    let verified = try LogReader.verify(sandbox.places)
    let checked = try check(after, against: sandbox).get()
    #expect(checked == CheckedExport(events: 7, head: verified.head, relation: .same))
    // An export from before still holds the words, and is a beginning all the same.
    #expect(try check(before, against: sandbox).get().relation == .beginning(missing: 2))
    // Without the records that say so, nothing may be gone.
    let lines = after.split(separator: 0x0a).map { Array($0) + [0x0a] }
    for (count, line) in [(5, 1), (6, 5)] {
      let error = check(Array(lines[..<count].joined()), against: sandbox).error
      #expect(error?.line == line && error?.description.contains("no record says") == true)
    }
  }

  @Test func saysHowItStandsToTheLogHere() throws {
    let sandbox = try log(devices: 2, seed: 5)
    let bytes = try export(sandbox)
    let lines = bytes.split(separator: 0x0a).map { Array($0) + [0x0a] }
    for count in lines.indices {
      let part = Array(lines[..<count].joined())
      #expect(try check(part, against: sandbox).get().relation == .beginning(missing: lines.count - count))
    }
    #expect(try check(bytes, against: Sandbox()).get().relation == .ahead(by: lines.count))
    #expect(try check(bytes, against: try log(devices: 1, seed: 99)).get().relation == .another)

    // The same log, copied, and gone on with on either side.
    let copy = Sandbox()
    Self.copy(sandbox.root, to: copy.root)
    try copy.record([Samples.answer("there"), Samples.start])
    let ahead = try export(copy)
    #expect(try check(ahead, against: sandbox).get().relation == .ahead(by: 2))
    let number = try LogReader.verify(sandbox.places).events
    try sandbox.record([Samples.answer("here")])
    guard case .forked(_, let where_) = try check(ahead, against: sandbox).get().relation else {
      Issue.record("two sides of a fork pass for one")
      return
    }
    #expect(where_ <= number + 1)

    // A device that the one lacks and one that the other lacks.
    let one = try log(devices: 1, seed: 7)
    let two = Sandbox()
    Self.copy(one.root, to: two.root)
    Sandbox.remove(one.root + "/state/device")
    Sandbox.remove(two.root + "/state/device")
    var log = try one.open(seed: 1001)
    try log.append([Samples.start, Samples.start], at: Samples.moment())
    try log.close()
    log = try two.open(seed: 1002)
    try log.append([Samples.start], at: Samples.moment())
    try log.close()
    #expect(try check(try export(one), against: two).get().relation == .crossed(onlyThere: 2, onlyHere: 1))
  }

  @Test func aDamagedLogHereDoesNotSpoilTheFile() throws {
    let sandbox = try log(devices: 1, seed: 3)
    let bytes = try export(sandbox)
    let segment = sandbox.device + "/" + (Sandbox.names(sandbox.device).last { $0.hasSuffix(".jsonl") } ?? "")
    var damaged = Sandbox.bytes(segment)
    damaged[10] ^= 1
    Sandbox.put(damaged, segment)
    let checked = try check(bytes, against: sandbox).get()
    #expect(checked.events == 12)
    guard case .unknown = checked.relation else {
      Issue.record("compared with a damaged log")
      return
    }
  }

  @Test func everyFlippedByteIsFound() throws {
    let bytes = try export(try log(devices: 2, seed: 11, events: 4))
    let nothingHere = Sandbox()
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 1 << (index % 8)
      let error = check(flipped, against: nothingHere, piece: 1 << 16).error
      #expect(error?.exitCode == 65 && error?.file == "FILE" && error?.line != nil, "byte \(index)")
    }
    #expect(bytes.count > 3000)
  }

  @Test func everyCutIsABeginningOrFound() throws {
    let bytes = try export(try log(devices: 1, seed: 12, events: 4))
    let sandbox = Sandbox()
    for end in bytes.indices {
      let result = check(Array(bytes[..<end]), against: sandbox)
      if end == 0 || bytes[end - 1] == 0x0a {
        #expect(result.error == nil, "cut at \(end)")
      } else {
        #expect(result.error?.exitCode == 65, "cut at \(end)")
      }
    }
  }

  @Test func linesThatAreMovedAreFound() throws {
    let sandbox = try log(devices: 2, seed: 13, events: 5)
    let lines = try export(sandbox).split(separator: 0x0a).map { Array($0) + [0x0a] }
    for index in lines.indices.dropLast() {
      var swapped = lines
      swapped.swapAt(index, index + 1)
      #expect(check(Array(swapped.joined()), against: sandbox).error?.exitCode == 65, "swapped \(index)")
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(check(Array(doubled.joined()), against: sandbox).error?.line == index + 2, "doubled \(index)")
      var shorter = lines
      shorter.remove(at: index)
      // Without its last record a device is merely at an earlier one.
      let error = check(Array(shorter.joined()), against: sandbox).error
      let relation = try? check(Array(shorter.joined()), against: sandbox).get().relation
      #expect(error != nil || relation == .beginning(missing: 1), "without \(index)")
    }
  }

  @Test func hostileFilesAreRefusedByName() throws {
    let sandbox = try log(devices: 1, seed: 14, events: 2)
    let bytes = try export(sandbox)
    let text = String(decoding: bytes, as: UTF8.self)
    let samples: [([UInt8], line: Int, String)] = [
      (Array(text.replacing("\n", with: "\r\n").utf8), 1, "CR LF"),
      ([0xef, 0xbb, 0xbf] + bytes, 1, "byte order"),
      (bytes + [0x0a], 3, "empty"), (bytes.dropLast(), 2, "last newline"),
      (bytes + [0, 0, 0], 3, "not a record"),
      ([0], 1, "not a record"), ([0x0a], 1, "empty"), (Array("{\"v\":2,\n".utf8), 1, "later candor"),
      (Array("{\"specversion\":\"1.0\"}\n".utf8), 1, "CloudEvents"),
      (Array(bytes.dropFirst(bytes.firstIndex(of: 0x0a)! + 1)), 1, "follows"),
    ]
    for (bytes, line, words) in samples {
      let error = check(bytes, against: sandbox).error
      #expect(
        error?.line == line && error?.description.contains(words) == true,
        "\(words): \(error?.description ?? "")")
    }
  }

  @Test func aLineOfAHundredMegabytesEndsTheCheckEarly() throws {
    var read = 0
    let error = failure { () throws(LogError) in
      try LogReader.check(export: "FILE", against: Sandbox().places) { buffer in
        guard read < 100 << 20 else { return 0 }
        buffer.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "x"))
        read += buffer.count
        return buffer.count
      }
    }
    #expect(error?.line == 1 && error?.description.contains("longer than any record") == true)
    #expect(read < 5 << 20, "\(read) bytes were read")
  }

  /// The longest record that can be written is shorter than the longest line that is read.
  @Test func theLongestRecordIsReadBack() throws {
    let sandbox = Sandbox()
    let room = BodyWriter.limit - 200
    try sandbox.record([Samples.answer(String(repeating: "x", count: room))])
    #expect(try check(try export(sandbox), against: sandbox, piece: 1 << 16).get().relation == .same)
  }

  private static func copy(_ source: String, to target: String) {
    for name in Sandbox.names(source) {
      let (from, to) = (source + "/" + name, target + "/" + name)
      if Sandbox.names(from).isEmpty {
        Sandbox.put(Sandbox.bytes(from), to)
      } else {
        mkdir(to, 0o700)
        copy(from, to: to)
      }
    }
  }
}

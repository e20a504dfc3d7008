// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

/// A reader that was written from FORMAT.md alone sees in a log what candor sees in it.
@Suite("A reader in another language") struct FormatReaderTests {
  @Test func readsWhatCandorWrote() throws {
    for log in [try Self.one.get(), try Self.two.get(), try Self.long.get()] {
      try compare(log, isSound: true)
    }
    #expect(try Self.two.get().heads.count == 2)
    #expect(try Self.long.get().segments.count >= 3)
    try compare(.ofDevices(3), isSound: true)
  }

  @Test func readsWhatWasForgotten() throws {
    let log = try WrittenLog.ofTheForgotten()
    try compare(log, isSound: true)
    let erased = log.segments.flatMap(log.lines(of:)).filter {
      LogDamage.body(of: $0).starts(with: Array("null".utf8))
    }
    #expect(erased.count > 5)
    for device in log.segments {
      var damaged = log
      damaged.heads.forEach { damaged.files[$0] = nil }
      damaged.edit(device) { $0.removeAll { LogDamage.isErasing($0) } }
      let isSame = damaged.files[device] == log.files[device]
      try compare(damaged, isSound: isSame, "without what says so")
    }
  }

  @Test(arguments: LogDamage.ofAnyLog)
  func seesEveryDamage(_ damage: LogDamage) throws {
    for log in [try Self.one.get(), try Self.two.get()] {
      try compare(damage.done(to: log), isSound: damage.isSound, "\(damage.name)")
    }
  }

  @Test(arguments: LogDamage.ofSeveralSegments)
  func seesDamageBetweenSegments(_ damage: LogDamage) throws {
    try compare(damage.done(to: try Self.long.get()), isSound: damage.isSound, "\(damage.name)")
  }

  /// Bits all over the file, and places to cut it off.
  @Test func seesFlippedBitsAndCuts() throws {
    let log = try Self.one.get()
    let size = log.files[log.last]?.count ?? 0
    for index in stride(from: 0, to: size, by: max(1, size / 24)) {
      var flipped = log
      flipped.files[log.last]?[index] ^= 1 << (index % 8)
      try compare(flipped, isSound: false, "byte \(index)")
      var cut = log
      cut.files[log.heads[0]] = nil
      cut.files[log.last]?.removeLast(size - index)
      try compare(cut, isSound: nil, "cut at \(index)")
    }
  }

  private static let one = Result { try WrittenLog.ofDevices(1) }
  private static let two = Result { try WrittenLog.ofDevices(2) }
  private static let long = Result { try WrittenLog.ofSeveralSegments() }

  /// Lets both check a log: the same line, or the same place and the same exit code. `isSound` is what it must be.
  private func compare(
    _ log: WrittenLog, isSound: Bool?, _ comment: Comment? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let home = try PipedHome()
    let folder = home.folder.path + "/candor/log"
    log.write(to: folder)
    let candor = try home.run("log", "verify")
    let other = try RunningCandor.run(
      ["python3", TestFiles.root + "/Tests/FormatReader/verify.py", folder],
      in: ["PATH": Self.path, "LANG": "C.UTF-8"], program: "/usr/bin/env")
    #expect(other.exitCode == candor.exitCode, comment, sourceLocation: location)
    #expect(other.said == candor.said, comment, sourceLocation: location)
    #expect([0, 65].contains(candor.exitCode), comment, sourceLocation: location)
    if let isSound { #expect((candor.exitCode == 0) == isSound, comment, sourceLocation: location) }
    if candor.exitCode == 65 {
      #expect(place(in: other) == place(in: candor), comment, sourceLocation: location)
    }
  }

  /// What stands before the first colon and space: `FILE:LINE` or `FILE`.
  private func place(in ending: RunningCandor.Ending) -> Substring {
    let said = ending.complained.split(separator: "\n").last ?? ""
    return said[..<(said.firstRange(of: ": ")?.lowerBound ?? said.endIndex)]
  }

  private static let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
}

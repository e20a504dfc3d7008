// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

/// Each finding, made by hand on a log that was sound before.
@Suite struct DoctorTests {
  /// A log of several segments, sealed.
  private func log() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation + Samples.conversation, limit: 2000)
    return sandbox
  }

  private func examine(_ sandbox: Sandbox) -> Checkup {
    Doctor.examine(sandbox.places, at: Samples.moment())
  }

  /// Expects one more finding than the sound log has, and that looking changed nothing.
  private func expect(
    _ severity: Finding.Severity, _ place: String, _ words: String, mend: String?, in sandbox: Sandbox,
    location: SourceLocation = #_sourceLocation
  ) {
    let before = Self.state(sandbox.root)
    let checkup = examine(sandbox)
    #expect(Self.state(sandbox.root) == before, "looking changed something", sourceLocation: location)
    let found = checkup.findings.first { $0.place == sandbox.root + place && $0.what.contains(words) }
    #expect(found?.severity == severity, "\(checkup.findings)", sourceLocation: location)
    if let mend {
      let expected = mend.replacing("ROOT", with: sandbox.root)
      #expect(found?.mend == expected, sourceLocation: location)
    } else {
      #expect(found?.mend == nil, "\(found?.mend ?? "")", sourceLocation: location)
    }
    #expect(checkup.exitCode >= severity.exitCode || severity.exitCode == 77, sourceLocation: location)
  }

  /// Every path with its mode and its bytes.
  private static func state(_ root: String) -> [String: [UInt8]] {
    var all: [String: [UInt8]] = [:]
    var pending = [root]
    while let path = pending.popLast() {
      let status = Sandbox.status(path)
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      let isFile = status.st_mode & S_IFMT == S_IFREG
      all["\(path) \(status.st_mode)"] = isFile ? Sandbox.bytes(path) : []
      if isFolder { pending += Sandbox.names(path).map { path + "/" + $0 } }
    }
    return all
  }

  private func device(_ sandbox: Sandbox) -> String { String(sandbox.device.dropFirst(sandbox.root.count)) }

  @Test func aSoundLogIsSaidToBeSound() throws {
    let sandbox = try log()
    let checkup = examine(sandbox)
    let verified = try LogReader.verify(sandbox.places)
    #expect(checkup.exitCode == 0)
    #expect(checkup.findings.map(\.what) == ["no passphrase is on the keys"])
    #expect(checkup.findings.map(\.mend) == ["candor doctor --encrypt"])
    #expect(checkup.records == verified.events && checkup.head == verified.head && checkup.devices == 1)
    #expect(checkup.segments > 1)
    #expect(checkup.ownDevice == String(sandbox.device.suffix(18)))
    let nothing = Doctor.examine(Sandbox().places, at: Samples.moment())
    #expect(!nothing.exists && nothing.findings.isEmpty && nothing.exitCode == 0)
  }

  @Test func whoMayReadAndWriteIsLookedAt() throws {
    for (mode, words) in [
      (mode_t(0o755), "look in here"), (0o777, "write here"), (0o720, "write here"), (0o500, "ourselves"),
    ] {
      for place in ["/log", "/log/dev", "/state"] {
        let sandbox = try log()
        chmod(sandbox.root + place, mode)
        expect(.permission, place, words, mend: "chmod 700 ROOT\(place)", in: sandbox)
        #expect(examine(sandbox).exitCode == 77)
      }
    }
    for (mode, words) in [(mode_t(0o644), "read it"), (0o602, "change it"), (0o000, "ourselves")] {
      for name in ["/log/FORMAT", "/state/device"] {
        let sandbox = try log()
        chmod(sandbox.root + name, mode)
        expect(.permission, name, words, mend: "chmod 600 ROOT\(name)", in: sandbox)
      }
    }
    let sandbox = try log()
    let first = device(sandbox) + "/00000001.jsonl"
    chmod(sandbox.root + first, 0o440)
    expect(.permission, first, "read it", mend: "chmod 400 ROOT\(first)", in: sandbox)
    chmod(sandbox.root + first, 0o600)
    expect(.note, first, "closed segment", mend: "chmod 400 ROOT\(first)", in: sandbox)
    chmod(sandbox.root + first, 0o400)
    let last = device(sandbox) + "/" + (Sandbox.names(sandbox.device).last { $0.hasSuffix(".jsonl") } ?? "")
    chmod(sandbox.root + last, 0o400)
    expect(.permission, last, "and write it ourselves", mend: "chmod 600 ROOT\(last)", in: sandbox)
  }

  @Test func linksPipesAndForeignOwnersAreFound() throws {
    var sandbox = try log()
    rename(sandbox.root + "/log", sandbox.root + "/elsewhere")
    symlink(sandbox.root + "/elsewhere", sandbox.root + "/log")
    expect(
      .permission, "/log", "symbolic link", mend: "rm ROOT/log && mv ROOT/elsewhere ROOT/log", in: sandbox)
    sandbox = try log()
    let keys = device(sandbox) + "/keys"
    unlink(sandbox.root + keys)
    symlink("nowhere", sandbox.root + keys)
    expect(.permission, keys, "symbolic link", mend: "rm ROOT\(keys)", in: sandbox)
    #expect(examine(sandbox).records == 8, "what can be read is read all the same")
    sandbox = try log()
    mkfifo(sandbox.root + "/log/pipe", 0o600)
    expect(.permission, "/log/pipe", "neither a file nor a folder", mend: "rm ROOT/log/pipe", in: sandbox)
    guard geteuid() == 0 else { return }
    sandbox = try log()
    chown(sandbox.root + "/log/dev", 65_534, 65_534)
    expect(
      .permission, "/log/dev", "another user", mend: "sudo chown \"$(id -u)\" ROOT/log/dev", in: sandbox)
  }

  @Test func theDiskIsLookedAt() {
    #expect(Surroundings.network("nfs4", "/a b").severity == .permission)
    #expect(Surroundings.network("nfs4", "/a b").mend?.hasPrefix("cp -a '/a b' ") == true)
    #expect(Surroundings.space(1 << 20, "/x")?.severity == .disk)
    #expect(Surroundings.space(10 << 20, "/x")?.severity == .warning)
    #expect(Surroundings.space(1 << 30, "/x") == nil)
  }

  @Test func theFormatIsLookedAt() throws {
    for (text, severity, words, mend) in [
      (nil, Finding.Severity.warning, "missing", "candor"), ("candor 2\n", .damage, "later candor", nil),
      ("jrnl\n", .damage, "does not say", "printf 'candor 1\\n' > ROOT/log/FORMAT"),
    ] as [(String?, Finding.Severity, String, String?)] {
      let sandbox = try log()
      unlink(sandbox.root + "/log/FORMAT")
      if let text { Sandbox.put(Array(text.utf8), sandbox.root + "/log/FORMAT") }
      expect(severity, "/log/FORMAT", words, mend: mend, in: sandbox)
    }
  }

  @Test func thePointerIsLookedAt() throws {
    let sandbox = try log()
    let name = String(sandbox.device.suffix(18))
    unlink(sandbox.root + "/state/device")
    expect(.note, "/state/device", "no such file", mend: nil, in: sandbox)
    Sandbox.put(Array("no\n".utf8), sandbox.root + "/state/device")
    expect(.damage, "/state/device", "not the name", mend: "rm ROOT/state/device", in: sandbox)
    Sandbox.put(Array("\(name)\n".utf8), sandbox.root + "/state/device")
    rename(sandbox.device, sandbox.root + "/away")
    expect(
      .warning, "/state/device", "not here", mend: "cp -a COPY/\(name) ROOT/log/dev/", in: sandbox)
  }

  @Test func damageOfEveryDeviceIsFound() throws {
    let sandbox = try log()
    let first = sandbox.device
    unlink(sandbox.root + "/state/device")
    var log = try sandbox.open(seed: 77)
    try log.append(Samples.conversation, at: Samples.moment())
    try log.close()
    let second = try #require(
      Sandbox.names(sandbox.root + "/log/dev").map { sandbox.root + "/log/dev/" + $0 }
        .first { $0 != first })
    #expect(examine(sandbox).devices == 2 && examine(sandbox).exitCode == 0)
    for folder in [first, second] {
      var bytes = Sandbox.bytes(folder + "/00000001.jsonl")
      bytes[30] ^= 1
      Sandbox.put(bytes, folder + "/00000001.jsonl")
      chmod(folder + "/00000001.jsonl", folder == first ? 0o400 : 0o600)
    }
    let checkup = examine(sandbox)
    #expect(checkup.findings.prefix(2).map(\.severity) == [.damage, .damage])
    #expect(
      Set(checkup.findings.prefix(2).map(\.place)) == [
        first + "/00000001.jsonl:1", second + "/00000001.jsonl:1",
      ])
    #expect(checkup.exitCode == 65 && checkup.head == nil)
    unlink(first + "/00000001.jsonl")
    expect(
      .damage, String(first.dropFirst(sandbox.root.count)) + "/00000001.jsonl", "missing",
      mend: "cp -a COPY\(first.dropFirst(sandbox.root.count + 4))/00000001.jsonl \(first)/00000001.jsonl",
      in: sandbox)
  }

  @Test func unfinishedEndsAreFound() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation, sealed: false)
    let whole = Sandbox.bytes(sandbox.segment)
    Sandbox.put(whole.dropLast(), sandbox.segment)
    expect(.warning, device(sandbox), "newline", mend: "candor", in: sandbox)
    Sandbox.put(whole + Array("{\"v\":1,".utf8), sandbox.segment)
    expect(.warning, device(sandbox), "never finished", mend: "candor", in: sandbox)
    unlink(sandbox.device + "/head")
    expect(.note, device(sandbox) + "/head", "missing", mend: nil, in: sandbox)
    Sandbox.put(Array("candor head 1\nno\n".utf8), sandbox.device + "/head")
    let head = device(sandbox) + "/head"
    expect(.damage, head, "damaged", mend: "mv ROOT\(head) ROOT\(head).damaged", in: sandbox)
  }

  @Test func otherDevicesOnTheirWayAndClocksAheadAreFound() throws {
    let sandbox = try log()
    let other = Sandbox()
    var log = try other.open(seed: 78, at: Samples.moment(1_999_999_999_999))
    try log.append(Samples.conversation, at: Samples.moment(1_999_999_999_999))
    try log.close()
    let folder = "/log/dev/" + other.device.suffix(18)
    mkdir(sandbox.root + folder, 0o700)
    for name in Sandbox.names(other.device) {
      Sandbox.put(Sandbox.bytes(other.device + "/" + name), sandbox.root + folder + "/" + name)
      chmod(sandbox.root + folder + "/" + name, 0o600)
    }
    expect(.warning, folder, "a day ahead", mend: "date", in: sandbox)
    let segment = sandbox.root + folder + "/00000001.jsonl"
    let lines = Sandbox.bytes(segment).split(separator: 0x0a).map { Array($0) + [0x0a] }
    Sandbox.put(Array(lines[..<2].joined()), segment)
    expect(.note, folder, "2 of 4 records", mend: nil, in: sandbox)
    unlink(sandbox.root + folder + "/keys")
    expect(.note, folder + "/keys", "not here yet", mend: nil, in: sandbox)
    #expect(examine(sandbox).exitCode == 0)
  }

  @Test func keysAreLookedAt() throws {
    var sandbox = try log()
    var keys = device(sandbox) + "/keys"
    let copy = "cp -a COPY\(device(sandbox).dropFirst(4))/keys ROOT\(keys)"
    unlink(sandbox.root + keys)
    expect(.damage, keys, "missing", mend: copy, in: sandbox)
    Sandbox.put(Array("candor keys 1\n".utf8), sandbox.root + keys)
    chmod(sandbox.root + keys, 0o600)
    expect(.damage, keys, "damaged", mend: copy, in: sandbox)

    sandbox = try log()
    keys = device(sandbox) + "/keys"
    var file = try #require(KeyFile(Sandbox.bytes(sandbox.root + keys)))
    let sam = file.closed[.person(Samples.sam)]
    file.closed[.person(Samples.sam)] = nil
    Sandbox.put(file.bytes, sandbox.root + keys)
    expect(.damage, keys, "1 key that records here were closed with is not in it", mend: nil, in: sandbox)
    file.closed[.person(Samples.sam)] = sam?.map { $0 ^ 1 }
    Sandbox.put(file.bytes, sandbox.root + keys)
    expect(
      .damage, keys, "damaged", mend: "cp -a COPY\(device(sandbox).dropFirst(4))/keys ROOT\(keys)",
      in: sandbox)
  }

  @Test func whatWasForgottenAndIsStillHereIsFound() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation + [.forgotten(Samples.sam, day: Samples.today)])
    expect(.warning, "/log", "to be forgotten", mend: "candor", in: sandbox)
    #expect(sandbox.reopen().error == nil)
    #expect(examine(sandbox).findings.map(\.what) == ["no passphrase is on the keys"])
    let line = try #require(Sandbox.bytes(sandbox.segment).split(separator: 0x0a).dropLast().last)
    #expect(String(decoding: line, as: UTF8.self).contains(":null"))
  }

  @Test func wordsThatAreGoneWithoutAReasonAreFound() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    let lines = Sandbox.bytes(sandbox.segment).split(separator: 0x0a).map { Array($0) }
    let gone = lines[0].withView { Line($0)?.withoutBody ?? [] }
    Sandbox.put(([gone] + lines[1...]).flatMap { $0 + [0x0a] }, sandbox.segment)
    let segment = device(sandbox) + "/00000001.jsonl"
    expect(
      .damage, segment + ":1", "no record says", mend: "cp -a COPY\(segment.dropFirst(4)) ROOT\(segment)",
      in: sandbox)
  }

  @Test func draftsPiecesAndStrangersAreFound() throws {
    let sandbox = try log()
    let folder = device(sandbox)
    for place in ["/log/FORMAT.new", folder + "/head.new"] {
      Sandbox.put([1], sandbox.root + place)
      chmod(sandbox.root + place, 0o600)
      expect(.note, place, "draft", mend: "rm ROOT\(place)", in: sandbox)
    }
    for place in ["/log/notes.txt", "/log/dev/x", folder + "/.DS_Store"] {
      Sandbox.put([1], sandbox.root + place)
      chmod(sandbox.root + place, 0o600)
      expect(.note, place, "no file of candor's", mend: nil, in: sandbox)
    }
    mkdir(sandbox.root + "/log/torn", 0o700)
    for (name, count) in [("a", 3), ("b", 4)] {
      Sandbox.put([UInt8](repeating: 1, count: count), sandbox.root + "/log/torn/" + name)
      chmod(sandbox.root + "/log/torn/" + name, 0o600)
    }
    var times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000_000, tv_nsec: 0)]
    utimensat(AT_FDCWD, sandbox.root + "/log/torn/a", &times, 0)
    expect(
      .note, "/log/torn", "2 pieces, 7 bytes, the first on 2001-09-09", mend: "rm -r ROOT/log/torn",
      in: sandbox)
    #expect(examine(sandbox).exitCode == 0)
  }

  @Test func strangersThatAreNoFilesHideNothing() throws {
    let sandbox = try log()
    let folder = device(sandbox)
    mkdir(sandbox.root + folder + "/sub", 0o700)
    expect(.note, folder + "/sub", "no file of candor's", mend: nil, in: sandbox)
    symlink("keys", sandbox.root + folder + "/link")
    expect(.permission, folder + "/link", "symbolic link", mend: "rm ROOT\(folder)/link", in: sandbox)
    #expect(examine(sandbox).records == 8 && examine(sandbox).head != nil)
    unlink(sandbox.root + "/log/FORMAT")
    symlink("lock", sandbox.root + "/log/FORMAT")
    Sandbox.put([1], sandbox.root + "/log/stranger")
    chmod(sandbox.root + "/log/stranger", 0o600)
    expect(.note, "/log/stranger", "no file of candor's", mend: nil, in: sandbox)
    chmod(sandbox.device, 0o777)
    expect(.note, folder, "not looked into", mend: nil, in: sandbox)
  }

  @Test func aPassphraseIsNotAskedFor() throws {
    let sandbox = try log()
    let keys = sandbox.device + "/keys"
    var file = try #require(KeyFile(Sandbox.bytes(keys)))
    file.lock = .scrypt(
      ScryptCost(logRounds: 17, salt: .init(repeating: 1, count: 16)), closed: .init(repeating: 2, count: 60))
    Sandbox.put(file.bytes, keys)
    #expect(examine(sandbox).findings.isEmpty)
    #expect(examine(sandbox).records == 8)
  }

  @Test func keysThatLieOpenBesideLockedOnesAreFound() throws {
    let sandbox = try log()
    let other = Sandbox()
    var log = try other.open(seed: 78)
    try log.append(Samples.conversation, at: Samples.moment())
    try log.close()
    let folder = "/log/dev/" + other.device.suffix(18)
    mkdir(sandbox.root + folder, 0o700)
    for name in Sandbox.names(other.device) {
      Sandbox.put(Sandbox.bytes(other.device + "/" + name), sandbox.root + folder + "/" + name)
      chmod(sandbox.root + folder + "/" + name, 0o600)
    }
    #expect(examine(sandbox).findings.map(\.severity) == [.note])
    let keys = sandbox.root + "/log/dev/\(examine(sandbox).ownDevice ?? "")/keys"
    var file = try #require(KeyFile(Sandbox.bytes(keys)))
    file.lock = .scrypt(
      ScryptCost(logRounds: 17, salt: .init(repeating: 1, count: 16)), closed: .init(repeating: 2, count: 60))
    Sandbox.put(file.bytes, keys)
    expect(.warning, folder + "/keys", "on others", mend: "candor doctor --encrypt", in: sandbox)
  }

  @Test func theLockIsLookedAtWithoutTakingIt() throws {
    let sandbox = try log()
    Sandbox.put(Array("4194303 2026-11-21T05:28:05.123Z\n".utf8), sandbox.root + "/log/lock")
    expect(.note, "/log/lock", "process number 4194303 ended", mend: nil, in: sandbox)
    var log = try sandbox.open(seed: 5)
    Sandbox.put([1], sandbox.device + "/head.new")
    chmod(sandbox.device + "/head.new", 0o600)
    expect(.note, "/log/lock", "candor is writing here now (process \(getpid()))", mend: nil, in: sandbox)
    #expect(!examine(sandbox).findings.contains { $0.what.contains("draft") })
    try log.close()
    let table =
      "1: FLOCK  ADVISORY  WRITE 42 fe:00:1234 0 EOF\n2: POSIX  ADVISORY  WRITE 43 fe:00:1235 0 EOF\n"
    #expect(FileLocks.holder(inode: 1234, in: table) == 42)
    #expect(FileLocks.holder(inode: 1235, in: table) == nil)
  }

  @Test func recordsOfAnEarlierCandorAreCounted() throws {
    let sandbox = Sandbox()
    try sandbox.record([])
    let device = try #require(DeviceID(text: sandbox.device.suffix(18)))
    let body = #"{"r":"00112233445566778899aabbccddeeff","text":"clear"}"#
    let core =
      #"{"v":1,"n":1,"dev":"\#(device)","hlc":"1","t":"1970-01-01T00:00:00.000Z","k":"draft/1","bh":""#
      + #"\#(Array(body.utf8).withView { ChainHash(.body, $0) })","p":"\#(ChainHash.none)""#
    let hash = Array(core.utf8).withView { ChainHash(.record, $0) }
    let bytes = Array((core + #","b":\#(body),"h":"\#(hash)"}"# + "\n").utf8)
    Sandbox.put(bytes, sandbox.segment)
    expect(.note, self.device(sandbox), "1 record of an earlier candor", mend: nil, in: sandbox)
  }

  @Test func pathsAreWordsOfAShell() {
    #expect("/a/b.c".inShell == "/a/b.c" && "/a b".inShell == "'/a b'" && "a'b".inShell == "'a'\\''b'")
    #expect(
      "$(x)".inShell == "'$(x)'" && "".inShell == "''" && "-f".inShell == "'-f'" && "/é".inShell == "/é")
  }
}

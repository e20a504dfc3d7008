// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import Testing

@testable import CandorLog

@Suite struct PlaceTests {
  @Test(arguments: [0o000, 0o027, 0o777] as [mode_t]) func everythingIsPrivateWhateverTheUmask(_ mask: mode_t)
    async
  {
    // In a process of its own, for the umask is the whole process's.
    switch mask {
    case 0o000: await #expect(processExitsWith: .success) { try Self.recordUnder(0o000) }
    case 0o027: await #expect(processExitsWith: .success) { try Self.recordUnder(0o027) }
    default: await #expect(processExitsWith: .success) { try Self.recordUnder(0o777) }
    }
  }

  private static func recordUnder(_ mask: mode_t) throws {
    let sandbox = Sandbox()
    umask(mask)
    try sandbox.record(Samples.conversation, limit: 1000, sealed: false)
    let last = sandbox.device + "/00000003.jsonl"
    Sandbox.put(Sandbox.bytes(last) + [0x7b], last)
    must(1, sandbox.reopen().notices.count == 1)
    must(2, !Sandbox.names(sandbox.root + "/log/torn").isEmpty)
    for path in Sandbox.paths(sandbox.root) where path != sandbox.root {
      let isFolder = Sandbox.status(path).st_mode & S_IFMT == S_IFDIR
      let isClosed = path.hasSuffix("1.jsonl") || path.hasSuffix("2.jsonl")
      let expected: mode_t = isFolder ? 0o700 : isClosed ? 0o400 : 0o600
      must(3, Sandbox.mode(path) == expected)
    }
  }

  @Test func aFolderThatOthersMayWriteIsRefused() throws {
    for name in ["/log", "/state", "/log/dev"] {
      let sandbox = Sandbox()
      try sandbox.record(Samples.conversation)
      chmod(sandbox.root + name, 0o770)
      let error = try #require(sandbox.reopen().error, "\(name)")
      #expect(error.exitCode == 77, "\(name)")
      #expect(error.file == sandbox.root + name)
    }
  }

  @Test func aFolderThatOthersMayReadBecomesPrivate() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    chmod(sandbox.root + "/log", 0o755)
    #expect(sandbox.reopen().events == Samples.conversation)
    #expect(Sandbox.mode(sandbox.root + "/log") == 0o700)
  }

  @Test func noSymbolicLinkIsFollowed() throws {
    let targets = [
      "/log", "/state", "/log/dev", "/log/dev/DEVICE", "/log/dev/DEVICE/00000001.jsonl",
      "/log/dev/DEVICE/head",
      "/log/lock", "/log/FORMAT", "/state/device",
    ]
    for target in targets {
      let sandbox = Sandbox()
      try sandbox.record(Samples.conversation)
      let device = Sandbox.names(sandbox.root + "/log/dev")[0]
      let path =
        sandbox.root
        + target.split(separator: "DEVICE", omittingEmptySubsequences: false).joined(separator: device)
      rename(path, sandbox.root + "/moved")
      symlink(sandbox.root + "/moved", path)
      let moved = Sandbox.snapshot(sandbox.root + "/moved")
      let error = try #require(sandbox.reopen().error, "\(target)")
      #expect(error.exitCode == 77, "\(target): \(error)")
      #expect(error.file == path, "\(target): \(error)")
      #expect(error.description.contains("symbolic link"), "\(target): \(error)")
      #expect(Sandbox.snapshot(sandbox.root + "/moved") == moved, "\(target)")
      guard target != "/log/lock" else { continue }
      #expect(sandbox.read().error?.exitCode == 77, "\(target): a reader")
    }
  }

  @Test func aFolderAboveMayBeALink() throws {
    let sandbox = Sandbox()
    mkdir(sandbox.root + "/real", 0o700)
    symlink(sandbox.root + "/real", sandbox.root + "/home")
    let places = LogPlaces(
      data: sandbox.root + "/home/share/candor", state: sandbox.root + "/home/state/candor")
    var log = try EventLog.open(places, .refusing, at: Samples.moment()) { _, _ in }
    try log.append([Samples.start], at: Samples.moment())
    try log.close()
    #expect(try LogReader.verify(places).events == 1)
  }

  @Test func networkFileSystemsAreKnownByTheirType() {
    let table = """
      24 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      25 24 0:40 / /mnt/a\\040b rw,relatime - nfs4 host:/export rw
      26 24 0:41 / /mnt/c rw master:2 shared:3 - fuse.sshfs me@host: rw
      27 24 0:42 / /home/me rw - fuse.gocryptfs /home/me.crypt rw
      """
    #expect(Mounts.networkType(mount: "24", in: table) == nil)
    #expect(Mounts.networkType(mount: "25", in: table) == "nfs4")
    #expect(Mounts.networkType(mount: "26", in: table) == "fuse.sshfs")
    #expect(Mounts.networkType(mount: "27", in: table) == nil)
    #expect(Mounts.networkType(mount: "28", in: table) == nil)
  }

  @Test func anotherFormatIsRefused() throws {
    for (text, words) in [("candor 2\n", "later candor"), ("", "does not say"), ("candor 1", "later candor")]
    {
      let sandbox = Sandbox()
      try sandbox.record(Samples.conversation)
      Sandbox.put(Array(text.utf8), sandbox.root + "/log/FORMAT")
      #expect(sandbox.reopen().error?.exitCode == 65, "\(text)")
      #expect(sandbox.read().error?.description.contains(words) == true, "\(text)")
    }
  }

  @Test func aPlaceThatCannotBeMadeIsSaid() throws {
    let sandbox = Sandbox()
    Sandbox.put([], sandbox.root + "/file")
    let places = LogPlaces(data: sandbox.root + "/file/log", state: sandbox.root + "/state")
    let error = failure { () throws(LogError) in
      _ = try EventLog.open(places, .refusing, at: Samples.moment()) { _, _ in }
    }
    #expect(error?.exitCode == 73)
  }
}

extension Sandbox {
  static func paths(_ path: String) -> [String] {
    guard status(path).st_mode & S_IFMT == S_IFDIR else { return [path] }
    return [path] + names(path).flatMap { paths(path + "/" + $0) }
  }
}

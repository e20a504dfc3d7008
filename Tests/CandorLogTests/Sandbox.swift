// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport

@testable import CandorLog

/// A folder of its own for one test, gone when the test is; in memory where the system has a place for that.
final class Sandbox {
  let root: String
  var places: LogPlaces { LogPlaces(data: root + "/log", state: root + "/state") }
  /// The way to the passphrase; there is none unless a test sets one.
  var unlocking = Unlocking { _ in nil }

  init() {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/candor-log-test-XXXXXX".utf8CString)
    root = mkdtemp(&template).map { String(cString: $0) } ?? base
  }

  deinit {
    Self.remove(root)
  }

  /// Opens with small segments and repeatable chance.
  func open(
    seed: UInt64 = 1, limit: Int = EventLog.segmentLimit, at moment: Moment = Samples.moment(),
    each: (Event, Stamp) -> Void = { _, _ in }
  ) throws(LogError) -> EventLog {
    var chance = SeededChance(seed: seed)
    return try EventLog.open(
      places, unlocking, at: moment, limit: limit, chance: { chance.next() }, each: each)
  }

  /// Records `events`, each in an append of its own, and leaves as `sealed` says: in order, or as if killed.
  func record(_ events: [Event], limit: Int = EventLog.segmentLimit, sealed: Bool = true) throws(LogError) {
    var log = try open(limit: limit)
    for event in events { try log.append([event], at: Samples.moment()) }
    if sealed { try log.close() }
  }

  /// What a reader sees, and the error it ends with.
  func read() -> (events: [Event], error: LogError?) {
    var events: [Event] = []
    do {
      try LogReader.read(places, unlocking) { event, _ in events.append(event) }
    } catch {
      return (events, error)
    }
    return (events, nil)
  }

  /// What an open sees, its notices, and the error it ends with.
  func reopen() -> (events: [Event], notices: [String], error: LogError?) {
    var events: [Event] = []
    do throws(LogError) {
      var log = try open(seed: 2) { event, _ in events.append(event) }
      let notices = log.notices
      try log.close()
      return (events, notices, nil)
    } catch {
      return (events, [], error)
    }
  }

  func verify() -> Result<Int, LogError> {
    Result { () throws(LogError) in try LogReader.verify(places).events }
  }

  /// The folder of the only device.
  var device: String {
    "\(root)/log/dev/\(Self.names(root + "/log/dev").first ?? "none")"
  }

  var segment: String { device + "/00000001.jsonl" }

  static func names(_ path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var all: [UInt8] = []
    while case let count = fread(&bytes, 1, bytes.count, file), count > 0 { all += bytes[..<count] }
    return all
  }

  /// Puts `bytes` where the path leads, through a link too, and whatever the file's mode is.
  static func put(_ bytes: [UInt8], _ path: String) {
    chmod(path, 0o600)
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
  }

  static func status(_ path: String) -> stat {
    var status = stat()
    lstat(path, &status)
    return status
  }

  static func mode(_ path: String) -> mode_t { status(path).st_mode & 0o7777 }

  static func remove(_ path: String) {
    if status(path).st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      for name in names(path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Every file below `path` with its bytes.
  static func snapshot(_ path: String) -> [String: [UInt8]] {
    guard status(path).st_mode & S_IFMT == S_IFDIR else { return [path: bytes(path)] }
    var all: [String: [UInt8]] = [:]
    for name in names(path) { all.merge(snapshot(path + "/" + name)) { $1 } }
    return all
  }
}

/// What an event log throws, if anything.
func failure<Value>(_ body: () throws(LogError) -> Value) -> LogError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error
  }
}

/// Ends a test's child process with `status` where `condition` does not hold: its words would be lost.
func must(_ status: Int32, _ condition: Bool) {
  if !condition { exit(status) }
}

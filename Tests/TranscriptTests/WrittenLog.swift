// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A log that the built program wrote, held in memory: every file by its path below the log's folder.
struct WrittenLog {
  var files: [String: [UInt8]] = [:]

  /// One conversation and a clean end, `count` times, each time from a computer of its own that shares the log.
  static func ofDevices(_ count: Int) throws -> WrittenLog {
    WrittenLog(of: try home(ofDevices: count))
  }

  /// Two devices; on the second, the person of the first was forgotten and its own second record redacted.
  static func ofTheForgotten() throws -> WrittenLog {
    let home = try home(ofDevices: 2)
    _ = try home.run("forget", "Tamsin", "--yes")
    _ = try home.run("redact", "2", "--yes")
    return WrittenLog(of: home)
  }

  private static func home(ofDevices count: Int) throws -> PipedHome {
    let home = try PipedHome()
    for person in ["Tamsin", "José", "Mei"].prefix(count) {
      TestFiles.remove(home.folder.path + "/candor/state")
      let typed = PipeScripts.followUp.map { $0.line + "\n" }.joined()
      _ = try home.run("start", "follow-up", person, typing: typed)
    }
    return home
  }

  /// Long answers, until there are three segments.
  static func ofSeveralSegments() throws -> WrittenLog {
    let home = try PipedHome()
    let long = String(repeating: "All of it was said. ", count: 30_000) + "\n"
    var log = WrittenLog()
    while log.segments.count < 3 {
      _ = try home.run("start", "follow-up", "Tamsin", typing: long + long)
      log = WrittenLog(of: home)
    }
    return log
  }

  private init() {}

  private init(of home: PipedHome) {
    let root = home.folder.path + "/candor/log"
    for path in ["FORMAT"]
      + TestFiles.names(in: root + "/dev").flatMap({ device in
        TestFiles.names(in: "\(root)/dev/\(device)").map { "dev/\(device)/\($0)" }
      })
    {
      files[path] = TestFiles.bytes(of: "\(root)/\(path)")
    }
  }

  /// Puts the files into a folder as candor would, readable by the owner alone.
  func write(to root: String) {
    for (path, bytes) in files {
      TestFiles.createFolders(of: "\(root)/\(path)")
      TestFiles.write(bytes, to: "\(root)/\(path)")
      chmod("\(root)/\(path)", 0o600)
    }
  }

  var segments: [String] { files.keys.filter { $0.hasSuffix(".jsonl") }.sorted() }
  var heads: [String] { files.keys.filter { $0.hasSuffix("/head") }.sorted() }

  /// The first device's last segment, where a log grows.
  var last: String {
    let folder = segments[0].dropLast("00000001.jsonl".count)
    return segments.last { $0.hasPrefix(folder) } ?? segments[0]
  }

  /// The lines of a file with their newlines; a last one may lack it.
  func lines(of path: String) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for byte in files[path] ?? [] {
      lines[lines.count - 1].append(byte)
      if byte == UInt8(ascii: "\n") { lines.append([]) }
    }
    return lines.filter { !$0.isEmpty }
  }

  /// Changes the lines of a file.
  mutating func edit(_ path: String, _ change: (inout [[UInt8]]) -> Void) {
    var lines = lines(of: path)
    change(&lines)
    files[path] = lines.flatMap { $0 }
  }
}

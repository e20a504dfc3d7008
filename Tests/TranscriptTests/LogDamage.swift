// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// One way in which a log can differ from what was written.
struct LogDamage: Sendable, CustomTestStringConvertible {
  let name: String
  let isSound: Bool
  private let change: @Sendable (inout WrittenLog) -> Void

  private init(
    _ name: String, isSound: Bool = false, _ change: @escaping @Sendable (inout WrittenLog) -> Void
  ) {
    (self.name, self.isSound, self.change) = (name, isSound, change)
  }

  var testDescription: String { name }

  func done(to log: WrittenLog) -> WrittenLog {
    var log = log
    change(&log)
    return log
  }

  /// A change to the lines of the file that grows. The head goes, so that the lines decide and not their length.
  private static func ofLines(
    _ name: String, isSound: Bool = false, _ change: @escaping @Sendable (inout [[UInt8]]) -> Void
  ) -> LogDamage {
    LogDamage(name, isSound: isSound) { log in
      log.heads.forEach { log.files[$0] = nil }
      log.edit(log.last, change)
    }
  }

  private static func adding(_ text: String, _ name: String, isSound: Bool = false) -> LogDamage {
    LogDamage(name, isSound: isSound) { $0.files[$0.last]? += Array(text.utf8) }
  }

  static let ofAnyLog = [
    LogDamage("another format") { $0.files["FORMAT"] = Array("candor 2\n".utf8) },
    LogDamage("no head", isSound: true) { log in log.heads.forEach { log.files[$0] = nil } },
    LogDamage("a changed head") { $0.files[$0.heads[0]]?[20] ^= 1 },
    LogDamage("an empty head") { $0.files[$0.heads[0]] = [] },
    LogDamage("a head without its sum") { $0.edit($0.heads[0]) { $0.removeLast() } },
    LogDamage("a head that lacks its last newline") {
      $0.edit($0.heads[0]) { $0[$0.count - 1].removeLast() }
    },
    LogDamage("another device's records") { log in
      let name = log.last.split(separator: "/")[1]
      for (path, bytes) in log.files where path.contains(name) {
        log.files[path] = nil
        log.files[path.replacing(name, with: "d_0123456789abcdef")] = bytes
      }
    },
    LogDamage("a name that no device has", isSound: true) { $0.files["dev/d_x/00000001.jsonl"] = [0] },
    LogDamage("a draft of a head", isSound: true) { $0.files[$0.heads[0] + ".new"] = [0] },
    LogDamage("the end cut off at a line, with its head") { $0.edit($0.last) { $0.removeLast() } },
    LogDamage("the end cut off within a line") { $0.files[$0.last]?.removeLast(10) },
    adding("{\"v\":1,", "a line that was begun"),
    adding("\0\0\0\0\n", "a line of holes"),
    adding("\0\0\0\0\n{\"v\":1", "holes and a line that was begun"),
    adding("\n", "an empty line"),
    adding("not a record\n", "a line that is no record"),
    adding("not a record\n{\"v\":1", "a line that is no record, and one that was begun"),
    LogDamage("a hole before a record") { $0.files[$0.last] = [0, 10] + ($0.files[$0.last] ?? []) },
    ofLines("the end cut off at a line, without its head", isSound: true) { $0.removeLast() },
    ofLines("the last newline cut off") { $0[$0.count - 1].removeLast() },
    ofLines("the first line missing") { $0.removeFirst() },
    ofLines("a line missing") { $0.remove(at: $0.count - 2) },
    ofLines("a line twice") { $0.append($0[$0.count - 1]) },
    ofLines("a line twice, the second without its end") { $0.append($0[$0.count - 1].dropLast()) },
    ofLines("two lines in the other order") { $0.swapAt($0.count - 2, $0.count - 1) },
    ofLines("a line of the beginning at the end") { $0.append($0[0]) },
    ofLines("CRLF") { $0[0].insert(13, at: $0[0].count - 1) },
    ofLines("a space at the end of a line") { $0[0].insert(32, at: $0[0].count - 1) },
    ofLines("a space at the beginning of a line") { $0[1].insert(32, at: 0) },
    ofLines("a byte order mark") { $0[0] = [0xEF, 0xBB, 0xBF] + $0[0] },
    ofLines("a byte that is no UTF-8") { $0[0].insert(0xFF, at: $0[0].count - 80) },
    ofLines("a hole in the last line") { $0[$0.count - 1][40] = 0 },
    ofLines("a hole in the last line but one") { $0[$0.count - 2][40] = 0 },
    ofLines("a body that is another") { $0[1][$0[1].count - 76] ^= 1 },
    ofLines("a hash in capitals") { $0[1] = upperCased($0[1], from: $0[1].count - 67) },
    ofLines("a body taken out") { $0[1] = withoutBody($0[1], filling: false) },
    ofLines("a body taken out and the room filled") { $0[1] = withoutBody($0[1], filling: true) },
    ofLines("another version of the line") { $0[1][5] = UInt8(ascii: "2") },
    LogDamage("the head of before", isSound: true) { log in
      let lines = log.lines(of: log.heads[0])
      log.files[log.heads[0]] = lines.count > 3 ? nil : Self.emptyHead
    },
  ]

  static let ofSeveralSegments = [
    LogDamage("the first segment missing") { $0.files[$0.segments[0]] = nil },
    LogDamage("a segment between missing") { $0.files[$0.segments[1]] = nil },
    LogDamage("the last segment missing") { $0.files[$0.last] = nil },
    LogDamage("a closed segment cut off") { $0.files[$0.segments[0]]?.removeLast() },
    LogDamage("a closed segment cut off at a line") { $0.edit($0.segments[0]) { $0.removeLast() } },
    LogDamage("a closed segment with more at its end") {
      $0.files[$0.segments[0]]? += Array("{\"v\":1,".utf8)
    },
    LogDamage("a closed segment with more at its end, without a head") { log in
      log.files[log.heads[0]] = nil
      log.files[log.segments[0]]? += Array("{\"v\":1,".utf8)
    },
    LogDamage("two segments in the other order") { log in
      let (first, second) = (log.files[log.segments[0]], log.files[log.segments[1]])
      (log.files[log.segments[0]], log.files[log.segments[1]]) = (second, first)
    },
    LogDamage("a segment too many") { log in
      log.files[log.segments[0].replacing("00000001", with: "00000009")] = []
    },
    LogDamage("an empty segment at the end", isSound: true) { log in
      log.files[log.segments[0].replacing("00000001", with: name(log.segments.count + 1))] = []
    },
  ]

  /// What a device's head says before its first record.
  private static let emptyHead = Array(
    """
    candor head 1
    0 0 0000000000000000000000000000000000000000000000000000000000000000
    a57e5bb713baa10e317ef4a57d5a3775d3b49b22c5988acfe86e23ac37dc561f

    """.utf8)

  private static func name(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static func upperCased(_ line: [UInt8], from start: Int) -> [UInt8] {
    line[..<start] + line[start...].map { (97...102).contains($0) ? $0 - 32 : $0 }
  }

  /// Whether a line says that bodies may be erased.
  static func isErasing(_ line: [UInt8]) -> Bool {
    ["forget", "redact"].contains { String(decoding: line, as: UTF8.self).contains("\"k\":\"\($0)/1\"") }
  }

  /// What stands between `"b":` and `,"h":`.
  static func body(of line: [UInt8]) -> ArraySlice<UInt8> {
    let mark = Array(",\"b\":".utf8)
    let start = line.indices.first { line[$0...].starts(with: mark) } ?? line.count - 73 - mark.count
    return line[start + mark.count..<line.count - 73]
  }

  /// The line with `null` for its body, and spaces in what room is left.
  private static func withoutBody(_ line: [UInt8], filling: Bool) -> [UInt8] {
    let body = body(of: line)
    let rest = [UInt8](repeating: 32, count: filling ? max(0, body.count - 4) : 0)
    return line[..<body.startIndex] + Array("null".utf8) + rest + line[body.endIndex...]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Foundation

@testable import candor

/// A whole conversation as text: typed lines and shown lines together, in the order in which a person meets them.
///
/// A file in `transcripts/` holds comments (`#`), settings (`%`), and then runs: `$ candor …` is a command, `> ` a
/// typed line, `^C ` a line dropped with Ctrl-C, `~ ` the text that stands ready for editing, `! ` a line on
/// standard error, `? ` an exit code other than zero; every other line is what candor says. Settings: `% terminal 80`
/// for a person at a terminal of that width, `% now 2026-11-21T09:00:00Z` for the runs that follow.
struct Transcript {
  let text: String

  /// Plays what is typed against a fresh home and writes down what happens, in the same form.
  func played() throws -> String {
    let home = try TemporaryFolder()
    var out: [String] = []
    var now = "2026-11-21T09:00:00Z"
    var columns: Int?
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("#") || line.isEmpty && out.allSatisfy({ $0.hasPrefix("#") || $0.hasPrefix("%") }) {
        out.append(line)
      } else if line.hasPrefix("% ") {
        let words = line.split(separator: " ")
        if words[1] == "terminal" { columns = words.count > 2 ? Int(words[2]) : 80 }
        if words[1] == "pipe" { columns = nil }
        if words[1] == "now" { now = String(words[2]) }
        out.append(line)
      } else if line.hasPrefix("$ ") {
        var typed: [ScriptedConsole.Typed] = []
        while let next = lines.first, !next.hasPrefix("$ "), !next.hasPrefix("% ") {
          lines.removeFirst()
          if next.hasPrefix("> ") || next == ">" { typed.append(.line(String(next.dropFirst(2)))) }
          if next.hasPrefix("^C") { typed.append(.interrupt(draft: String(next.dropFirst(3)))) }
        }
        let console = ScriptedConsole(isInteractive: columns != nil, columns: columns ?? 80, typed: typed)
        let variables = ["CANDOR_HOME": home.path, "CANDOR_NOW": now]
        let program = Program(environment: Environment(variables: variables), console: console)
        let exitCode = program.run(Array(ShellWords.split(String(line.dropFirst(2))).dropFirst()))
        out.append(line)
        out += console.seen.filter { !$0.hasPrefix("! The clock is stopped") }.map {
          $0.replacing(home.path, with: "HOME")
        }
        if exitCode != 0 { out.append("? \(exitCode)") }
        out.append("")
      }
    }
    return out.joined(separator: "\n")
  }
}

/// A new empty folder that goes away with the value.
final class TemporaryFolder {
  let path: String

  struct CannotCreate: Error {}

  init() throws {
    var template = Array("/tmp/candor-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CannotCreate() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// The text of a file, and the files of a folder.
enum TestFiles {
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
  static let transcripts = root + "/Tests/TranscriptTests/transcripts"

  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "we") else { return }
    fputs(text, file)
    fclose(file)
  }

  static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

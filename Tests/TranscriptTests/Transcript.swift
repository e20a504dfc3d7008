// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

@testable import candor

/// A whole conversation as text: typed lines and shown lines together, in the order in which a person meets them.
///
/// A file in `transcripts/` holds comments (`#`), settings (`%`), and then runs: `$ candor …` is a command, `> ` a
/// typed line, `^C ` a line dropped with Ctrl-C, `~ ` the text that stands ready for editing, `! ` a line on
/// standard error, `? ` an exit code other than zero; every other line is what candor says, with a space before it
/// where it would begin like one of these. Settings: `% terminal 80` for a person at a terminal of that width,
/// `% pipe` for none, `% now 2026-11-21T09:00:00Z` for the runs that follow, `% file config/flows/walk.yaml` for a
/// file under the home folder, whose lines follow, each behind two spaces.
///
/// `>` alone is Enter, which sends the text that stands ready at a terminal; `> ⌫` sends an empty line in its place.
/// `HOME` in a command is the home folder, `\u{202E}` in a typed line or a command that character, `⏎` a line break
/// inside one line. What is random or depends on the machine is shown as `p_…`, `HASH` and the like.
struct Transcript {
  let text: String

  /// Plays what is typed against a fresh home and writes down what happens, in the same form. `snapshotInterval` is the
  /// number of records after which a run leaves a snapshot for the next; nil for as many as are worth it.
  func played(snapshotInterval interval: Int? = nil) throws -> String {
    var scene = try Scene(snapshotInterval: interval)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("$ ") {
        let typed = Self.take(from: &lines) { !$0.hasPrefix("$ ") && !$0.hasPrefix("% ") }.compactMap(
          Self.typed)
        scene.run(line, typing: typed)
      } else if line.hasPrefix("% file ") {
        scene.write(Self.take(from: &lines) { $0.hasPrefix("  ") }, as: line)
      } else if line.hasPrefix("% ") {
        scene.set(line)
      } else {
        scene.keep(line)
      }
    }
    return scene.text
  }

  /// A line of the file as something typed; nil where it is what candor said.
  private static func typed(_ line: String) -> ScriptedConsole.Typed? {
    if line.hasPrefix("> ") || line == ">" { return .line(String(line.dropFirst(2))) }
    if line.hasPrefix("^C") { return .interrupt(draft: String(line.dropFirst(3))) }
    return nil
  }

  private static func take(from lines: inout ArraySlice<String>, while test: (String) -> Bool) -> [String] {
    let taken = lines.prefix(while: test)
    lines = lines[taken.endIndex...]
    return Array(taken)
  }
}

/// The stage on which a transcript is played: a home folder, the clock, the window, and what was seen so far.
private struct Scene {
  /// Days are counted in one zone, whatever the machine's is; set once, before anything reads it.
  private static let isInUniversalTime: Bool = {
    let isSet = setenv("TZ", "UTC", 1) == 0
    tzset()
    return isSet
  }()

  private let home: TemporaryFolder
  private let snapshotInterval: Int?
  private var now = "2026-11-21T09:00:00Z"
  private var columns: Int?
  private var out: [String] = []
  private var hasRun = false

  init(snapshotInterval: Int?) throws {
    _ = Self.isInUniversalTime
    self.snapshotInterval = snapshotInterval
    home = try TemporaryFolder()
  }

  var text: String { out.joined(separator: "\n") }

  mutating func set(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    switch words[1] {
    case "terminal": columns = words.count > 2 ? Int(words[2]) : 80
    case "pipe": columns = nil
    case "now": now = words[2]
    default: out.append("! no such setting")
    }
    out.append(line)
  }

  mutating func write(_ lines: [String], as line: String) {
    let path = home.path + "/" + line.dropFirst("% file ".count)
    let text = lines.map { $0.dropFirst(2) + "\n" }.joined()
    TestFiles.createFolders(of: path)
    TestFiles.write(Blanking.characters(of: text), to: path)
    out.append(line)
    out += lines
  }

  /// Comments and the empty lines among them stand before the first run.
  mutating func keep(_ line: String) {
    if !hasRun || line.hasPrefix("#") { out.append(line) }
  }

  mutating func run(_ line: String, typing typed: [ScriptedConsole.Typed]) {
    hasRun = true
    let console = ScriptedConsole(isInteractive: columns != nil, columns: columns ?? 80, typed: typed)
    let variables = ["CANDOR_HOME": home.path, "CANDOR_NOW": now]
    let program = Program(
      environment: Environment(variables: variables), console: console, snapshotInterval: snapshotInterval)
    let command = Blanking.characters(of: String(line.dropFirst(2))).replacing("HOME", with: home.path)
    let exitCode = program.run(Array(ShellWords.split(command).dropFirst()))
    out.append(line)
    out += console.seen.filter { !$0.hasPrefix("! The clock is stopped") }.map {
      Blanking.chance(in: $0.replacing(home.path, with: "HOME"))
    }
    if exitCode != 0 { out.append("? \(exitCode)") }
    out.append("")
  }
}

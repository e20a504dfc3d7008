// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Testing

@testable import candor

/// The man page names what the program has, and nothing else.
@Suite("The man page") struct ManualTests {
  /// The page as words, without the formatter's own.
  private static let page = Result {
    try Repository.text(".packaging/candor.1").replacing("\\-", with: "-").replacing("\\(oq", with: "`")
      .replacing("\\(cq", with: "`").replacing("\\&", with: "").replacing("\\[u2026]", with: "…")
  }

  @Test func namesEveryCommandWithItsWords() throws {
    let page = try Self.page.get()
    let prose = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let commands = try Dump.commands()
    #expect(commands.count > 30)
    for command in commands where command.path != ["candor"] {
      let head = ".It Ic " + command.path.dropFirst().joined(separator: " ")
      let entry = try #require(Self.entry(head, in: page), "\(head)")
      let abstract = command.info.abstract ?? ""
      #expect(
        prose.contains(abstract.split(whereSeparator: \.isWhitespace).joined(separator: " ")), "\(abstract)")
      for argument in command.info.arguments ?? [] {
        for name in argument.names ?? [] where !["help", "version"].contains(argument.preferredName?.name) {
          let flag = name.kind == "short" ? "Fl \(name.name)" : "Fl -\(name.name)"
          #expect(entry.contains(flag + " ") || entry.contains(flag + "\n"), "\(head) \(flag)")
        }
      }
    }
    for flag in ["version", "help", "color", "json"] { #expect(page.contains("Fl -\(flag)"), "\(flag)") }
  }

  @Test func namesNoCommandThatIsNotThere() throws {
    let known = Set(try Dump.commands().map { $0.path.dropFirst().joined(separator: " ") })
    let heads = try Self.page.get().split(separator: "\n").filter { $0.hasPrefix(".It Ic ") }
    for head in heads {
      let words = head.dropFirst(".It Ic ".count).split(separator: " ")
        .prefix { !["Oo", "Ar", "Fl"].contains($0) }.joined(separator: " ")
      #expect(known.contains(words) || words == "help", "\(words)")
    }
    #expect(heads.count == known.count)  // all but the program's own name, and `help`
  }

  /// The exit codes stand in the code as numbers; the page lists these and no others.
  @Test func listsTheExitCodesThatTheProgramUses() throws {
    var used: Set<Int> = [0]
    for file in try Repository.files(under: ["Sources/candor"]) where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/(?:Stop|exit)\(\s*(\d+)|return (\d+)|\? (\d+) :/#) {
        let number = [match.output.1, match.output.2, match.output.3].compactMap(\.self).first
        if let number = number.flatMap({ Int($0) }), number < 128 { used.insert(number) }
      }
    }
    for match in try Repository.text("Sources/CandorLog/LogError.swift").matches(of: #/case .*: (\d+)\n/#) {
      used.insert(try #require(Int(match.output.1)))
    }
    for match in try Repository.text("Sources/CandorCore/Command/Refusal.swift").matches(
      of: #/case \w+ = (\d+)\n/#)
    {
      used.insert(try #require(Int(match.output.1)))
    }
    let section = try #require(Self.section("EXIT STATUS", in: try Self.page.get()))
    let listed = section.matches(of: #/\.It (\d+)\n/#).compactMap { Int($0.output.1) }
    #expect(Set(listed) == used)
    #expect(listed == listed.sorted() && section.contains(".It 128 + n"))
    let help = Candor.helpMessage().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for code in listed { #expect(help.contains(" \(code)"), "--help lacks \(code)") }
  }

  @Test func namesTheVariablesThatTheProgramReads() throws {
    let section = try #require(Self.section("ENVIRONMENT", in: try Self.page.get()))
    for file in try Repository.files(under: ["Sources"]) where ["swift", "c"].contains(file.pathExtension) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/(?:getenv|variable|variables)[\(\[]"([A-Z_]+)"/#) {
        let name = String(match.output.1)
        guard !["HOME", "PATH", "LANG", "LC_ALL", "LC_CTYPE"].contains(name) else { continue }
        #expect(section.contains("Ev \(name)"), "\(name) in \(file.lastPathComponent)")
      }
    }
    for name in ["CANDOR_HOME", "CANDOR_NOW", "CANDOR_PASSPHRASE_FILE", "XDG_DATA_HOME", "TZ"] {
      #expect(section.contains("Ev \(name)"), "\(name)")
    }
  }

  /// What the page says of one command, up to the next.
  private static func entry(_ head: String, in page: String) -> Substring? {
    guard let start = page.range(of: head + " ") ?? page.range(of: head + "\n") else { return nil }
    let rest = page[start.lowerBound...]
    let end = rest.dropFirst(head.count).range(of: "\n.It Ic ")?.lowerBound ?? rest.endIndex
    return rest[..<end]
  }

  private static func section(_ name: String, in page: String) -> String? {
    guard let start = page.range(of: ".Sh \(name)\n") else { return nil }
    let rest = page[start.upperBound...]
    return String(rest[..<(rest.range(of: "\n.Sh ")?.lowerBound ?? rest.endIndex)])
  }
}

/// The commands as ArgumentParser tells them to other programs.
private struct Dump: Decodable {
  let command: Info

  struct Info: Decodable {
    let commandName: String
    let abstract: String?
    let subcommands: [Info]?
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    let names: [Name]?
    let preferredName: Name?
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  /// Every command with the words that lead to it.
  static func commands() throws -> [(path: [String], info: Info)] {
    let root = try JSONDecoder().decode(Dump.self, from: Data(Candor._dumpHelp().utf8)).command
    var found: [(path: [String], info: Info)] = []
    var pending = [(path: [root.commandName], info: root)]
    while let next = pending.popLast() {
      found.append(next)
      for below in next.info.subcommands ?? [] where below.commandName != "help" {
        pending.append((next.path + [below.commandName], below))
      }
    }
    return found
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

@Suite("What may follow what was typed") struct CompletionTests {
  @Test(arguments: [
    ("", ["praise", "change"], ""), ("PR", ["praise"], ""), ("  ch", ["change"], "  "), ("x", [], ""),
    ("/", CommandName.allCases.map(\.rawValue), "/"), ("/sk", ["skip"], "/"), ("//sk", [], "/"),
    ("/start t", ["talk"], "/start "), ("/start talk a", ["Ana"], "/start talk "),
    ("/private da", ["day"], "/private "),
    ("/fix k", [], "/fix "), ("/note A", [], ""), ("/nonsense x", [], ""), ("/keep ", ["because"], "/keep "),
  ])
  func atAChoice(typed: String, offered: [String], kept: String) throws {
    let talker = try Talker.started()
    let completion = talker.session.completion(of: typed, today: talker.today)
    #expect(completion.candidates.map(\.text) == offered)
    if !offered.isEmpty { #expect(completion.kept == kept) }
  }

  @Test func nothingInWordsOfOnesOwn() throws {
    var talker = try Talker.started()
    try talker.type("change")
    for typed in ["", "A", "Ana said me", "by next fr", "pra", "<", "we waited /sk"] {
      #expect(talker.session.completion(of: typed, today: talker.today).candidates.isEmpty, "\(typed)")
    }
    #expect(talker.session.completion(of: "/fix k", today: talker.today).candidates.map(\.text) == ["kind"])
  }

  @Test func whoAndByWhenInALineOfAList() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "the bus", "bus", "right"])
    #expect(talker.at == "steps")
    func offered(_ typed: String) -> [String] {
      let completion = talker.session.completion(of: typed, today: talker.today)
      return completion.candidates.map { completion.kept + $0.text }
    }
    #expect(offered("") == ["me:", "they:", "Ana:"])
    #expect(offered("an") == ["Ana:"])
    #expect(offered("me: one by friday\nth") == ["me: one by friday\nthey:"])
    #expect(offered("me: stand by the door by next fr") == ["me: stand by the door by next friday"])
    #expect(offered("me: ask about it on toda") == ["me: ask about it on today"])
    #expect(offered("me: ask").isEmpty)
    #expect(offered("me: stand by the door").isEmpty)
    try talker.type("me: ask about the shuttle by friday")
    #expect(offered("/drop ") == ["/drop 1"])
  }

  @Test func daysWhereADayIsWanted() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "stayed to finish", ""])
    #expect(talker.at == "day")
    let empty = talker.session.completion(of: "", today: talker.today)
    #expect(empty.candidates.count == CommonDays.first.count)
    #expect(empty.candidates.first { $0.text == "next friday" }?.note == "Fri 27 Nov 2026")
    let behind = talker.session.completion(of: "by end of Q", today: talker.today)
    #expect(
      behind.kept == "by "
        && behind.candidates.map(\.text) == ["Q1", "Q2", "Q3", "Q4"].map { "end of \($0)" })
  }

  @Test func theReaderReadsEveryDayThatIsOffered() {
    for offset in 0..<800 {
      let reader = DateReader(today: Day(ordinal: 20_500 + offset))
      for phrase in CommonDays.first + CommonDays.more {
        guard case .span = reader.read(phrase) else {
          Issue.record("\(phrase) on \(reader.today.iso)")
          return
        }
      }
    }
  }

  static let commands = [
    "start", "resume", "show", "prep", "note", "move", "done", "fix", "people", "help", "list",
  ]

  /// A log with two talks, of which one is over, and a name that is none to be typed.
  private func talkedWithSeveral() throws -> Talker {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "the bus", "bus", "right", "me: ask by friday", "", "", "y"])
    for name in ["Ana María", "Bo \"B\" Li", "Eve\u{1B}[2J", "Abe\u{202E}"] {
      try talker.take { session, moment throws(Refusal) in try session.begin("talk", person: name, at: moment)
      }
    }
    return talker
  }

  @Test(arguments: [
    ("", commands + ["quit"]), ("st", ["start"]), ("St", ["start"]), ("/st", ["/start"]),
    ("candor st", ["candor start"]),
    ("start t", ["start talk"]), ("start talk ana", ["start talk Ana", "start talk Ana María"]),
    ("start talk bo", ["start talk \"Bo \\\"B\\\" Li\""]), ("prep ana m", ["prep \"Ana María\""]),
    ("prep \"ana m", ["prep \"Ana María\""]), ("prep 'an", ["prep Ana", "prep \"Ana María\""]),
    ("prep ev", []), ("prep ab", []),
    ("note ana was", []), ("move ", ["move 1"]), ("move 1 next fr", ["move 1 next friday"]),
    ("move 1 by next fr", ["move 1 by next friday"]), ("done 1 ", []),
    ("resume ", ["resume 5", "resume 4", "resume 3", "resume 2"]),
    ("show 1", ["show 1"]), ("fix 1 st", ["fix 1 steps"]), ("fix 9 st", []), ("people re", ["people rename"]),
    ("people rename ana m", ["people rename \"Ana María\""]), ("help mo", ["help move"]), ("list A", []),
    ("I need to talk to A", []),
  ])
  func atTheTopLevel(typed: String, offered: [String]) throws {
    let talker = try talkedWithSeveral()
    let completion = talker.session.completion(of: typed, among: Self.commands, today: talker.today)
    let lines = completion.candidates.map { completion.kept + $0.text }
    #expect(typed.isEmpty ? Set(lines) == Set(offered) : lines == offered)
  }

  /// Whatever is typed and whoever is known: what is offered begins as typed, is short, and drives no terminal.
  @Test func isHarmlessWhateverIsTyped() throws {
    let talker = try talkedWithSeveral()
    let parts = [
      "start", "talk", "move", "prep", "1", "by", "Ana", "\"", "'", "\\", "/", ":", "\n", "\u{1B}", "é", " ",
      "  ", "",
    ]
    for one in parts {
      for two in parts {
        for three in parts {
          for typed in ["\(one) \(two) \(three)", one + two + three] {
            for completion in [
              talker.session.completion(of: typed, today: talker.today),
              talker.session.completion(of: typed, among: Self.commands, today: talker.today),
            ] where !completion.candidates.isEmpty {
              #expect(typed.hasPrefix(completion.kept), "\(typed.debugDescription)")
              #expect(completion.candidates.count <= Completion.most)
              for candidate in completion.candidates {
                #expect(terminalSafe(candidate.text, keepingNewlines: false) == candidate.text)
              }
            }
          }
        }
      }
    }
  }

  @Test func quotesAreReadBack() {
    for name in ["Ana", "Ana María", "O'Brien", "'tis", "a\"b", "a\\b", "", "two  spaces", "\"quoted\""] {
      #expect(ShellWords.split(ShellWords.quoted(name)) == [name], "\(name)")
      #expect(ShellWords.split(ShellWords.quotedWhereLost(name)).joined(separator: " ") == name, "\(name)")
    }
  }
}

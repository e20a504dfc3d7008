// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Foundation
import Testing

@Suite struct RuleFileTests {
  static let facts = [
    Evidence(id: "E1", claim: "c", figure: nil, source: "s", check: .primary, strength: .medium)
  ]
  static let good = """
    classes:
      always: [always, all the time]
    rules:
      - id: one
        families: [feedback]
        level: warn
        cost: 5
        patterns:
          - "you ⟦@always⟧"
          - match: you never
            remark: "“{quote}” is never."
        unless: [negated]
        remark: "“{quote}” is always."
        offer: "What, {quote}?"
        principle: A test.
        evidence: [E1]
        strength: weak
        flags: [you ⟦always⟧ sing, ⟦you never⟧ sing]
        passes: [I always sing]
    """

  private func read(_ text: String) -> RuleFile.Contents {
    RuleFile.read(Array(text.utf8), name: "my.yaml", evidence: Self.facts)
  }

  @Test func aFileIsReadAsWritten() throws {
    let contents = read(Self.good)
    #expect(contents.problems == [])
    let rule = try #require(contents.rules.first)
    #expect(rule.id == "one" && rule.level == .warn && rule.cost == 5 && rule.strength == .weak)
    let coach = Coach(rules: [rule], evidence: Self.facts)
    #expect(coach.failures(of: rule) == [])
    let remarks = coach.remarks(on: "You never sing. You always hum.", reading: ["feedback"], names: [])
    #expect(remarks.map(\.says) == ["“You never” is never.", "“always” is always."])
    #expect(remarks.map(\.offer) == ["What, You never?", "What, always?"])
  }

  @Test(arguments: [
    ("id: one", "id: One", "my.yaml:4:9:"), ("id: one", "ident: one", "my.yaml:4:5:"),
    ("families: [feedback]", "families: []", "my.yaml:5:15:"),
    ("level: warn", "level: warm", "my.yaml:6:12:"),
    ("cost: 5", "cost: 101", "my.yaml:7:11:"), ("cost: 5", "cost: much", "my.yaml:7:11:"),
    ("\"you ⟦@always⟧\"", "\"you ⟦@allways⟧\"", "my.yaml:9:9:"),
    ("\"you ⟦@always⟧\"", "\"you ⟦@always\"", "my.yaml:9:9:"),
    ("\"you ⟦@always⟧\"", "\"..3\"", "my.yaml:9:9:"),
    ("match: you never", "match: \"you (never\"", "my.yaml:10:16:"),
    ("[negated]", "[negatd]", "my.yaml:12:14:"),
    ("\"“{quote}” is always.\"", "\"It is always.\"", "my.yaml:13:13:"),
    ("\"What, {quote}?\"", "\"What, {words}?\"", "my.yaml:14:12:"),
    ("evidence: [E1]", "evidence: [E9]", "my.yaml:16:16:"),
    ("strength: weak", "strength: strong", "my.yaml:17:15:"),
    ("⟦always⟧ sing,", "always sing,", "my.yaml:18:13:"),
    ("[I always sing]", "[I ⟦always⟧ sing]", "my.yaml:19:14:"), ("[I always sing]", "[]", "my.yaml:19:13:"),
    ("evidence: [E1]", "evidence: []", "my.yaml:4:9:"),
    ("principle: A test.", "principle: ''", "my.yaml:15:16:"),
    ("[always, all the time]", "[always, \"(\"]", "my.yaml:2:20:"),
    ("[always, all the time]", "[]", "my.yaml:2:3:"),
    ("always: [", "name: [", "my.yaml:2:3:"), ("rules:", "rule:", "my.yaml:3:1:"),
  ])
  func aMistakeIsRefusedWithItsPlace(written: String, mistaken: String, place: String) throws {
    let text = Self.good.replacingOccurrences(of: written, with: mistaken)
    #expect(text != Self.good)
    let contents = read(text)
    #expect(contents.rules.isEmpty)
    let problem = try #require(contents.problems.first)
    #expect(problem.description.hasPrefix(place), "\(problem)")
    #expect(!problem.remedy.isEmpty)
  }

  @Test func aBrokenRuleLeavesTheOthersOfItsFile() {
    let second = Self.good.split(separator: "\n").dropFirst(3).joined(separator: "\n")
    let contents = read(
      Self.good + "\n" + second.replacingOccurrences(of: "id: one", with: "id: ½") + "\n"
        + second.replacingOccurrences(of: "id: one", with: "id: three"))
    #expect(contents.rules.map(\.id) == ["one", "three"])
    #expect(contents.problems.count == 1)
    #expect(read(Self.good + "\n" + second).problems.first?.what == "the rule `one` stands twice in the file")
  }

  @Test func classesAreListsOrTextsAndSharedOnesAreKnown() {
    let words = WordClasses.read(
      Array("classes:\n  often: >-\n    daily, again and\n    again\n  much: [\"@often\", a lot]\n".utf8),
      name: "words.yaml")
    #expect(words.problems == [])
    let text = Self.good.replacingOccurrences(of: "you ⟦@always⟧", with: "you ⟦(@always | @much)⟧")
    #expect(read(text).rules.isEmpty)
    let contents = RuleFile.read(
      Array(text.utf8), name: "my.yaml", evidence: Self.facts, words: words.classes)
    let coach = Coach(rules: contents.rules, evidence: Self.facts)
    let said = "You always hum. You again and again sing. You a lot."
    #expect(
      coach.remarks(on: said, reading: ["one"], names: []).map(\.quote) == [
        "always", "again and again", "a lot",
      ])
  }

  @Test(arguments: [
    "classes:\n  past: [a]", "classes:\n  a: b,,c", "classes:\n  a: c ⟦b⟧", "rules: []", "classes: a",
    "classes: [",
  ])
  func aBrokenFileOfWordsIsRefused(text: String) {
    let read = WordClasses.read(Array(text.utf8), name: "words.yaml")
    #expect(read.problems.count == 1)
    #expect(read.problems.first?.description.hasPrefix("words.yaml:") == true)
  }

  @Test(arguments: ["1", "0", "-2", "many"])
  func leastIsTwoOrMore(least: String) {
    let text = Self.good.replacingOccurrences(of: "unless: [negated]", with: "least: \(least)")
    #expect(read(text).rules.isEmpty && read(text).problems.first?.place.line == 12)
  }

  @Test func hostileFilesAreRefusedNotRun() {
    let deep = String(repeating: "(", count: 50_000)
    let nots = String(repeating: "!(a ", count: 5_000)
    let long = String(repeating: "a've", count: 20_000)
    for pattern in [deep, nots, String(repeating: "a ", count: 100_000), "⟦" + deep] {
      let contents = read(Self.good.replacingOccurrences(of: "you ⟦@always⟧", with: pattern))
      #expect(contents.rules.isEmpty && contents.problems.count == 1)
    }
    _ = read(Self.good.replacingOccurrences(of: "you ⟦@always⟧", with: long))
    // Each class holds the one above twice: without a limit, a quarter of a million million words.
    var classes = "classes:\n  aa: [a, b]\n"
    var last = "aa"
    for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijkl" {
      let name = last + String(letter)
      classes += "  \(name): [\"@\(last) x\", \"@\(last) y\"]\n"
      last = name
    }
    let doubling = Self.good.replacingOccurrences(of: "classes:\n", with: classes)
    #expect(read(doubling).rules.isEmpty && read(doubling).problems.count == 1)
  }
}

@Suite struct RuleShelfTests {
  /// A configuration folder with these files in `rules`, and a `config.yaml`.
  private func folder(_ files: [String: String], config: String? = nil) throws -> String {
    let folder = NSTemporaryDirectory() + "candor-rules-\(UInt64.random(in: 0 ... .max))"
    let path = folder + "/rules"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8) }
    try config?.write(toFile: folder + "/config.yaml", atomically: true, encoding: .utf8)
    return folder
  }

  @Test func ownRulesJoinReplaceAndBreakAlone() throws {
    let mine = RuleFileTests.good.replacingOccurrences(of: "strength: weak", with: "strength: weak")
    let path = try folder([
      "a.yaml": mine.replacingOccurrences(of: "id: one", with: "id: absolute"),
      "b.yaml": mine, "c.yaml": mine, "d.yaml": "rules: [", "notes.txt": "no",
      "e.yaml": mine.replacingOccurrences(of: "id: one", with: "id: two")
        .replacingOccurrences(of: "[I always sing]", with: "[you always sing]"),
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let plain = CoachShelf.load(configFolder: nil)
    let shelf = CoachShelf.load(configFolder: path)
    #expect(shelf.coach.rules.count == plain.coach.rules.count + 1)
    #expect(shelf.coach.explain("absolute")?.rule.principle == "A test.")
    #expect(shelf.coach.knownIDs.contains("one") && !shelf.coach.knownIDs.contains("two"))
    let problems = shelf.problems.map(\.description)
    #expect(problems.count == 3, "\(problems)")
    #expect(
      problems.contains {
        $0.hasPrefix(path + "/rules/c.yaml:4:5: the rule `one` stands in another file too")
      })
    #expect(problems.contains { $0.hasPrefix(path + "/rules/d.yaml:") })
    #expect(
      problems.contains {
        $0.hasPrefix(path + "/rules/e.yaml:19:14: the rule `two` does not do what this sample says")
      })
  }

  @Test func whatIsSwitchedOffOrAllowedIsNotSaid() throws {
    let path = try folder(
      [:],
      config: """
        coach:
          off: [minimizer, absolut]
          off-in:
            check-in: [label]
          allow: [Drama Queen, "!"]
        """)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (coach, problems) = CoachShelf.load(configFolder: path)
    func hears(_ rule: String, in text: String, of flow: String? = nil) -> Bool {
      coach.remarks(on: text, reading: ["feedback"], in: flow, names: []).contains { $0.rule == rule }
    }
    #expect(!hears("minimizer", in: "Please just check the numbers."))
    #expect(hears("absolute", in: "You always sing."))
    #expect(hears("label", in: "You are lazy."))
    #expect(!hears("label", in: "You are lazy.", of: "check-in"))
    #expect(hears("label", in: "You are lazy.", of: "feedback"))
    #expect(!hears("label", in: "You are a drama queen."))
    #expect(hears("absolute", in: "You are a drama queen. You always sing."))
    #expect(
      problems.map(\.description) == [
        "\(path)/config.yaml:2:20: there is no rule or family `absolut`. Did you mean `absolute`? "
          + "`candor coach --rules` lists them.",
        "\(path)/config.yaml:5:24: “!” holds no word. Write one word or a few.",
      ])
  }

  @Test(arguments: ["coach: [off]", "coach:\n  of: [label]", "other: 1", "coach:\n  off-in: [label]", "\t"])
  func aBrokenConfigIsSaidAndTheRestWorks(config: String) throws {
    let path = try folder([:], config: config)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (coach, problems) = CoachShelf.load(configFolder: path)
    #expect(problems.count == 1 && problems[0].description.hasPrefix(path + "/config.yaml:"))
    let rules = coach.remarks(on: "You are lazy.", reading: ["feedback"], names: []).map(\.rule)
    #expect(rules.contains("label"))
  }

  @Test func aMissingFolderIsEmpty() {
    #expect(CoachShelf.load(configFolder: "/nonexistent/rules").problems == [])
  }
}

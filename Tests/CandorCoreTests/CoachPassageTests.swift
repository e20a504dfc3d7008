// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

/// How an answer is taken apart, seen through one-word rules.
@Suite struct CoachPassageTests {
  /// The quotes that a rule with these patterns finds.
  private func quotes(
    _ patterns: [String], in text: String, only: [Conditions.Sign] = [], unless: [Conditions.Sign] = [],
    names: [String] = []
  ) throws -> [String] {
    let rule = try rule(patterns, only: only, unless: unless)
    return Coach(rules: [rule], evidence: []).remarks(on: text, reading: ["test"], names: names)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.quote)
  }

  @Test(arguments: [
    ("you're late", "you're late"), ("You\u{2019}re LATE", "You\u{2019}re LATE"),
    ("youre late", "youre late"),
    ("you are late", "you are late"),
  ])
  func contractionsAreTheWordsTheyStandFor(text: String, quote: String) throws {
    #expect(try quotes(["you are late"], in: text) == [quote])
    #expect(try quotes(["you're late"], in: text) == [quote])
  }

  @Test func aQuoteNeverCutsAContraction() throws {
    #expect(try quotes(["not late"], in: "You aren't late.") == ["aren't late"])
    #expect(try quotes(["can not"], in: "I can't, cannot, can not.") == ["can't", "cannot", "can not"])
  }

  @Test func hyphensHoldWordsTogetherAndDashesDoNot() throws {
    #expect(try quotes(["always"], in: "the always-on screen").isEmpty)
    #expect(try quotes(["always"], in: "late—always—and loud - always") == ["always", "always"])
  }

  @Test func rangesCountUnicodeScalars() throws {
    let coach = Coach(rules: [try rule(["always"])], evidence: [])
    let text = "👩‍👩‍👧 é e\u{301} — you always"
    let remark = try #require(coach.remarks(on: text, reading: ["test"], names: []).first)
    let scalars = Array(text.unicodeScalars)[remark.range]
    #expect(String(String.UnicodeScalarView(scalars)) == "always")
  }

  @Test(arguments: [
    "He wrote “never again” to me.", "He wrote \"never again\" to me.", "He wrote 'never again' to me.",
    "He wrote ‘never again’ to me.", "He wrote «never again» to me.", "It said \"we never. Never!\" there.",
  ])
  func quotationsAreNotRead(text: String) throws {
    #expect(try quotes(["never"], in: text).isEmpty)
  }

  @Test(arguments: [
    "“You never call.”", "\"You never call.\"", "the 5\" screen never works", "rock 'n' roll never dies",
    "the users' list never loads, the teams' neither", "'90s code never dies, it's said",
    "an open “mark\nnever closes", "don't say it never happens, y'all can't",
  ])
  func marksThatQuoteNothingHideNothing(text: String) throws {
    #expect(try quotes(["never"], in: text) == ["never"])
  }

  @Test func sentencesEndWhereAReaderEndsThem() throws {
    let ends = ["never $"]
    #expect(try quotes(ends, in: "Well, never. Then.") == ["never"])
    #expect(try quotes(ends, in: "We never! And?") == ["never"])
    #expect(try quotes(ends, in: "never\nmind") == ["never"])
    #expect(try quotes(ends, in: "never... mind").isEmpty)
    let starts = ["^ never"]
    #expect(try quotes(starts, in: "Ask Dr. never, or e.g. never; 3.5 never").isEmpty)
    #expect(try quotes(starts, in: "It is 3.5. Never. (Never!) never?") == ["Never", "Never", "never"])
  }

  @Test func gapsStayInTheirClauseAndPassNoNegation() throws {
    let pattern = ["you ..3 ⟦late⟧"]
    #expect(try quotes(pattern, in: "you were really very late") == ["late"])
    #expect(try quotes(pattern, in: "you were really very much late").isEmpty)
    #expect(try quotes(pattern, in: "you were not late").isEmpty)
    #expect(try quotes(pattern, in: "thank you, we are late").isEmpty)
    #expect(try quotes(pattern, in: "Thank you. Late!").isEmpty)
  }

  @Test func namesAreNotWords() throws {
    #expect(try quotes(["sharp"], in: "You were sharp. Ask Sharp.", names: ["Mia Sharp"]) == ["sharp"])
    #expect(
      try quotes(["unlike @name"], in: "unlike Ana, unlike ana, unlike Bo, unlike windows", names: ["Ana"])
        == ["unlike Ana", "unlike ana", "unlike Bo"])
    #expect(try quotes(["ask @person"], in: "ask Bo, ask Ana's team", names: ["Ana Lee"]) == ["ask Ana's"])
  }

  @Test func signsAreSeenAroundACue() throws {
    let cases: [(Conditions.Sign, seen: String, unseen: String)] = [
      (.negated, "I don't think you are late", "He did not come, and you are late"),
      (.reported, "Ana said that you are late", "I told you that you are late"),
      (.reported, "You are late, according to Ana", "you are late"),
      (.firstPerson, "I know you are late", "you are late, I know"),
      (.dated, "On Tuesday you are late", "you are late"),
      (.counted, "You are late by 20 minutes", "you are late"),
      (.counted, "you are late twice", "you are late"),
      (.question, "So you are late?", "you are late."),
      (.supposed, "if you are late, call", "you are late, if at all"),
      (.alone, "Hi Sam. You are late.", "You are late. The client waited for an hour."),
    ]
    for (sign, seen, unseen) in cases {
      #expect(try quotes(["are late"], in: seen, unless: [sign]).isEmpty, "\(sign): \(seen)")
      #expect(try quotes(["are late"], in: seen, only: [sign]) == ["are late"], "\(sign): \(seen)")
      #expect(try quotes(["are late"], in: unseen, unless: [sign]) == ["are late"], "\(sign): \(unseen)")
      #expect(try quotes(["are late"], in: unseen, only: [sign]).isEmpty, "\(sign): \(unseen)")
    }
  }
}

/// A rule of the family `test` that quotes what its patterns find.
func rule(
  _ patterns: [String], id: String = "rule", cost: Int = 50, only: [Conditions.Sign] = [],
  unless: [Conditions.Sign] = []
) throws -> Rule {
  Rule(
    id: id, families: ["test"], level: .warn, cost: cost,
    cues: try patterns.map { Rule.Cue(pattern: try Pattern($0)) },
    conditions: Conditions(only: only, unless: unless),
    remark: "“{quote}”", offer: nil, principle: "A test.", judgment: "A test.")
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite struct CoachTests {
  @Test func theCostliestIsSaidFirstAndNoWordsTwice() throws {
    let coach = Coach(
      rules: [
        try rule(["you are late"], id: "cheap", cost: 10), try rule(["are late"], id: "dear", cost: 90),
        try rule(["again"], id: "middle", cost: 50),
      ], evidence: [])
    let remarks = coach.remarks(on: "You are late again.", reading: ["test"], names: [])
    #expect(remarks.map(\.rule) == ["dear", "middle"])
  }

  @Test func onlyTheNamedFamiliesAndRulesAreRead() throws {
    let coach = Coach(rules: [try rule(["late"], id: "one"), try rule(["again"], id: "two")], evidence: [])
    #expect(coach.knownIDs == ["test", "one", "two"])
    #expect(coach.remarks(on: "late again", reading: ["two"], names: []).map(\.rule) == ["two"])
    #expect(coach.remarks(on: "late again", reading: [], names: []).isEmpty)
    #expect(coach.remarks(on: "late again", reading: ["three"], names: []).isEmpty)
    #expect(coach.remarks(on: "late again", reading: ["test", "two"], names: []).count == 2)
  }

  @Test func aLaterRuleTakesTheEarliersPlace() throws {
    let coach = Coach(rules: [try rule(["late"]), try rule(["again"])], evidence: [])
    #expect(coach.rules.count == 1)
    #expect(coach.remarks(on: "late again", reading: ["rule"], names: []).map(\.quote) == ["again"])
  }

  @Test func cancellersOfAPlaceAreSeen() throws {
    let rule = Rule(
      id: "r", families: ["test"], level: .hint, cost: 1, cues: [.init(pattern: try Pattern("late"))],
      conditions: Conditions(
        unlessBefore: [try Pattern("(too | never)")], unlessAfter: [try Pattern("in the day")],
        unlessInSentence: [try Pattern("thank you")]), remark: "{quote}", offer: "{quote}, {quote}",
      principle: "A test.")
    let coach = Coach(rules: [rule], evidence: [])
    let quiet = [
      "too late", "never late", "late in the day", "late, but thank you", "Thank you for being late",
    ]
    for text in quiet {
      #expect(coach.remarks(on: text, reading: ["r"], names: []).isEmpty, "\(text)")
    }
    for text in ["so late", "late in May", "late. Thank you."] {
      #expect(coach.remarks(on: text, reading: ["r"], names: []).map(\.offer) == ["late, late"], "\(text)")
    }
  }

  @Test func anExplanationHoldsTheFactsThatTheRuleCites() throws {
    let fact = Evidence(id: "E1", claim: "c", figure: nil, source: "s", check: .primary, strength: .weak)
    let cited = Rule(
      id: "r", families: ["test"], level: .hint, cost: 1, cues: [], remark: "", offer: nil, principle: "p",
      evidence: ["E1"], strength: .weak)
    let coach = Coach(rules: [cited, try rule(["x"])], evidence: [fact])
    #expect(coach.explain("r")?.evidence == [fact])
    #expect(coach.explain("r")?.support == "The evidence is weak.")
    #expect(coach.explain("rule")?.support == "No study was found; this is a judgment. A test.")
    #expect(coach.explain("none") == nil)
  }

  @Test func patternsMeanWhatTheirSignsSay() throws {
    let cases: [(pattern: String, finds: [String], not: [String])] = [
      ("you (so | too)? ⟦late⟧", ["you late", "you so late"], ["you very late", "late"]),
      ("never !mind", ["never", "never again"], ["never mind"]),
      ("never !(you | too late)", ["never too soon"], ["never you", "never too late"]),
      ("_ late", ["so late"], ["late"]),
      ("# times", ["3 times", "three times", "12,5 times"], ["many times"]),
      ("(a b | c) d", ["a b d", "c d"], ["a d", "b d"]), ("a? b? c", ["c", "a c", "a b c"], ["a b"]),
      ("^ late $", ["late", "Late!"], ["so late", "late again"]),
    ]
    for (pattern, finds, not) in cases {
      let coach = Coach(rules: [try rule([pattern])], evidence: [])
      for text in finds {
        #expect(coach.remarks(on: text, reading: ["test"], names: []).count == 1, "\(pattern): \(text)")
      }
      for text in not {
        #expect(coach.remarks(on: text, reading: ["test"], names: []).isEmpty, "\(pattern): \(text)")
      }
    }
  }

  @Test(arguments: [
    "(", ")", "a |", "( | a)", "()", "a)", "⟦a", "a⟧", "⟦a⟧ ⟦b⟧", "⟦⟦a⟧⟧", "..", "..0 a", "..9 a", "@none a",
    "!(a !b)", "a ! ", "&", "a, b", "((((((((((a))))))))))",
  ])
  func brokenPatternsAreRefused(pattern: String) {
    #expect(throws: PatternSlip.self) { try Pattern(pattern) }
  }

  @Test(arguments: ["", "a?", "_", "..3", "^ $", "(a? | b)", "a ⟦_⟧", "!a", "⟦b?⟧ a"])
  func patternsThatNothingFindsAreKnown(pattern: String) throws {
    #expect(try !Pattern(pattern).canBeFound)
    #expect(
      Coach(rules: [try rule([pattern])], evidence: []).remarks(on: "a b", reading: ["test"], names: [])
        .isEmpty)
  }

  @Test func samplesKeepTheirMarks() {
    #expect(Sample("é ⟦b c⟧ d ⟦e⟧")?.marks == [2..<5, 8..<9])
    #expect(Sample("a")?.marks == [])
    for broken in ["⟦", "⟧", "⟦⟧", "⟦a⟦b⟧⟧", "a⟧ ⟦b"] { #expect(Sample(broken) == nil, "\(broken)") }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

/// What rules and scales can ask of a text beyond the words that they name.
@Suite struct CoachTextTests {
  private func quotes(
    _ pattern: String, _ conditions: Conditions = Conditions(), in text: String
  ) throws -> [String] {
    let rule = Rule(
      id: "r", families: ["test"], level: .hint, cost: 1, cues: [.init(pattern: try Pattern(pattern))],
      conditions: conditions, remark: "{quote}", offer: nil, principle: "A test.")
    return Coach(rules: [rule], evidence: []).remarks(on: text, reading: ["r"], names: []).map(\.quote)
  }

  @Test(arguments: [
    "You missed it.", "You wrote it.", "You agreed.", "You were there.", "You interrupted Ana.", "You typed.",
  ])
  func aPastFormIsSeen(text: String) throws {
    #expect(try quotes("you ⟦@past⟧", in: text).count == 1)
  }

  @Test(arguments: [
    "You miss it.", "You need it.", "You feed it.", "You proceed.", "You red.", "You motivated folks, hello.",
    "You’d", "You ed.",
  ])
  func otherWordsAreNoPastForm(text: String) throws {
    #expect(try quotes("you ⟦@past⟧", in: text).isEmpty)
  }

  @Test func whatStandsAnywhereInTheTextCancels() throws {
    let conditions = Conditions(unlessInText: [
      try Pattern("sorry"), try Pattern("#"), try Pattern("@quoted"),
    ])
    #expect(try quotes("late", conditions, in: "You are late. That is all.") == ["late"])
    for text in [
      "Late. I am sorry.", "I was sorry. You are late.", "Late, at 9.", "You said “no”. You are late.",
    ] {
      #expect(try quotes("late", conditions, in: text).isEmpty, "\(text)")
    }
  }

  @Test func whatStandsBehindTheFirstPageDoesNotCancel() throws {
    let conditions = Conditions(unlessInText: [try Pattern("sorry")])
    let long = "Late. " + String(repeating: "And so it went on. ", count: 100) + "Sorry."
    #expect(try quotes("late", conditions, in: long) == ["Late"])
  }

  @Test func aRuleThatWantsSeveralSentencesSpeaksOnce() throws {
    let conditions = Conditions(least: 3)
    #expect(try quotes("you _", conditions, in: "You left. You came.").isEmpty)
    #expect(try quotes("you _", conditions, in: "You left and you came and you sat.").isEmpty)
    #expect(try quotes("you _", conditions, in: "You left. You came. You sat. You rose.") == ["You sat"])
  }

  @Test func aWholeTalkHasThreeSentencesAndIsNoDocument() throws {
    let conditions = Conditions(only: [.whole])
    let sentence = "On Monday you left the call. "
    #expect(try quotes("you left", conditions, in: sentence + sentence).isEmpty)
    #expect(try quotes("you left", conditions, in: sentence + "Why so? " + sentence).isEmpty)
    #expect(try quotes("you left", conditions, in: sentence + sentence + sentence).count == 1)
    #expect(try quotes("you left", conditions, in: String(repeating: sentence, count: 100)).isEmpty)
  }

  @Test func aNegationReachesNoSentenceThatIsJoinedOn() throws {
    let conditions = Conditions(unless: [.negated])
    #expect(try quotes("late", conditions, in: "You never call and you are late.") == ["late"])
    #expect(try quotes("late", conditions, in: "She did not call because the bus was late.") == ["late"])
    #expect(try quotes("late", conditions, in: "You are not loud and late.").isEmpty)
  }

  @Test func aQuestionAnywhereIsAsking() throws {
    let conditions = Conditions(unless: [.asking])
    #expect(try quotes("late", conditions, in: "You were late. It happens.") == ["late"])
    #expect(try quotes("late", conditions, in: "You were late. What happened?").isEmpty)
  }

  @Test func whatTheWriterSaidBeforeIsNotSomebodyElsesWord() throws {
    let conditions = Conditions(unless: [.reported])
    #expect(try quotes("late", conditions, in: "I have told you that you are late.") == ["late"])
    #expect(try quotes("late", conditions, in: "Ana has told me that you are late.").isEmpty)
  }

  @Test func aScaleCountsWhatRulesRemarkOnAndWhatIsQuoted() throws {
    let rule = try rule(["you ⟦always⟧"], id: "absolute")
    let scale = Scale(
      id: "s", bias: 10,
      features: [
        .init(id: "large", weight: 100, most: 2, source: .rules(["absolute"])),
        .init(id: "quote", weight: -30, most: 1, source: .patterns([try Pattern("@quoted")], Conditions())),
        .init(id: "past", weight: -5, most: 2, source: .patterns([try Pattern("@past")], Conditions())),
      ])
    let coach = Coach(rules: [rule], scales: [scale], evidence: [])
    let sums = [
      "You always sing.": 110, "You always hum, you always sing, you always talk.": 210, "You sang.": 5,
      "You said “you always sing”.": -25, "Nothing.": 10,
    ]
    for (text, sum) in sums {
      #expect(coach.measure(text, on: "s", names: KnownNames([]))?.sum == sum, "\(text)")
    }
    #expect(coach.measure("You always sing.", on: "none", names: KnownNames([])) == nil)
  }
}

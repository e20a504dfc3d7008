// SPDX-License-Identifier: GPL-3.0-or-later
import CandorPrompts
import Testing

@testable import CandorCore

/// What Up brings after a remark: the offered wording as a line of its own.
@Suite("Rewordings") struct RewordingTests {
  private let coach = CoachShelf.load(configFolder: nil).coach

  private func rewording(_ text: String, _ reading: String, rule: String) throws -> String? {
    let remarks = coach.remarks(on: text, reading: [reading], names: ["Ana"])
    return try #require(remarks.first { $0.rule == rule }, "\(remarks.map(\.rule))").rewording(of: text)
  }

  @Test(arguments: [
    ("Can you just update the board?", "Can you update the board?"),
    ("Simply ask the vendor.", "Ask the vendor."),
    ("It is just a matter of an hour.", "It is a matter of an hour."),
  ])
  func smallWordsAreLeftOut(text: String, expected: String) throws {
    #expect(try rewording(text, "feedback", rule: "minimizer") == expected)
  }

  @Test(arguments: [
    ("No offense, but the summary had two figures from May.", "The summary had two figures from May."),
    (
      "The call was short. To be perfectly honest, it ended at 9:10.", "The call was short. It ended at 9:10."
    ),
  ])
  func aPrefaceIsLeftOut(text: String, expected: String) throws {
    #expect(try rewording(text, "feedback", rule: "preface") == expected)
  }

  @Test func nothingButAPrefaceGivesTheWordingOfTheOffer() throws {
    #expect(try rewording("Just kidding!", "feedback", rule: "preface") == "On …, I saw ….")
  }

  @Test func aQuestionIsAskedOpenly() throws {
    let asked = try rewording("Why didn't you call me?", "question", rule: "accusing-question")
    #expect(asked == "What would have made it easier to call me?")
  }

  @Test func aGoalKeepsItsWordsAndGetsBlanks() throws {
    let goal = try rewording("Answer the tickets faster", "whole-goal", rule: "goal-unmeasured")
    #expect(goal == "Answer the tickets faster, from … to ….")
  }

  @Test func elseItIsTheSentenceThatTheOfferQuotes() throws {
    #expect(
      try rewording("It's your fault.", "feedback", rule: "blame")?.hasPrefix("When …, the effect was")
        == true)
  }

  /// Whatever a rule remarks on in its own samples, a wording can be asked for.
  @Test func noSampleBreaksIt() {
    for rule in coach.rules {
      for sample in rule.flags {
        for remark in coach.remarks(on: sample.text, reading: [rule.id], names: ["Ana", "Sam", "Priya"]) {
          let rewording = remark.rewording(of: sample.text)
          #expect(rewording?.contains("{") != true, "\(rule.id): \(rewording ?? "")")
          #expect(rewording.map { !$0.trimmedIsEmpty } ?? true, "\(rule.id): \(sample.text)")
          let onlyAsks = remark.offer?.contains("“") != true && remark.swap == nil && !remark.isOnQuestion
          if onlyAsks { #expect(rewording == nil, "\(rule.id): the offer only asks") }
        }
      }
    }
  }
}

extension String {
  fileprivate var trimmedIsEmpty: Bool { !contains { !$0.isWhitespace } }
}

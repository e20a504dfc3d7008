// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import TestSupport
import Testing

/// Goals read on the embedded scales: which criteria the words meet, and with which words.
@Suite struct GoalReadingTests {
  let coach = CoachShelf.load(configFolder: nil).coach

  private func reading(_ text: String) -> GoalReading {
    coach.goal(in: text, names: KnownNames(["Ana", "Sam"]))
  }

  private func words(_ criterion: GoalCriterion, _ text: String) -> [String] {
    reading(text)[criterion].words.map { String(String.UnicodeScalarView(Array(text.unicodeScalars)[$0])) }
  }

  @Test func aWholeGoalMeetsEveryCriterion() {
    let text =
      "Sam will cut the queue from 40 to 10 tickets by June so that nobody waits a day, by pairing twice a week."
    let reading = reading(text)
    #expect(reading.missing == [])
    #expect(reading.aim == .outcome)
    #expect(reading.score == 1_000)
    #expect(reading.owner != nil)
    #expect(words(.timeBound, text) == ["by June"])
    #expect(words(.measurable, text).prefix(2) == ["40", "10"])
  }

  @Test func aWishMeetsNone() {
    for text in [
      "Improve collaboration.", "I want to be a better colleague", "Work harder", "", "…", "\u{0}",
    ] {
      #expect(reading(text).missing.count == 5, "\(text)")
      #expect(reading(text).score <= 50, "\(text)")
    }
  }

  @Test func timesAreTold() {
    for text in [
      "by 31 March", "by the end of the term", "within six weeks", "over the next quarter", "this sprint",
      "in Q3",
      "before the summer break", "for a month", "by 2027-06-30", "until Easter", "by week 12", "by FY28",
      "every day in May", "in 90 days", "on Mondays and Thursdays", "by end of year",
    ] {
      #expect(reading("Paint the hall \(text)")[.timeBound].isMet, "\(text)")
    }
    for text in [
      "someday", "as soon as possible", "three times a week", "daily", "in under 30 minutes", "eventually",
      "more often than last year", "from 9 to 4 hours", "30 minutes each day", "one day",
    ] {
      #expect(!reading("Paint the hall \(text)")[.timeBound].isMet, "\(text)")
    }
    #expect(!reading("Answer every letter within 2 days")[.timeBound].isMet)
    #expect(reading("Answer every letter within 2 days")[.measurable].isMet)
    #expect(reading("Follow a 12-week plan")[.timeBound].isMet)
  }

  @Test func amountsAreToldFromOtherNumbers() {
    for text in [
      "Plant 40 trees", "Save €300", "Save NOK 4,000", "Raise the share to 60%", "Read two reports a week",
      "Walk for 20 minutes", "Halve the queue", "Raise NPS to 45", "Pass the crane exam",
      "Bring repairs from 9 days to 4 days in 2 months",
      "Become a certified welder",
    ] {
      #expect(reading(text)[.measurable].isMet, "\(text)")
    }
    for text in [
      "Learn more about ISO 45001", "Be number 1", "Be there 24/7", "Tidy up by 31 March", "Tidy up by 7pm",
      "Understand chapter 4", "Tidy up in the next 3 weeks", "Improve things in 2027",
    ] {
      #expect(!reading(text)[.measurable].isMet, "\(text)")
    }
    #expect(reading("Learn more about ISO 45001")[.specific].isMet)
  }

  @Test func whatItIsAfterIsTold() {
    #expect(reading("Reduce returns from 14 to 5").aim == .outcome)
    #expect(reading("Attend three meetings").aim == .activity)
    #expect(reading("Learn how the night shift hands over").aim == .learning)
    #expect(reading("Reduce returns by 5").unanchored != nil)
    #expect(reading("Reduce returns from 14 to 9").unanchored == nil)
    #expect(!reading("Move the server and increase the margin").others.isEmpty)
    #expect(reading("Win 4 clients in a new market").gaps.contains { $0.gap == .learning })
    #expect(!reading("Find three ways into a new market").gaps.contains { $0.gap == .learning })
  }

  @Test func meansAndReasonsAreAskedForLast() {
    let rough = coach.remarks(on: "Improve collaboration.", reading: ["whole-goal"], names: [])
    #expect(rough.map(\.rule) == ["goal-unspecific", "goal-unmeasured", "goal-undated"])
    #expect(rough.allSatisfy { $0.quote.isEmpty && $0.range == 0..<0 })
    let dated = coach.remarks(on: "Cut returns from 14 to 5 by May.", reading: ["whole-goal"], names: [])
    #expect(dated.map(\.rule) == ["goal-without-means", "goal-without-reason", "goal-without-owner"])
    #expect(dated.first?.offer?.contains("“Cut returns from 14 to 5 by May, with") == true)
  }

  @Test func thatItIsVagueIsSaidOnce() {
    let remarks = coach.remarks(on: "Improve communication.", reading: ["goal", "whole-goal"], names: [])
    #expect(remarks.map(\.rule) == ["vague-goal", "goal-unmeasured", "goal-undated"])
  }

  @Test func aLongGoalDoesNotStandInAWording() {
    let text = "Improve this. And that.\nAnd " + String(repeating: "more ", count: 40)
    let remarks = coach.remarks(on: text, reading: ["goal-undated"], names: [])
    #expect(remarks.first?.offer == "By which day? “… by 31 March.”")
  }

  @Test func rangesLieInTheTextAndApart() {
    var chance = SeededChance(seed: 7)
    let pieces = [
      "by", "June", "in", "3", "weeks", "ISO", "9001", "%", "€", "12-week", "from", "to", "14", "reduce",
      "increase",
      "and", "so that", "Ana", "will", ".", "\n", "\"", "“", "👩‍👧", "e\u{301}", "\u{0}", "24/7", "1,000",
      "31st", "within",
      "every", "monday", "new market", "pass", "exam", ",", "?",
    ]
    for seed in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...60, using: &chance) {
        text += pieces.randomElement(using: &chance)!
        if Bool.random(using: &chance) { text += " " }
      }
      let count = text.unicodeScalars.count
      let reading = reading(text)
      for finding in reading.criteria {
        #expect(finding.isMet || finding.words.isEmpty, "run \(seed)")
        var end = 0
        for range in finding.words {
          #expect(range.lowerBound >= end && !range.isEmpty && range.upperBound <= count, "run \(seed)")
          end = range.upperBound
        }
      }
      #expect((0...1_000).contains(reading.score), "run \(seed)")
    }
  }
}

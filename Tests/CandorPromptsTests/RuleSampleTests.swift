// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

/// The embedded rules, against their own samples and against each other's.
@Suite struct RuleSampleTests {
  let shelf = CoachShelf.load(configFolder: nil)
  var coach: Coach { shelf.coach }

  @Test func embeddedRulesAndFactsAreReadWithoutAProblem() {
    #expect(shelf.problems.map(\.description) == [])
    #expect(coach.rules.count >= 14)
    #expect(coach.evidence.count >= 30)
  }

  @Test func everyMarkIsFoundExactlyAndEveryPassDrawsNothing() {
    for rule in coach.rules {
      for failure in coach.failures(of: rule) {
        Issue.record(
          "\(rule.id): “\(failure.sample.text)” expected \(failure.sample.marks), found \(failure.found)")
      }
    }
  }

  @Test func noWarningFiresOnAnotherRulesPasses() {
    // What a goal lacks is looked for in goals alone.
    let all = coach.rules.filter { $0.missing == nil }.map(\.id)
    for rule in coach.rules {
      for sample in rule.passes {
        for remark in coach.remarks(on: sample.text, reading: all, names: Coach.sampleNames)
        where remark.level >= .warn {
          Issue.record("\(remark.rule) on “\(remark.quote)” in a pass of \(rule.id): \(sample.text)")
        }
      }
    }
  }

  @Test func everyRuleHasSixSamplesOfEachKind() {
    for rule in coach.rules {
      #expect(rule.flags.count >= 6, "\(rule.id)")
      #expect(rule.passes.count >= 6, "\(rule.id)")
    }
  }

  @Test func everyRuleCitesKnownFactsOrSaysThatItIsAJudgment() throws {
    for rule in coach.rules {
      let explanation = try #require(coach.explain(rule.id))
      #expect(explanation.evidence.map(\.id) == rule.evidence, "\(rule.id)")
      #expect(rule.evidence.isEmpty == (rule.judgment != nil), "\(rule.id)")
      #expect(rule.evidence.isEmpty == (rule.strength == nil), "\(rule.id)")
      #expect(!explanation.support.isEmpty, "\(rule.id)")
    }
  }

  @Test func idsAreUniqueAndNoFamilyIsCalledLikeARule() {
    let ids = coach.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    let families = Set(coach.rules.flatMap(\.families))
    #expect(families.isDisjoint(with: ids))
    #expect(coach.knownIDs == families.union(ids))
    #expect(Set(coach.evidence.map(\.id)).count == coach.evidence.count)
  }

  @Test func remarksQuoteTheWordsAndStayShort() {
    for rule in coach.rules {
      for sample in rule.flags {
        for remark in coach.remarks(on: sample.text, reading: [rule.id], names: Coach.sampleNames) {
          #expect(
            remark.quote.isEmpty ? rule.missing != nil : remark.says.contains("“\(remark.quote)”"),
            "\(rule.id)")
          #expect(remark.says.count <= 160, "\(rule.id): \(remark.says)")
          #expect(!remark.says.contains("{") && remark.offer?.contains("{") != true, "\(rule.id)")
        }
      }
    }
  }

  @Test func nothingIsSaidAboutBut() {
    let all = coach.rules.filter { $0.missing == nil }.map(\.id)
    for text in ["I liked the plan, but the date moved.", "But you came, and that mattered.", "No buts."] {
      #expect(coach.remarks(on: text, reading: all, names: []).isEmpty)
    }
  }

  @Test func whatIsNotCheckedIsNotShipped() {
    #expect(!coach.evidence.contains { $0.id == "E24b" || $0.id == "E2" })
    for fact in coach.evidence where fact.check == .secondary {
      #expect(fact.strength == .weak, "\(fact.id)")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

/// What the shipped conversations say, read by the coach that they name.
@Suite struct RuleAndFlowTests {
  let coach = CoachShelf.load(configFolder: nil).coach
  let flows = FlowShelf.load(userFolder: nil, knownRules: nil).flows

  @Test func everyRuleThatAQuestionNamesIsThere() {
    for flow in flows {
      for question in flow.questions {
        #expect(coach.knownIDs.isSuperset(of: question.rules), "\(flow.reference.id) \(question.id)")
      }
    }
  }

  @Test func theCoachIsQuietOnTheExamplesThatItsQuestionsGive() {
    for flow in flows {
      for question in flow.questions {
        let remarks = coach.remarks(on: question.example ?? "", reading: question.rules, names: [])
        #expect(remarks.map(\.rule) == [], "\(flow.reference.id) \(question.id)")
      }
    }
  }

  @Test func everyFactThatAQuestionCitesIsThere() {
    let known = Set(coach.evidence.map(\.id))
    for flow in flows {
      for question in flow.questions {
        for citation in (question.why ?? "").split(separator: "[").dropFirst() where citation.hasPrefix("E") {
          let id = String(citation.prefix { $0 != "]" })
          #expect(known.contains(id), "\(flow.reference.id) \(question.id) cites \(id)")
        }
      }
    }
  }
}

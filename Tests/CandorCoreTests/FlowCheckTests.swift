// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

func condition(_ text: String) -> Condition? { try? Condition(parsing: text) }

/// A text question that leads on to another, or to the end.
func question(
  _ id: String, _ type: AnswerType = .text, optional: Requirement = .required, about: String? = nil,
  to next: String
) -> Question {
  Question(
    id: id, label: id, ask: "\(id)?", type: type, optional: optional, about: about,
    next: [Transition(to: next == "end" ? .end : .question(next))])
}

func flow(_ questions: [Question], promises: [FlowPromise] = [], words: [String] = []) -> Flow {
  Flow(
    reference: FlowReference(id: "f", version: 1, digest: "0"), title: "F", about: "F.",
    needsPerson: true, hears: [],
    opens: [], words: words, promises: promises, questions: questions)
}

private func complaints(_ flow: Flow) -> [String] { FlowCheck(flow).problems.map(\.what) }

private func way(_ when: String?, _ to: String) -> Transition {
  Transition(when: when.flatMap(condition), to: to == "end" ? .end : .question(to))
}

@Suite struct FlowCheckTests {
  private let kind = Question(
    id: "kind", label: "Kind", ask: "?", type: .choice(["reinforcing", "corrective"]),
    next: [Transition(to: .question("occasion"))])

  @Test func nextStepsBeforeTheirViewAreFoundWithTheShortestRoad() {
    let view = question("their-view", optional: .optional, to: "next-steps")
    let promised = flow(
      [
        kind, question("occasion", to: "behavior"), question("behavior", to: "impact"),
        question("impact", to: "their-view"), view, question("next-steps", .commitments, to: "end"),
      ],
      promises: [
        FlowPromise(
          neverReach: "next-steps", before: "their-view", unless: condition("kind is reinforcing"))
      ])
    #expect(
      complaints(promised) == [
        "the promise that `next-steps` comes after `their-view` does not hold: "
          + "kind=corrective → occasion → behavior → impact → their-view → next-steps (their-view was skipped)"
      ])
  }

  @Test func aPromiseHoldsWhereTheSkipIsOnlyAllowedInItsExemption() {
    let view = question(
      "their-view", optional: .optionalWhen(Condition([.isOne(of: ["reinforcing"], "kind")])),
      to: "next-steps")
    let kept = flow(
      [kind, question("occasion", to: "their-view"), view, question("next-steps", to: "end")],
      promises: [
        FlowPromise(
          neverReach: "next-steps", before: "their-view", unless: condition("kind is reinforcing"))
      ])
    #expect(complaints(kept) == [])
    let strict = flow(
      kept.questions, promises: [FlowPromise(neverReach: "next-steps", before: "their-view")])
    #expect(
      complaints(strict) == [
        "the promise that `next-steps` comes after `their-view` does not hold: "
          + "kind=reinforcing → occasion → their-view → next-steps (their-view was skipped)"
      ])
  }

  @Test func aPromiseOfOneAnswerIsNotKeptByAnother() {
    let verdict = Question(
      id: "verdict", label: "V", ask: "?", type: .choice(["right", "partly", "wrong"]),
      about: "summary",
      next: [way("verdict is wrong", "summary"), way(nil, "steps")])
    let questions = [question("summary", to: "verdict"), verdict, question("steps", to: "end")]
    let promise = FlowPromise(neverReach: "steps", before: "verdict", values: ["right"])
    #expect(
      complaints(flow(questions, promises: [promise])) == [
        "the promise that `steps` comes after `verdict is right` does not hold: "
          + "summary → verdict=partly → steps (verdict is partly)"
      ])
    let loose = FlowPromise(neverReach: "steps", before: "verdict", values: ["right", "partly"])
    #expect(complaints(flow(questions, promises: [loose])) == [])
  }

  @Test func aPromiseAboutAQuestionOnAnotherBranchIsBroken() {
    let fork = Question(
      id: "fork", label: "F", ask: "?", type: .confirm,
      next: [way("fork is yes", "view"), way(nil, "steps")])
    let branched = flow(
      [fork, question("view", to: "steps"), question("steps", to: "end")],
      promises: [FlowPromise(neverReach: "steps", before: "view")])
    #expect(
      complaints(branched) == [
        "the promise that `steps` comes after `view` does not hold: fork=no → steps (view was not asked)"
      ])
  }

  @Test func aRoadWithoutAnEndIsFound() {
    let round = flow([question("a", to: "b"), question("b", to: "c"), question("c", to: "b")])
    #expect(complaints(round) == ["no road leads from here to the end: a"])
    let fork = Question(
      id: "fork", label: "F", ask: "?", type: .confirm,
      next: [way("fork is yes", "round"), way(nil, "end")])
    let half = flow([fork, question("round", to: "again"), question("again", to: "round")])
    #expect(complaints(half) == ["no road leads from here to the end: fork=yes → round"])
  }

  @Test func aQuestionThatNoRoadReachesIsFound() {
    #expect(
      complaints(flow([question("a", to: "end"), question("b", to: "end")])) == [
        "no road leads to `b`"
      ])
    let blind = Question(
      id: "a", label: "A", ask: "?", type: .confirm,
      next: [way("a is yes", "end"), way("a is no", "end"), way(nil, "b")])
    #expect(
      complaints(flow([blind, question("b", to: "end")])) == [
        "no road leads to `b`", "this way on can never be taken",
      ])
  }

  @Test func theLastWayOnMustHoldWhereTheOthersDoNot() {
    let open = Question(
      id: "a", label: "A", ask: "?", type: .choice(["red", "green", "blue"]),
      next: [way("a is red", "end"), way("a is blue", "end")])
    #expect(complaints(flow([open])) == ["the talk would be stuck after a=green"])
    let covered = Question(
      id: "a", label: "A", ask: "?", type: .choice(["red", "green", "blue"]),
      next: [way("a is red or green", "end"), way("a is not red or green", "end")])
    #expect(complaints(flow([covered])) == [])
    let skippable = Question(
      id: "a", label: "A", ask: "?", type: .choice(["red", "green"]), optional: .optional,
      next: [way("a is red", "end"), way("a is not red", "end")])
    #expect(complaints(flow([skippable])) == ["the talk would be stuck after a skipped"])
    let whole = Question(
      id: "a", label: "A", ask: "?", type: .text, optional: .optional,
      next: [way("a given", "end"), way("a skipped", "end")])
    #expect(complaints(flow([whole])) == [])
  }

  @Test func whatCannotHaveBeenAnsweredYetIsNotAsked() {
    let early = Question(
      id: "a", label: "A", ask: "?", type: .text, next: [way("b given", "end"), way(nil, "b")])
    #expect(
      complaints(flow([early, question("b", to: "end")])) == [
        "`b` cannot have been answered before `a`", "this way on can never be taken",
      ])
    #expect(
      complaints(flow([question("a", about: "b", to: "b"), question("b", to: "end")])) == [
        "`b` cannot have been answered before `a`"
      ])
    let optional = question("a", optional: .optionalWhen(Condition([.given("a")])), to: "end")
    #expect(complaints(flow([optional])) == ["`a` cannot have been answered before `a`"])
  }

  @Test func aLoopMaySpeakOfWhatTheRoundBeforeAnswered() {
    let again = Question(
      id: "again", label: "A", ask: "?", type: .confirm,
      next: [way("again is yes", "a"), way(nil, "end")])
    let round = flow([
      question("a", optional: .optionalWhen(Condition([.given("again")])), to: "again"), again,
    ])
    #expect(complaints(round) == [])
  }

  @Test func scalesAndConfirmationsAreComparedByTheirCodes() {
    let scale = Question(
      id: "mood", label: "M", ask: "?", type: .scale(1...5),
      next: [way("mood is 1 or 2", "why"), way(nil, "end")])
    #expect(complaints(flow([scale, question("why", to: "end")])) == [])
    let outside = Question(
      id: "mood", label: "M", ask: "?", type: .scale(1...5),
      next: [way("mood is 6", "end"), way(nil, "end")])
    #expect(complaints(flow([outside])) == ["`mood` is never “6”"])
  }

  @Test func aFlowTooLargeToProveIsRefusedInBoundedTime() {
    var questions: [Question] = []
    let choices = (0..<6).map { "c\($0)x" }
    for index in 0..<30 {
      questions.append(question("q\(index)", .choice(choices), to: "q\(index + 1)"))
    }
    let conditions = (0..<30).map { Condition.Term.isOne(of: choices, "q\($0)") }
    questions.append(
      Question(
        id: "q30", label: "L", ask: "?", type: .text,
        next: [Transition(when: Condition(conditions), to: .end), Transition(to: .end)]))
    let time = ContinuousClock().measure {
      #expect(
        complaints(flow(questions)).first?.hasPrefix("the flow has too many situations") == true)
    }
    #expect(time < .seconds(60), "\(time)")
  }

  @Test func problemsAreToldInTheFilesOrder() {
    let first = Question(
      id: "a", label: "A", ask: "{x}", type: .text,
      next: [Transition(to: .question("nowhere"), place: Place(line: 9, column: 3))],
      place: Place(line: 8, column: 1))
    let second = Question(
      id: "a", label: "A", ask: "?", type: .text,
      next: [Transition(to: .end, place: Place(line: 3, column: 1))],
      place: Place(line: 2, column: 1))
    #expect(FlowCheck(flow([first, second])).problems.map(\.place.line) == [2, 8, 9])
  }
}

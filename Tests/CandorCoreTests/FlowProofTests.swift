// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import CandorCore

/// What a person made of a question: an answer's code, or nil for a skip.
private typealias Answers = [String: String?]

private func holds(_ condition: Condition, _ seen: Answers) -> Bool {
  condition.terms.allSatisfy { term in
    let state = seen[term.field]
    switch term {
    case .isOne(let values, _): return (state ?? nil).map(values.contains) ?? false
    case .isNone(let values, _): return (state ?? nil).map { !values.contains($0) } ?? false
    case .given: return (state ?? nil) != nil
    case .skipped: return state == .some(nil)
    }
  }
}

/// The promises that a walk under these answers breaks, by rank, and whether it gets stuck: each question is asked
/// at most once, as the engine would for answers that are all equally old.
private func walked(_ flow: Flow, _ answers: Answers) -> (
  broken: Set<Int>, isStuck: Bool, passed: Set<String>
) {
  var seen: Answers = [:]
  var broken: Set<Int> = []
  var reached: Set<String> = []
  var current = flow.questions.first
  while let question = current {
    reached.insert(question.id)
    for (rank, promise) in flow.promises.enumerated() where promise.neverReach == question.id {
      let before = seen[promise.before] ?? nil
      let isKept = before.map { promise.values.isEmpty || promise.values.contains($0) } ?? false
      if !isKept, !(promise.unless.map { holds($0, seen) } ?? false) { broken.insert(rank) }
    }
    guard let answer = answers[question.id], seen[question.id] == nil else { break }
    let maySkip =
      switch question.optional {
      case .required: false
      case .optional: true
      case .optionalWhen(let condition): holds(condition, seen)
      }
    if answer == nil, !maySkip { break }
    seen[question.id] = .some(answer)
    guard let way = question.next.first(where: { $0.when.map { holds($0, seen) } ?? true }) else {
      return (broken, true, reached)
    }
    switch way.to {
    case .end: current = nil
    case .question(let field): current = flow.question(field)
    }
  }
  return (broken, false, reached)
}

/// A flow of two to five questions whose conditions look at earlier ones; `isAcyclic` lets ways lead onward only.
private func randomFlow(_ chance: inout SeededChance, isAcyclic: Bool) -> Flow {
  let count = Int.random(in: 2...5, using: &chance)
  let codes = ["red", "green", "blue"]
  func condition(upTo index: Int) -> Condition {
    let field = "q\(Int.random(in: 0...index, using: &chance))"
    let values = Array(codes.shuffled(using: &chance).prefix(Int.random(in: 1...2, using: &chance)))
    return Condition([
      [.isOne(of: values, field), .isNone(of: values, field), .given(field), .skipped(field)].randomElement(
        using: &chance) ?? .given(field)
    ])
  }
  var questions: [Question] = []
  for index in 0..<count {
    func target() -> Transition.Target {
      let next = Int.random(in: (isAcyclic ? index + 1 : 0)...count, using: &chance)
      return next == count || next == index ? .end : .question("q\(next)")
    }
    var ways: [Transition] = []
    if Bool.random(using: &chance) { ways.append(Transition(when: condition(upTo: index), to: target())) }
    if Int.random(in: 0..<5, using: &chance) > 0 || ways.isEmpty { ways.append(Transition(to: target())) }
    let optional: Requirement =
      switch Int.random(in: 0..<3, using: &chance) {
      case 0: .required
      case 1: .optional
      default: index == 0 ? .optional : .optionalWhen(condition(upTo: index - 1))
      }
    questions.append(
      Question(
        id: "q\(index)", label: "Q", ask: "?", type: .choice(codes), optional: optional, next: ways,
        place: Place(line: index + 1, column: 1)))
  }
  var promises: [FlowPromise] = []
  for rank in 0..<2 {
    let target = Int.random(in: 1..<count, using: &chance)
    promises.append(
      FlowPromise(
        neverReach: "q\(target)", before: "q\(Int.random(in: 0..<target, using: &chance))",
        values: Bool.random(using: &chance) ? [] : ["red"],
        unless: Bool.random(using: &chance) ? nil : condition(upTo: target - 1),
        place: Place(line: 100 + rank, column: 1)))
  }
  return flow(questions, promises: promises)
}

/// Every way to answer the questions: each of three codes, or a skip.
private func everyAnswers(_ flow: Flow) -> [Answers] {
  var all: [Answers] = [[:]]
  for question in flow.questions {
    var grown: [Answers] = []
    for answers in all {
      for code in [nil, "red", "green", "blue"] as [String?] {
        var more = answers
        more[question.id] = .some(code)
        grown.append(more)
      }
    }
    all = grown
  }
  return all
}

@Suite struct FlowProofTests {
  /// The check may also refuse a flow for other reasons, which leave the promises proved all the same.
  private func brokenPromises(_ check: FlowCheck) -> Set<Int> {
    Set(check.problems.filter { $0.what.hasPrefix("the promise") }.map { $0.place.line - 100 })
  }

  @Test func withoutLoopsExactlyThePromisesThatSomeAnswersBreakAreFound() {
    var brokenOnes = 0
    for seed in UInt64(1)...400 {
      var chance = SeededChance(seed: seed)
      let flow = randomFlow(&chance, isAcyclic: true)
      let check = FlowCheck(flow)
      guard check.situations > 0 else {
        Issue.record("seed \(seed): \(check.problems)")
        continue
      }
      var broken: Set<Int> = []
      var isStuck = false
      var reached: Set<String> = []
      for answers in everyAnswers(flow) {
        let walk = walked(flow, answers)
        broken.formUnion(walk.broken)
        isStuck = isStuck || walk.isStuck
        reached.formUnion(walk.passed)
      }
      brokenOnes += broken.count
      #expect(brokenPromises(check) == broken, "seed \(seed)")
      #expect(
        check.problems.contains { $0.what.hasPrefix("the talk would be stuck") } == isStuck, "seed \(seed)")
      let unreachable = check.problems.filter { $0.what.hasPrefix("no road leads to") }.count
      #expect(unreachable == flow.questions.count - reached.count, "seed \(seed)")
    }
    #expect(
      brokenOnes > 50 && brokenOnes < 750, "\(brokenOnes) of 800 promises broken: the flows say too little")
  }

  @Test func withLoopsNoWalkBreaksAPromiseThatTheCheckHoldsProved() {
    for seed in UInt64(1)...200 {
      var chance = SeededChance(seed: seed)
      let flow = randomFlow(&chance, isAcyclic: false)
      let found = brokenPromises(FlowCheck(flow))
      for answers in everyAnswers(flow) {
        let broken = walked(flow, answers).broken
        #expect(broken.isSubset(of: found), "seed \(seed): \(answers)")
      }
    }
  }

  @Test func whateverIsAnsweredSkippedAndTakenBackTheEnginesRoadKeepsWhatWasProved() throws {
    var steps = 0
    var reached = 0
    for seed in UInt64(1)...600 {
      var chance = SeededChance(seed: seed)
      let flow = randomFlow(&chance, isAcyclic: false)
      let check = FlowCheck(flow)
      guard check.situations > 0 else { continue }
      let broken = brokenPromises(check)
      var conversation = Conversation(
        id: ConversationID(bits: 1), number: 1,
        opening: Opening(flow: flow.reference, person: nil, day: Day(ordinal: 0), parent: nil), at: 0)
      for _ in 0..<40 {
        let open = flow.walk(conversation).at
        // Mostly the question that is open, sometimes any: `--answer` and `/fix` may come to any field.
        let field =
          Int.random(in: 0..<3, using: &chance) > 0
          ? open : flow.questions.randomElement(using: &chance)?.id
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: conversation.undo()
        case 1, 2: if let field { conversation.record(nil, for: field, at: 0) }
        default:
          let code = ["red", "green", "blue"].randomElement(using: &chance) ?? "red"
          if let field { conversation.record(Answer(text: code, value: .choice(code)), for: field, at: 0) }
        }
        steps += 1
        let walk = flow.walk(conversation)
        let road = walk.passed + (walk.at.map { [$0] } ?? [])
        for (rank, promise) in flow.promises.enumerated() where !broken.contains(rank) {
          guard let index = road.firstIndex(of: promise.neverReach) else { continue }
          reached += 1
          var before: Answers = [:]
          for field in road[..<index] { before[field] = .some(conversation.answer(field)?.code) }
          // On a loop's second round the open question stands last, though it was passed on the first.
          if let open = walk.at, open != promise.neverReach, conversation[open] != nil {
            before[open] = .some(conversation.answer(open)?.code)
          }
          let answer = before[promise.before] ?? nil
          let isKept = answer.map { promise.values.isEmpty || promise.values.contains($0) } ?? false
          let isExempt = promise.unless.map { holds($0, before) } ?? false
          #expect(isKept || isExempt, "seed \(seed), promise \(rank): \(road), \(before)")
        }
      }
    }
    #expect(steps > 5_000 && reached > 1_000, "\(reached) of \(steps)")
  }
}

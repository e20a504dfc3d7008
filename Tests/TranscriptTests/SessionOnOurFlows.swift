// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import TestSupport
import Testing

@Suite("Whatever is typed to our flows") struct SessionOnOurFlows {
  @Test func keepsEveryTextAndEveryPromise() throws {
    try #require(Conversing.shelf.problems.isEmpty && Conversing.shelf.flows.count >= 4)
    var completed: [String: Int] = [:]
    for seed in 0..<200 {
      let played = try Self.play(seed: seed)
      let typed = "seed \(seed): \(played.typed)"
      #expect(played.talk.session.record == played.talk.record, "replay equals live, \(typed)")
      if seed.isMultiple(of: 20) {
        #expect(try played.talk.readBack() == played.talk.record, "the log equals live, \(typed)")
      }
      for text in played.taken {
        let isOnDisk = played.talk.events.contains { event in
          if case .answered(_, _, let answer) = event { answer.text == text } else { false }
        }
        #expect(isOnDisk, "\(text.debugDescription) was taken, \(typed)")
      }
      Self.expectPrivacy(in: played.talk.record, typed)
      for conversation in played.talk.record.conversations where conversation.status == .completed {
        completed[conversation.opening.flow.id, default: 0] += 1
        Self.expectPromises(of: conversation, typed)
      }
    }
    for flow in Conversing.shelf.flows.map(\.reference.id) {
      #expect(completed[flow, default: 0] >= 5, "too few random talks came to an end in \(flow)")
    }
  }

  /// Words that are private stand in no document that may be shared; each text that is typed is one of a kind.
  private static func expectPrivacy(in record: Record, _ typed: String) {
    for conversation in record.conversations {
      let hidden = conversation.fields.filter(\.isPrivate).compactMap { $0.answer?.text }
      guard hidden.contains(where: { $0.hasPrefix("On the") }) else { continue }
      let flow = Conversing.shelf.flow(conversation.opening.flow.id)
      let document = ConversationDocument(record: record, conversation: conversation, flow: flow).markdown
      for text in hidden where text.hasPrefix("On the") {
        #expect(!document.contains(text), "\(text) is private, \(typed)")
      }
    }
  }

  /// What a promise forbids is reached only after what it wants first was answered.
  private static func expectPromises(of conversation: Conversation, _ typed: String) {
    guard let flow = Conversing.shelf.flow(conversation.opening.flow.id) else { return }
    let road = flow.walk(conversation).passed
    #expect(flow.walk(conversation).at == nil, "completed at the end of the road, \(typed)")
    for promise in flow.promises {
      guard let reached = road.firstIndex(of: promise.neverReach), !isExcused(promise, conversation) else {
        continue
      }
      let before = road.firstIndex(of: promise.before) ?? .max
      let answer = conversation.answer(promise.before)
      #expect(before < reached, "\(promise.neverReach) before \(promise.before), \(typed)")
      #expect(answer != nil, "\(promise.neverReach) without \(promise.before), \(typed)")
      #expect(promise.values.isEmpty || promise.values.contains(answer?.code ?? ""), "\(promise), \(typed)")
    }
  }

  /// Our flows excuse a promise by one term each: what `kind` is, or that `summary` was skipped.
  private static func isExcused(_ promise: FlowPromise, _ conversation: Conversation) -> Bool {
    promise.unless.map { condition in
      condition.terms.allSatisfy { term in
        switch term {
        case .isOne(let values, let field):
          conversation.answer(field).map { values.contains($0.code) } ?? false
        case .isNone(let values, let field):
          conversation.answer(field).map { !values.contains($0.code) } ?? false
        case .given(let field): conversation.answer(field) != nil
        case .skipped(let field): conversation.answer(field) == nil
        }
      }
    } ?? false
  }

  /// Sixty lines: mostly what answers the open question, else anything; `taken` are texts that it took.
  private static func play(seed: Int) throws -> (talk: Conversing, typed: [String], taken: [String]) {
    var dice = SeededChance(seed: seed)
    var talk = Conversing(isInteractive: seed.isMultiple(of: 2))
    var typed: [String] = []
    var taken: [String] = []
    for number in 0..<60 {
      if talk.session.talk == nil { try talk.goOn(using: &dice) }
      let question = talk.session.talk?.question
      let line = Int.random(in: 0..<4, using: &dice) == 0 ? anything(&dice) : fitting(question, number, &dice)
      typed.append(line)
      let before = (talk.session.record, talk.events.count)
      let screen = talk.type(line)
      if screen == nil {
        #expect((talk.session.record, talk.events.count) == before, "seed \(seed): \(typed)")
      }
      let isText = !line.isEmpty && line != "<" && (!line.hasPrefix("/") || line.hasPrefix("//"))
      if screen != nil, isText, question?.type == .text {
        taken.append(line.hasPrefix("//") ? String(line.dropFirst()) : line)
      }
    }
    return (talk, typed, taken)
  }

  private static func fitting(_ question: Question?, _ number: Int, _ dice: inout SeededChance) -> String {
    switch question?.type {
    case nil: ""
    case .text:
      ["On the \(number)th it rained.", "", "You never call, and \(number) times I asked."].pick(&dice)
    case .choice(let choices):
      question?.id == "verdict" ? ["right", "partly"].pick(&dice) : choices.pick(&dice)
    case .person: ["me", "Ana", "Bo"].pick(&dice)
    case .date: ["", "in two weeks"].pick(&dice)
    case .scale(let range): String(range.lowerBound)
    case .commitments: ["", "me: call by friday", "Ana: write"].pick(&dice)
    case .confirm: "y"
    }
  }

  private static func anything(_ dice: inout SeededChance) -> String {
    [
      "<", "/back 3", "/fix kind", "/fix summary", "/fix their-view", "/fix verdict", "/fix commitments",
      "/skip",
      "/why", "/example", "/keep", "/keep because it is so", "/show", "/private", "/private summary",
      "/note asks",
      "/start follow-up Bo", "/start goal", "/pause", "/quit", "/undo", "/help", "/drop 1", "/nonsense",
      "//x", "1",
      "right", "reinforcing", "corrective", "n", "by 3/7", "\u{1B}[2J", "“", "a ⏎ b",
    ].pick(&dice)
  }
}

extension [String] {
  fileprivate func pick(_ dice: inout SeededChance) -> String { randomElement(using: &dice) ?? "" }
}

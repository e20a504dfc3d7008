// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

@Suite("Whatever is typed") struct SessionProperties {
  static let lines = [
    "change", "praise", "1", "", "", "a text", "another text", "right", "partly", "me: call by friday",
    "you: write",
    "tomorrow", "someday", "y", "n", "<", "/back 2", "/fix kind", "/fix summary", "/fix view", "/fix steps",
    "/skip",
    "/why", "/example", "/keep", "/keep because it is so", "/show", "/private", "/private behavior",
    "/note well done",
    "/start talk Sam", "/start talk", "/pause", "/undo", "/undo", "/help", "/drop 1", "/nonsense", "//slash",
    "\u{1B}[31m",
  ]

  /// Plays sixty random lines; `taken` are those that a question for a text took as its answer.
  private func play(
    seed: Int, interactive: Bool
  ) throws -> (talker: Talker, typed: [String], taken: [String]) {
    var generator = SeededChance(seed: seed)
    var talker = try Talker.started(isInteractive: interactive)
    var typed: [String] = []
    var taken: [String] = []
    for _ in 0..<60 {
      let line = Self.lines.randomElement(using: &generator) ?? ""
      let asksForText = talker.session.talk?.question?.type == .text
      typed.append(line)
      do {
        try talker.type(line)
        if asksForText, !line.isEmpty, line != "<", !line.hasPrefix("/") || line.hasPrefix("//") {
          taken.append(line.hasPrefix("//") ? String(line.dropFirst()) : line)
        }
      } catch {}  // a refusal; nothing changed
      if talker.session.talk == nil {
        let number = talker.record.conversations.last { $0.status.isUnfinished }?.number
        try talker.take { session, moment throws(Refusal) in
          if let number { return try session.resume(number) }
          return try session.begin("talk", person: "Ana", at: moment)
        }
      }
    }
    return (talker, typed, taken)
  }

  @Test func replayEqualsLive() throws {
    for seed in 0..<400 {
      let (talker, typed, _) = try play(seed: seed, interactive: seed.isMultiple(of: 2))
      #expect(talker.session.record == talker.record, "seed \(seed): \(typed)")
    }
  }

  @Test func noAnswerIsEverLost() throws {
    for seed in 0..<400 {
      let (talker, typed, taken) = try play(seed: seed, interactive: seed.isMultiple(of: 2))
      for line in taken {
        let stands = talker.events.contains { event in
          if case .answered(_, _, let answer) = event { answer.text == line.trimmed } else { false }
        }
        #expect(stands, "seed \(seed): \(line.debugDescription) in \(typed)")
      }
      // What stands is always the latest answer to its field that was not taken back.
      for conversation in talker.record.conversations {
        for field in conversation.fields {
          guard let answer = field.answer else { continue }
          let given = talker.events.contains { event in
            if case .answered(conversation.id, field.field, let said) = event {
              said == answer
            } else {
              false
            }
          }
          #expect(given, "seed \(seed): \(field.field) in \(typed)")
        }
      }
    }
  }

  @Test func nextStepsNeverStandWithoutTheirView() throws {
    for seed in 0..<400 {
      let (talker, typed, _) = try play(seed: seed, interactive: false)
      for conversation in talker.record.conversations where conversation.status == .completed {
        let walk = sampleFlow.walk(conversation)
        guard let steps = walk.passed.firstIndex(of: "steps") else { continue }
        let view = walk.passed.firstIndex(of: "view")
        #expect(view.map { $0 < steps } ?? false, "seed \(seed): \(typed)")
        #expect(conversation.answer("view") != nil, "seed \(seed): \(typed)")
      }
    }
  }
}

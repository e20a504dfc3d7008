// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers that came with the command instead of being typed; each is used when the road reaches its question.
package struct GivenAnswers: Sendable {
  private var waiting: [(field: Field, text: String)]
  /// The conversation they belong to, from the first feeding on: a digression gets none of them.
  private var conversation: ConversationID?
  /// Whether every confirmation and the verdict are taken as a yes, and optional questions as skipped.
  package let saysYes: Bool
  /// Required questions that nothing was given for; only where nobody is asked.
  package private(set) var missing: [Field] = []

  package init(_ answers: [(field: Field, text: String)], saysYes: Bool) {
    waiting = answers
    self.saysYes = saysYes
  }

  package var isEmpty: Bool { waiting.isEmpty && !saysYes }

  /// Refuses a field that the conversation type does not have (64).
  package func check(against flow: Flow) throws(Refusal) {
    for (field, _) in waiting where flow.question(field) == nil {
      let known = flow.questions.map(\.id).joined(separator: ", ")
      throw Refusal(.usage, "There is no `\(field)` in \(flow.reference.id). Its answers: \(known).")
    }
  }

  /// What is still waiting for its question, as drafts, so that it is on disk before the first question is asked.
  package func drafts(for id: ConversationID) -> [Event] {
    waiting.map { .drafted(id, $0.field, text: $0.text) }
  }

  /// Answers as far as what was given reaches; at the end, what the road never asked for is kept as unasked.
  package mutating func feed(_ trial: inout Trial) throws(Refusal) {
    conversation = conversation ?? trial.session.talk?.conversation.id
    while let talk = trial.session.talk, talk.conversation.id == conversation {
      guard let question = talk.question else { return try keepUnasked(&trial, talk) }
      if let index = waiting.firstIndex(where: { $0.field == question.id }) {
        let text = waiting.remove(at: index).text
        try answer(question, with: text, &trial)
      } else if saysYes {
        try assume(question, talk, &trial)
      } else {
        return
      }
    }
  }

  private func answer(_ question: Question, with text: String, _ trial: inout Trial) throws(Refusal) {
    do throws(Refusal) {
      try trial.take { session, moment throws(Refusal) in try session.decide(.answer(text), at: moment) }
      guard let talk = trial.session.talk, talk.question?.id == question.id else { return }
      if case .commitments = question.type {
        try trial.take { session, moment throws(Refusal) in try session.decide(.answer(""), at: moment) }
      } else if talk.conversation.revisiting == question.id {
        try trial.take { session, moment throws(Refusal) in
          try session.decide(.keep(because: nil), at: moment)
        }
      }
    } catch {
      throw Refusal(error.kind, "\(question.id): \(error.message)")
    }
  }

  /// What `--yes` stands for at a question that nothing was given for.
  private mutating func assume(_ question: Question, _ talk: Talk, _ trial: inout Trial) throws(Refusal) {
    let id = talk.conversation.id
    if let before = talk.state?.answer, question.id != "verdict" {
      try trial.take { _, _ throws(Refusal) in [.answered(id, question.id, before)] }
    } else if case .confirm = question.type {
      try answer(question, with: "yes", &trial)
    } else if case .choice(let choices) = question.type, question.id == "verdict", choices.contains("right") {
      try answer(question, with: "right", &trial)
    } else if talk.mayBeSkipped {
      try trial.take { session, moment throws(Refusal) in try session.decide(.skip, at: moment) }
    } else {
      missing.append(question.id)  // the trial goes on, to name all of them; it is thrown away
      try trial.take { _, _ throws(Refusal) in [.answered(id, question.id, Answer(text: "", value: .text))] }
    }
  }

  private mutating func keepUnasked(_ trial: inout Trial, _ talk: Talk) throws(Refusal) {
    for (field, text) in waiting {
      guard let question = talk.flow.question(field) else { continue }
      try trial.take { session, moment throws(Refusal) in
        var (events, answer) = try session.read(text, for: question, in: talk, at: moment)
        if case .commitments(let pledges, _) = answer.value {
          answer.value = .commitments(pledges, isComplete: true)
        }
        answer.isPrivate = question.isPrivate
        answer.wasAsked = false
        events.append(.answered(talk.conversation.id, field, answer))
        return events
      }
    }
    waiting = []
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A planned goal, criterion by criterion: what carries each, or what is missing and a wording that has it.
///
/// Which answers speak for which criterion is the type's to say (`criterion:` at its questions). A day, a reason or a
/// means that was given counts as it is; whether the goal is specific and measurable is read from the words.
struct GoalAssessment {
  private let coach: Coach
  private let conversation: Conversation
  private let flow: Flow
  private let names: KnownNames

  init(coach: Coach, conversation: Conversation, flow: Flow, names: KnownNames) {
    self.coach = coach
    self.conversation = conversation
    self.flow = flow
    self.names = names
  }

  /// One row a criterion that the type asks for; empty where nothing was answered yet.
  var rows: [[String]] {
    let criteria = GoalCriterion.allCases.filter { criterion in
      flow.questions.contains { $0.criterion == criterion }
    }
    guard coach.scales.contains(where: { $0.id == "goal-time" }),
      criteria.contains(where: { !carriers($0).isEmpty })
    else { return [] }
    return criteria.map { [$0.title, standing($0)] }
  }

  /// The answers that speak for a criterion, in the order of the questions.
  private func carriers(_ criterion: GoalCriterion) -> [(question: Question, answer: Answer)] {
    flow.questions.compactMap { question in
      guard question.criterion == criterion, let state = conversation[question.id], !state.isPrivate,
        let answer = state.answer
      else { return nil }
      return (question, answer)
    }
  }

  private func standing(_ criterion: GoalCriterion) -> String {
    let quotes = carriers(criterion).compactMap { quote(of: criterion, in: $0.answer) }
    return quotes.isEmpty ? missing(criterion) : quotes.joined(separator: "; ")
  }

  /// The words of an answer that carry a criterion: all of a short one, else from the first to the last; nil where
  /// none does.
  private func quote(of criterion: GoalCriterion, in answer: Answer) -> String? {
    if case .date(let span) = answer.value { return span.spokenDays }
    guard criterion == .specific || criterion == .measurable else { return "“\(brief(answer.oneLine))”" }
    let finding = coach.goal(in: answer.text, names: names)[criterion]
    guard finding.isMet, let first = finding.words.first, let last = finding.words.last else { return nil }
    guard answer.oneLine.unicodeScalars.count > most else { return "“\(answer.oneLine)”" }
    let quote = answer.text.words(first.lowerBound..<last.upperBound)
    return "“\(brief(quote.split(whereSeparator: \.isNewline).joined(separator: " ")))”"
  }

  /// What is missing, and a wording made of what was said of the criterion that comes first.
  private func missing(_ criterion: GoalCriterion) -> String {
    guard let rule = coach.rules.first(where: { $0.missing == GoalGap(criterion) }) else { return "Missing." }
    let own = GoalWording.stem(of: carriers(.specific).first?.answer.text ?? "")
    let offer = rule.offer.map { " " + Remark.fill($0, with: own) } ?? ""
    return "Missing. \(rule.remark)\(offer)"
  }

  /// How much of somebody's words a row quotes, in scalars.
  private let most = 60

  /// At most so many scalars of somebody's words, cut between two of them.
  private func brief(_ text: String) -> String {
    guard text.unicodeScalars.count > most else { return text.trimmed }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: text.unicodeScalars.prefix(most))
    let words = String(cut)
    let end = words.lastIndex(of: " ") ?? words.endIndex
    return words[..<end].trimmed + " …"
  }
}

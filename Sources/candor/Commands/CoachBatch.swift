// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import FoundationEssentials

/// `candor coach --batch`: JSON Lines in, JSON Lines out, in the same order, one answer a line.
struct CoachBatch {
  private let coach: Coach
  /// The names of the people on the log, as they are and made ready.
  private let people: [String]
  private let names: KnownNames
  private let feedbackRules: CoachSelection
  /// The moment of speaking for lines that name none.
  private let today: Day

  init(coach: Coach, people: [String], today: Day) {
    self.coach = coach
    self.people = people
    self.today = today
    names = KnownNames(people)
    feedbackRules = coach.selection(["feedback"])
  }

  /// The answer to one line.
  ///
  /// - Throws: 65 where the line is not a question to the coach; the message names `number` and holds nothing of it.
  func answer(_ line: String, number: Int) throws(Stop) -> JSON {
    let question: Question
    do {
      question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
    } catch {
      throw Stop(65, "Line \(number) is no question to the coach: \(Self.reason(error)).")
    }
    guard let now = question.now.map({ DateMoment(iso: $0) }) ?? DateMoment(today) else {
      throw Stop(65, "Line \(number): `now` is no moment. It takes the form 2026-11-21T09:00:00.")
    }
    return .object([.init("id", question.id.json)] + fields(of: question, now: now))
  }

  private func fields(of question: Question, now: DateMoment) -> [JSON.Field] {
    switch question.kind {
    case .feedback: feedback(question.text)
    case .goal: goal(question.text)
    case .commitment: commitment(question.text, now: now.day)
    case .act: act(question.text, before: question.before ?? "")
    case .date: [.init("date", DateReader(now: now, aim: .named).first(in: question.text)?.json ?? .null)]
    }
  }

  private func feedback(_ text: String) -> [JSON.Field] {
    let remarks = coach.remarks(on: text, reading: feedbackRules, names: names)
    let items = remarks.map { remark -> JSON in
      .object([
        .init("rule", .string(remark.rule)), .init("level", .string(remark.level.rawValue)),
        .init("start", .number(remark.range.lowerBound)), .init("end", .number(remark.range.upperBound)),
        .init("quote", .string(remark.quote)),
      ])
    }
    let measure = coach.measure(text, on: "feedback", names: names)
    let signs = (measure?.findings ?? []).map { finding -> JSON in
      .object([.init("sign", .string(finding.feature)), .init("weight", .number(finding.weight))])
    }
    return [
      .init("score", .thousandths(measure?.score ?? 500)), .init("remarks", .array(items)),
      .init("signs", .array(signs)),
    ]
  }

  private func goal(_ text: String) -> [JSON.Field] {
    let reading = coach.goal(in: text, names: names)
    let criteria = reading.criteria.map { finding -> JSON.Field in
      .init(
        finding.criterion.field,
        .object([
          .init("met", .bool(finding.isMet)),
          .init("words", .array(finding.words.map { .string(text.words($0)) })),
        ]))
    }
    return [
      .init("score", .thousandths(reading.score)), .init("criteria", .object(criteria)),
      .init("missing", .array(reading.missing.map { .string($0.field) })),
      .init("owner", .optional(reading.owner.map(text.words))),
      .init("aim", .string(reading.aim.rawValue)),
    ]
  }

  private func commitment(_ text: String, now: Day) -> [JSON.Field] {
    let items = MinutesReader(today: now, names: people).items(in: text).filter(\.isFirm)
    let commitments = items.map { item -> JSON in
      .object([
        .init("who", .optional(item.who)), .init("what", .string(item.what)),
        .init("due", item.due?.json ?? .null),
      ])
    }
    return [.init("commitments", .array(commitments))]
  }

  private func act(_ text: String, before: String) -> [JSON.Field] {
    let reading = coach.acts(in: text, before: before, names: names)
    return [
      .init("act", .string(reading.main.rawValue)), .init("question", .optional(reading.question?.rawValue)),
      .init("reflection", .optional(reading.reflection?.rawValue)),
      .init("advice", .optional(reading.advice?.rawValue)),
    ]
  }

  /// What is wrong, without the words that were read.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _)?: "`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
      "`\(context.codingPath.last?.stringValue ?? "it")` is of another type"
    case .dataCorrupted(let context)? where context.codingPath.last?.stringValue == "kind":
      "`kind` is none of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))"
    default: "it is not JSON"
    }
  }

  private struct Question: Decodable {
    let id: ID
    let kind: Kind
    let text: String
    let now: String?
    let before: String?
  }

  private enum Kind: String, Decodable, CaseIterable {
    case feedback, goal, commitment, act, date
  }

  /// A number or a text, given back as it came.
  private enum ID: Decodable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }

    var json: JSON {
      switch self {
      case .number(let number): .number(number)
      case .text(let text): .string(text)
      }
    }
  }
}

extension DaySpan {
  /// `{"from", "to"}`, the last day included.
  fileprivate var json: JSON {
    .object([.init("from", .string(from.iso)), .init("to", .string(to.iso))])
  }
}

extension GoalCriterion {
  /// As programs name it.
  fileprivate var field: String { self == .timeBound ? "time_bound" : rawValue }
}

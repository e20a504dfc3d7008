// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Testing

@Suite("The built program as a coach", .serialized) struct PipeCoachTests {
  private typealias Fields = [String: JSONValue]

  private func answers(_ lines: [String]) throws -> [Fields] {
    let home = try PipedHome()
    let ending = try home.run("coach", "--batch", typing: lines.joined(separator: "\n") + "\n")
    #expect(ending.exitCode == 0)
    return try ending.said.split(separator: "\n").map { line in
      try JSONDecoder().decode(Fields.self, from: Data(line.utf8))
    }
  }

  @Test func theBatchAnswersWithTheDocumentedFieldsAndNoOthers() throws {
    let said = try answers([
      #"{"id": 1, "kind": "goal", "text": "Sam will cut returns from 14 to 5 by June."}"#,
      #"{"id": "b", "kind": "act", "text": "So the boxes are late?", "before": "The boxes are late."}"#,
      #"{"id": 3, "kind": "act", "text": "You should call."}"#,
    ])
    #expect(said.count == 3)
    #expect(Set(said[0].keys) == ["id", "score", "criteria", "missing", "owner", "aim"])
    guard case .object(let criteria)? = said[0]["criteria"], case .object(let time)? = criteria["time_bound"]
    else {
      Issue.record("no criteria")
      return
    }
    #expect(Set(criteria.keys) == ["specific", "measurable", "achievable", "relevant", "time_bound"])
    #expect(time == ["met": .bool(true), "words": .array([.text("by June")])])
    #expect(said[0]["missing"] == .array([.text("achievable"), .text("relevant")]))
    #expect(said[0]["aim"] == .text("outcome"))
    for answer in said[1...] {
      #expect(Set(answer.keys) == ["id", "act", "question", "reflection", "advice"])
    }
    #expect(said[1]["id"] == .text("b"))
    #expect(said[1]["act"] == .text("reflection") && said[1]["reflection"] == .text("simple"))
    #expect(said[2]["act"] == .text("input") && said[2]["question"] == .null)
    #expect(said[2]["advice"] == .text("without-permission"))
  }

  @Test func questionsAreSaidOneALine() throws {
    let home = try PipedHome()
    let text = "Why didn't you call me? How did it go?\nThe truck left.\nWhat do you need?\n"
    let said = try home.run("coach", "--for", "question", typing: text)
    #expect(said.exitCode == 1)
    let lines = said.said.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("-:1:1: warn accusing-question: "))
    #expect(lines[1].hasPrefix("-:1:1: question accusatory: "))
    #expect(lines[1].hasSuffix("Try: “What would have made it easier to call me?”"))
    #expect(lines[2].hasPrefix("-:1:25: question open: "))
    #expect(lines[3].hasPrefix("-:3:1: question open: “What do you need?”"))
    let json = try home.run("coach", "--for", "question", "--format", "json", typing: text)
    let fields = try JSONDecoder().decode(Fields.self, from: Data(json.said.utf8))
    guard case .array(let questions)? = fields["questions"] else {
      Issue.record("no questions")
      return
    }
    #expect(questions.count == 3)
  }
}

/// Any JSON, for comparing.
private enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Said {
  /// One thing said as an object of JSON Lines; the format is described in JSON-LINES.md.
  package var json: JSON {
    switch self {
    case .line(let text): Self.object("line", [.init("text", .string(text))])
    case .typed(let text, prompt: _): Self.object("typed", [.init("text", .string(text))])
    case .notice(let text): Self.object("notice", [.init("text", .string(text))])
    case .heading(let text): Self.object("heading", [.init("text", .string(text))])
    case .echo(let text): Self.object("echo", [.init("text", .string(text))])
    case .document(let text): Self.object("document", [.init("text", .string(text))])
    case .error(let text): Self.object("error", [.init("text", .string(text))])
    case .question(let shown): Self.object("question", shown.fields)
    case .remark(let shown): Self.object("remark", shown.fields)
    }
  }

  private static func object(_ type: String, _ fields: [JSON.Field]) -> JSON {
    .object([.init("type", .string(type))] + fields)
  }
}

extension QuestionShown {
  fileprivate var fields: [JSON.Field] {
    var fields: [JSON.Field] = [
      .init("field", .string(field)), .init("kind", .string(type.word)), .init("text", .string(text)),
    ]
    switch type {
    case .choice(let choices): fields.append(.init("choices", .array(choices.map(JSON.string))))
    case .scale(let range):
      fields.append(.init("from", .number(range.lowerBound)))
      fields.append(.init("to", .number(range.upperBound)))
    case .text, .person, .date, .commitments, .confirm: break
    }
    return fields + [.init("hints", .array(hints.map(JSON.string)))]
  }
}

extension RemarkShown {
  fileprivate var fields: [JSON.Field] {
    [
      .init("rule", .string(rule)), .init("quote", .string(quote)),
      .init(
        "range",
        .object([.init("start", .number(range.lowerBound)), .init("end", .number(range.upperBound))])),
      .init("text", .string(text)), .init("offer", .optional(offer)),
      .init("rewording", .optional(rewording)),
    ]
  }
}

extension AnswerType {
  /// As flow files write it.
  package var word: String {
    switch self {
    case .text: "text"
    case .choice: "choice"
    case .person: "person"
    case .date: "date"
    case .scale: "scale"
    case .commitments: "commitments"
    case .confirm: "confirm"
    }
  }
}

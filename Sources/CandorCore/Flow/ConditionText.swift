// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a text is not a condition: a clause, and what to write instead.
package struct ConditionSlip: Error, Hashable, Sendable {
  package let what: String
  package let remedy: String
}

extension Condition {
  /// Enough for a term on each of a dozen fields.
  private static let mostWords = 100

  /// Reads `kind is corrective`, `verdict is not right or partly`, `summary given`, `summary skipped`, and several
  /// of these joined by `and`; words are separated by blanks.
  package init(parsing text: String) throws(ConditionSlip) {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    guard words.count <= Self.mostWords else {
      throw ConditionSlip(
        what: "this condition is too long", remedy: "Write \(Self.mostWords) words at most.")
    }
    var terms: [Term] = []
    for part in words.split(separator: "and", omittingEmptySubsequences: false) {
      terms.append(try Self.term(Array(part)))
    }
    self.init(terms)
  }

  private static func term(_ words: [String]) throws(ConditionSlip) -> Term {
    guard words.count >= 2 else { throw slip }
    let field = words[0]
    let rest = words[1...]
    if rest == ["given"] { return .given(field) }
    if rest == ["skipped"] { return .skipped(field) }
    guard rest.first == "is" else { throw slip }
    let isNot = rest.dropFirst().first == "not"
    let values = try self.values(rest.dropFirst(isNot ? 2 : 1))
    return isNot ? .isNone(of: values, field) : .isOne(of: values, field)
  }

  /// `a`, or `a or b or c`.
  private static func values(_ words: ArraySlice<String>) throws(ConditionSlip) -> [String] {
    var values: [String] = []
    for part in words.split(separator: "or", omittingEmptySubsequences: false) {
      guard part.count == 1, let value = part.first, value != "is", value != "not" else { throw slip }
      values.append(value)
    }
    return values
  }

  private static var slip: ConditionSlip {
    ConditionSlip(
      what: "this is not a condition",
      remedy: "Write `FIELD is VALUE`, `FIELD is not VALUE or VALUE`, `FIELD given` or `FIELD skipped`, "
        + "joined by `and`.")
  }
}

extension Condition: CustomStringConvertible {
  /// The form that `init(parsing:)` reads.
  package var description: String {
    terms.map { term in
      switch term {
      case .isOne(let values, let field): "\(field) is \(values.joined(separator: " or "))"
      case .isNone(let values, let field): "\(field) is not \(values.joined(separator: " or "))"
      case .given(let field): "\(field) given"
      case .skipped(let field): "\(field) skipped"
      }
    }.joined(separator: " and ")
  }

  /// The fields that it looks at, in the order of the terms.
  package var fields: [Field] { terms.map(\.field) }
}

extension Condition.Term {
  /// The field that it looks at.
  package var field: Field {
    switch self {
    case .isOne(_, let field), .isNone(_, let field), .given(let field), .skipped(let field): field
    }
  }

  /// The values that it compares with; none for `given` and `skipped`.
  package var values: [String] {
    switch self {
    case .isOne(let values, _), .isNone(let values, _): values
    case .given, .skipped: []
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What the coach has to say about some words of an answer.
package struct Remark: Hashable, Sendable {
  package let rule: String
  package let level: Rule.Level
  /// Where the words stand, in Unicode scalars of the answer.
  package let range: Range<Int>
  /// The words as typed; they hold no control character.
  package let quote: String
  /// One or two sentences that quote the words.
  package let says: String
  /// A wording to try, or a question that leads to one.
  package let offer: String?

  package init(
    rule: String, level: Rule.Level, range: Range<Int>, quote: String, says: String, offer: String?
  ) {
    self.rule = rule
    self.level = level
    self.range = range
    self.quote = quote
    self.says = says
    self.offer = offer
  }

  /// A sentence of a rule with the quoted words in every `{quote}`.
  static func fill(_ sentence: String, with quote: String) -> String {
    let slot = "{quote}"
    var filled = ""
    var rest = sentence[...]
    while let brace = rest.firstIndex(of: "{") {
      filled += rest[..<brace]
      if rest[brace...].hasPrefix(slot) {
        filled += quote
        rest = rest[brace...].dropFirst(slot.count)
      } else {
        filled += "{"
        rest = rest[rest.index(after: brace)...]
      }
    }
    return filled + rest
  }
}

/// Everything there is to know about a rule, for `/why` and `--explain`.
package struct Explanation: Hashable, Sendable {
  package let rule: Rule
  /// The facts that the rule cites, in its order.
  package let evidence: [Evidence]

  package init(rule: Rule, evidence: [Evidence]) {
    self.rule = rule
    self.evidence = evidence
  }

  /// One sentence on how well the rule is supported.
  package var support: String {
    switch rule.strength {
    case .strong: "The evidence is strong."
    case .medium: "The evidence is fair."
    case .weak: "The evidence is weak."
    case nil: "No study was found; this is a judgment." + (rule.judgment.map { " " + $0 } ?? "")
    }
  }
}

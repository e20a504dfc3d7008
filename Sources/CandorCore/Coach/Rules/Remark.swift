// SPDX-License-Identifier: GPL-3.0-or-later

/// What the coach has to say about some words of an answer.
package struct Remark: Hashable, Sendable {
  package let rule: String
  package let level: Rule.Level
  /// Where the words stand, in Unicode scalars of the answer.
  package let range: Range<Int>
  /// The same in UTF-8 bytes.
  package let bytes: Range<Int>
  /// The words as typed; they hold no control character.
  package let quote: String
  /// The sentences of the rule, `{quote}` standing for the words.
  private let wording: String
  private let offered: String?
  /// What `{quote}` stands for in the offer.
  private let offeredWords: String
  /// What the rule would put in place of the words; see `Rule.swap`.
  let swap: String?
  /// Whether it is on a question asked.
  let isOnQuestion: Bool

  /// - Parameters:
  ///   - rule: the rule's id and level.
  ///   - wording: what it says, with `{quote}` for the words.
  ///   - offered: what it offers, likewise.
  ///   - range: where the words stand, in scalars.
  ///   - bytes: the same in bytes.
  ///   - quote: the words.
  ///   - offeredWords: what `{quote}` stands for in the offer, where that is something else.
  ///   - swap: what to put in place of the words.
  ///   - isOnQuestion: whether the rule reads questions.
  init(
    rule: (id: String, level: Rule.Level), wording: String, offered: String?, range: Range<Int>,
    bytes: Range<Int>, quote: String, offeredWords: String? = nil, swap: String? = nil,
    isOnQuestion: Bool = false
  ) {
    self.rule = rule.id
    level = rule.level
    self.wording = wording
    self.offered = offered
    self.range = range
    self.bytes = bytes
    self.quote = quote
    self.offeredWords = offeredWords ?? quote
    self.swap = swap
    self.isOnQuestion = isOnQuestion
  }

  /// One or two sentences that quote the words.
  package var says: String { Remark.fill(wording, with: quote) }
  /// A wording to try, or a question that leads to one.
  package var offer: String? { offered.map { Remark.fill($0, with: offeredWords) } }

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

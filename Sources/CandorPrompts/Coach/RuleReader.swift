// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// Turns one entry of a rules file into a checked rule.
struct RuleReader {
  let patterns: PatternReading
  let evidence: [Evidence]

  private var file: String { patterns.file }

  private static let known =
    ["id", "families", "level", "cost", "patterns", "missing"] + PatternReading.conditionKeys
    + ["remark", "offer", "swap", "principle", "evidence", "strength", "judgment", "flags", "passes"]

  func rule(_ node: Node) throws(DataError) -> Rule {
    let fields = try Fields(node, of: "a rule", known: Self.known, in: file)
    let level = try fields.word("level", among: Rule.Level.allCases.map(\.rawValue))
    guard let level = Rule.Level(rawValue: level) else { preconditionFailure("a word that was checked") }
    let support = try support(fields)
    let missing = try missing(fields)
    return Rule(
      id: try patterns.name(try fields.required("id"), "`id`"), families: try families(fields), level: level,
      cost: try cost(fields), cues: missing == nil ? try cues(fields) : [], missing: missing,
      conditions: try patterns.conditions(fields),
      remark: try remark(try fields.required("remark"), isOnWords: missing == nil),
      offer: try offer(fields.optional("offer")), swap: try swap(fields.optional("swap")),
      principle: try fields.text("principle"), evidence: support.evidence, strength: support.strength,
      judgment: support.judgment, flags: try samples(fields, "flags", isMarked: missing == nil ? true : nil),
      passes: try samples(fields, "passes", isMarked: false))
  }

  private func families(_ fields: Fields) throws(DataError) -> [String] {
    let node = try fields.required("families")
    var families: [String] = []
    for part in try node.list("`families`", in: file) { families.append(try patterns.name(part, "a family")) }
    guard !families.isEmpty else {
      throw refused(
        node, "`families` is empty", "Name the texts that the rule reads, `feedback` for instance.")
    }
    return families
  }

  /// What a goal lacks, in the place of patterns.
  private func missing(_ fields: Fields) throws(DataError) -> GoalGap? {
    guard let node = fields.optional("missing") else { return nil }
    for key in ["patterns"] + PatternReading.conditionKeys where fields.optional(key) != nil {
      throw refused(node, "`missing` stands beside `\(key)`", "Drop one of them.")
    }
    return GoalGap(rawValue: try fields.word("missing", among: GoalGap.allCases.map(\.rawValue)))
  }

  private func cost(_ fields: Fields) throws(DataError) -> Int {
    let cost = try fields.number("cost")
    guard (1...100).contains(cost) else {
      throw refused(try fields.required("cost"), "`cost` is \(cost)", "Write a number from 1 to 100.")
    }
    return cost
  }

  private func cues(_ fields: Fields) throws(DataError) -> [Rule.Cue] {
    let node = try fields.required("patterns")
    var cues: [Rule.Cue] = []
    for part in try node.list("`patterns`", in: file) {
      switch part.content {
      case .map:
        let own = try Fields(part, of: "a pattern", known: ["match", "remark", "offer", "swap"], in: file)
        let words = try own.optional("remark").map { (node) throws(DataError) in try remark(node) }
        cues.append(
          Rule.Cue(
            pattern: try patterns.cue(try own.required("match")), remark: words,
            offer: try offer(own.optional("offer")), swap: try swap(own.optional("swap"))))
      case .text, .list: cues.append(Rule.Cue(pattern: try patterns.cue(part)))
      }
    }
    guard !cues.isEmpty else {
      throw refused(node, "`patterns` is empty", "Write at least one pattern.")
    }
    return cues
  }

  private func remark(_ node: Node, isOnWords: Bool = true) throws(DataError) -> String {
    let words = try wording(node, "`remark`")
    guard !isOnWords || words.contains("{quote}") else {
      throw refused(node, "`remark` does not quote the words", "Put {quote} where they belong.")
    }
    return words
  }

  private func offer(_ node: Node?) throws(DataError) -> String? {
    guard let node else { return nil }
    return try wording(node, "`offer`")
  }

  /// Words in place of others; none at all to leave those out.
  private func swap(_ node: Node?) throws(DataError) -> String? {
    guard let node else { return nil }
    if case .text("") = node.content { return "" }
    return try node.text("`swap`", in: file)
  }

  /// A sentence in which `{quote}` may stand, and no other slot.
  private func wording(_ node: Node, _ what: String) throws(DataError) -> String {
    let words = try node.text(what, in: file)
    var rest = words[...]
    while let brace = rest.firstIndex(of: "{") {
      guard rest[brace...].hasPrefix("{quote}") else {
        throw refused(node, "\(what) has a “{” that does not start {quote}", "Only {quote} is filled in.")
      }
      rest = rest[rest.index(after: brace)...]
    }
    return words
  }

  private func support(
    _ fields: Fields
  ) throws(DataError) -> (evidence: [String], strength: Evidence.Strength?, judgment: String?) {
    var strongest: Evidence.Strength?
    var ids: [String] = []
    for part in try fields.list("evidence") {
      let id = try part.text("a line of `evidence`", in: file)
      guard let fact = evidence.first(where: { $0.id == id }) else {
        let meant = nearest(to: id, in: evidence.map(\.id)).map { " Did you mean `\($0)`?" } ?? ""
        throw refused(
          part, "there is no fact `\(excerpt(id))`", "Cite an id of evidence.yaml, or none.\(meant)")
      }
      ids.append(id)
      strongest = max(strongest ?? fact.strength, fact.strength)
    }
    let judgment = try fields.optionalText("judgment")
    guard let strongest else {
      guard let judgment else {
        throw refused(
          try fields.required("id"), "the rule cites no evidence and gives no judgment",
          "Cite a fact under `evidence:`, or say in one sentence under `judgment:` what it rests on.")
      }
      if let node = fields.optional("strength") {
        throw refused(node, "`strength` stands without evidence", "Delete it.")
      }
      return ([], nil, judgment)
    }
    let word = try fields.word("strength", among: Evidence.Strength.allCases.map(\.rawValue))
    guard let strength = Evidence.Strength(rawValue: word), strength <= strongest else {
      throw refused(
        try fields.required("strength"), "`strength` is \(word), more than the facts bear",
        "The strongest of them is \(strongest.rawValue).")
    }
    return (ids, strength, judgment)
  }

  private func samples(_ fields: Fields, _ key: String, isMarked: Bool?) throws(DataError) -> [Sample] {
    let node = try fields.required(key)
    var samples: [Sample] = []
    for part in try node.list("`\(key)`", in: file) {
      let text = try part.text("a line of `\(key)`", in: file)
      guard let sample = Sample(text, place: part.place), isMarked.map({ sample.marks.isEmpty != $0 }) ?? true
      else {
        let isMarked = isMarked ?? true
        throw refused(
          part, isMarked ? "a line of `flags` marks no words" : "a line of `passes` has marks",
          isMarked ? "Put ⟦ ⟧ around the words that are remarked on." : "Write it without ⟦ ⟧.")
      }
      samples.append(sample)
    }
    guard !samples.isEmpty else {
      throw refused(node, "`\(key)` is empty", "Write at least one sentence; it is how the rule is checked.")
    }
    return samples
  }

  private func refused(_ node: Node, _ what: String, _ remedy: String) -> DataError {
    DataError(file: file, place: node.place, what: what, remedy: remedy)
  }
}

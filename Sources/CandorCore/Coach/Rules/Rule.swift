// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing the coach listens for: what it sounds like, what is said about it, and why.
package struct Rule: Hashable, Sendable {
  /// Hand-written, never changed, never reused: it stands in people's logs.
  package let id: String
  /// The kinds of text that it applies to, `feedback` for instance; never empty.
  package let families: [String]
  package let level: Level
  /// From 1 to 100; what a sentence may cost the talk. The costliest remark is said first.
  package let cost: Int
  package let cues: [Cue]
  /// What a goal lacks where the rule speaks up; nil for a rule that listens for words.
  package let missing: GoalGap?
  package let conditions: Conditions
  /// One sentence about the words, `{quote}` standing for them.
  package let remark: String
  /// A wording to try or a question that leads to one, `{quote}` standing for the words.
  package let offer: String?
  /// What to put in place of the words, so that the sentence stands as it is: often nothing at all. Nil where only
  /// the person can say it anew.
  package let swap: String?
  /// One sentence: what the rule rests on.
  package let principle: String
  /// Ids of the facts that support it; empty where `judgment` says what it rests on instead.
  package let evidence: [String]
  /// How far the evidence carries for this rule: never further than its strongest fact. Nil without evidence.
  package let strength: Evidence.Strength?
  package let judgment: String?
  /// Texts that it speaks up on, with the words marked.
  package let flags: [Sample]
  /// Near misses, on which it stays quiet.
  package let passes: [Sample]

  /// How loudly it speaks; only `warn` and `error` make `candor coach` exit with 1.
  package enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
    case hint, warn, error

    package static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .hint: 0
      case .warn: 1
      case .error: 2
      }
    }
  }

  /// One pattern, with words of its own where the rule's do not fit.
  package struct Cue: Hashable, Sendable {
    package let pattern: Pattern
    package let remark: String?
    package let offer: String?
    package let swap: String?

    package init(pattern: Pattern, remark: String? = nil, offer: String? = nil, swap: String? = nil) {
      self.pattern = pattern
      self.remark = remark
      self.offer = offer
      self.swap = swap
    }
  }

  package init(
    id: String, families: [String], level: Level, cost: Int, cues: [Cue],
    missing: GoalGap? = nil, conditions: Conditions = Conditions(), remark: String, offer: String?,
    swap: String? = nil, principle: String,
    evidence: [String] = [], strength: Evidence.Strength? = nil, judgment: String? = nil,
    flags: [Sample] = [], passes: [Sample] = []
  ) {
    self.id = id
    self.families = families
    self.level = level
    self.cost = cost
    self.cues = cues
    self.missing = missing
    self.conditions = conditions
    self.remark = remark
    self.offer = offer
    self.swap = swap
    self.principle = principle
    self.evidence = evidence
    self.strength = strength
    self.judgment = judgment
    self.flags = flags
    self.passes = passes
  }
}

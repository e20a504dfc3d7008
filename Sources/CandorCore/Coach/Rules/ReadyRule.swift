// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule, or a feature of a scale, made ready for one coach.
struct ReadyRule: Sendable {
  /// Nil for a pattern that nothing could find; the readers of rules refuse it.
  let cues: [Matcher?]
  private let conditions: ReadyConditions
  /// See `Conditions.least`.
  let least: Int
  /// Whether it speaks once, however often its words stand in the text.
  let speaksOnce: Bool

  init(_ patterns: [Pattern], _ conditions: Conditions, _ vocabulary: inout Vocabulary) {
    var cues: [Matcher?] = []
    for pattern in patterns { cues.append(Matcher(pattern, &vocabulary)) }
    self.cues = cues
    self.conditions = ReadyConditions(conditions, &vocabulary)
    least = conditions.least
    speaksOnce = least > 1 || conditions.only.contains(.whole)
  }

  /// The words that the cue marks, in tokens, if the token at `index` is what it is found by and nothing cancels it.
  func match(_ cue: Int, _ passage: Passage, at index: Int) -> Range<Int>? {
    guard let match = cues[cue]?.match(passage, at: index),
      conditions.hold(passage, cue: match.start..<match.marked.upperBound)
    else { return nil }
    return match.marked
  }
}

/// Conditions made ready for one coach.
private struct ReadyConditions: Sendable {
  private let only: [Conditions.Sign]
  private let unless: [Conditions.Sign]
  private let unlessBefore: [[Matcher.Step]]
  private let unlessAfter: [[Matcher.Step]]
  private let unlessInSentence: MatcherIndex
  private let unlessInText: MatcherIndex

  init(_ conditions: Conditions, _ vocabulary: inout Vocabulary) {
    only = conditions.only
    unless = conditions.unless
    unlessBefore = Self.steps(conditions.unlessBefore, &vocabulary)
    unlessAfter = Self.steps(conditions.unlessAfter, &vocabulary)
    unlessInSentence = MatcherIndex(conditions.unlessInSentence, &vocabulary)
    unlessInText = MatcherIndex(conditions.unlessInText, &vocabulary)
  }

  /// Whether nothing around the cue cancels it.
  func hold(_ passage: Passage, cue: Range<Int>) -> Bool {
    let around = Surroundings(passage: passage, cue: cue)
    for sign in only where !around.has(sign) { return false }
    for sign in unless where around.has(sign) { return false }
    let walk = Walk(tokens: passage.tokens, sentence: passage.tokens[cue.lowerBound].sentence)
    for steps in unlessBefore where walk.go(steps, from: 1, at: cue.lowerBound, .backward) != 0 {
      return false
    }
    for steps in unlessAfter where walk.go(steps, from: 1, at: cue.upperBound, .forward) != 0 { return false }
    return !unlessInSentence.holds(in: around.sentence, of: passage)
      && !unlessInText.holds(in: around.page, of: passage)
  }

  private static func steps(_ patterns: [Pattern], _ vocabulary: inout Vocabulary) -> [[Matcher.Step]] {
    var steps: [[Matcher.Step]] = []
    for pattern in patterns { steps.append(Matcher.steps(pattern.marked, &vocabulary)) }
    return steps
  }
}

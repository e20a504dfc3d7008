// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule, or a feature of a scale, made ready for one coach.
final class ReadyRule: Sendable {
  /// By cue; none for a pattern that nothing could find: the readers of rules refuse it.
  let cues: [[Matcher.Ready]]
  let conditions: ReadyConditions
  /// See `Conditions.least`.
  let least: Int
  /// Whether it speaks once, however often its words stand in the text.
  let speaksOnce: Bool
  /// Whether it reads whole talks only.
  let isForTalks: Bool

  init(
    _ patterns: [Pattern], _ conditions: Conditions, _ code: inout PatternCode, _ vocabulary: inout Vocabulary
  ) {
    var cues: [[Matcher.Ready]] = []
    for pattern in patterns { cues.append(Matcher.ready(pattern, &code, &vocabulary)) }
    self.cues = cues
    self.conditions = ReadyConditions(conditions, &code, &vocabulary)
    least = conditions.least
    isForTalks = conditions.only.contains(.whole)
    speaksOnce = least > 1 || isForTalks
  }
}

/// Conditions made ready for one coach.
final class ReadyConditions: Sendable {
  private let only: [Conditions.Sign]
  private let unless: [Conditions.Sign]
  private let unlessBefore: [PatternCode.Run]
  private let unlessAfter: [PatternCode.Run]
  private let unlessInSentence: MatcherIndex
  private let unlessInText: MatcherIndex

  init(_ conditions: Conditions, _ code: inout PatternCode, _ vocabulary: inout Vocabulary) {
    only = conditions.only
    unless = conditions.unless
    unlessBefore = Self.runs(conditions.unlessBefore, .backward, &code, &vocabulary)
    unlessAfter = Self.runs(conditions.unlessAfter, .forward, &code, &vocabulary)
    unlessInSentence = MatcherIndex(conditions.unlessInSentence, &code, &vocabulary)
    unlessInText = MatcherIndex(conditions.unlessInText, &code, &vocabulary)
  }

  /// Whether nothing around the cue cancels it; the walk is in its sentence.
  func hold(_ passage: Passage, cue: Range<Int>, _ walk: Walk) -> Bool {
    let around = Surroundings(passage: passage, cue: cue)
    for sign in only where !around.has(sign) { return false }
    for sign in unless where around.has(sign) { return false }
    for run in unlessBefore where walk.go(run, from: 1, at: cue.lowerBound, .backward) != 0 { return false }
    for run in unlessAfter where walk.go(run, from: 1, at: cue.upperBound, .forward) != 0 { return false }
    return !unlessInSentence.holds(in: around.sentence, walk) && !unlessInText.holds(in: around.page, walk)
  }

  private static func runs(
    _ patterns: [Pattern], _ direction: Walk.Direction, _ code: inout PatternCode,
    _ vocabulary: inout Vocabulary
  ) -> [PatternCode.Run] {
    var runs: [PatternCode.Run] = []
    for pattern in patterns { runs.append(code.add(pattern.marked, direction, &vocabulary)) }
    return runs
  }
}

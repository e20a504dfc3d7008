// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule made ready for one coach.
struct ReadyRule: Sendable {
  struct Cue: Sendable {
    let matcher: Matcher
    let remark: String
    let offer: String?
  }

  /// A cue that nothing could find is left out; the readers of rules refuse it.
  let cues: [Cue]
  private let only: [Rule.Sign]
  private let unless: [Rule.Sign]
  private let unlessBefore: [[Matcher.Step]]
  private let unlessAfter: [[Matcher.Step]]
  private let unlessInSentence: [Matcher]
  /// Places in `unlessInSentence`; those found by a name or a number stand under the unknown word.
  private let byWord: [Vocabulary.Word: [Int]]

  init(_ rule: Rule, _ vocabulary: inout Vocabulary) {
    var cues: [Cue] = []
    for cue in rule.cues {
      guard let matcher = Matcher(cue.pattern, &vocabulary) else { continue }
      cues.append(
        Cue(matcher: matcher, remark: cue.remark ?? rule.remark, offer: cue.offer ?? rule.offer))
    }
    self.cues = cues
    only = rule.only
    unless = rule.unless
    unlessBefore = Self.steps(rule.unlessBefore, &vocabulary)
    unlessAfter = Self.steps(rule.unlessAfter, &vocabulary)
    var matchers: [Matcher] = []
    var byWord: [Vocabulary.Word: [Int]] = [:]
    for pattern in rule.unlessInSentence {
      guard let matcher = Matcher(pattern, &vocabulary) else { continue }
      for word in matcher.beginnings.words.words { byWord[word, default: []].append(matchers.count) }
      if matcher.beginnings.name || matcher.beginnings.number {
        byWord[Vocabulary.unknown, default: []].append(matchers.count)
      }
      matchers.append(matcher)
    }
    unlessInSentence = matchers
    self.byWord = byWord
  }

  /// Whether nothing around the cue cancels it.
  func counts(_ passage: Passage, cue: Range<Int>) -> Bool {
    let around = Surroundings(passage: passage, cue: cue)
    for sign in only where !around.has(sign) { return false }
    for sign in unless where around.has(sign) { return false }
    let walk = Walk(tokens: passage.tokens, sentence: passage.tokens[cue.lowerBound].sentence)
    for steps in unlessBefore where walk.go(steps, from: 1, at: cue.lowerBound, .backward) != 0 {
      return false
    }
    for steps in unlessAfter where walk.go(steps, from: 1, at: cue.upperBound, .forward) != 0 { return false }
    return !around.hold(unlessInSentence, byWord: byWord)
  }

  private static func steps(_ patterns: [Pattern], _ vocabulary: inout Vocabulary) -> [[Matcher.Step]] {
    var steps: [[Matcher.Step]] = []
    for pattern in patterns { steps.append(Matcher.steps(pattern.marked, &vocabulary)) }
    return steps
  }
}

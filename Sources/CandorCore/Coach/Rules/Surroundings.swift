// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands around a cue in its sentence, looked at only once a pattern has matched.
struct Surroundings {
  let passage: Passage
  /// From where the pattern begins to where its marked words end, in tokens.
  let cue: Range<Int>

  /// No sign is looked for farther away than this, so that a text without full stops costs no more.
  private static let farthest = 40
  /// How far a negation or an “I” reaches, in words.
  private static let nearest = 6

  func has(_ sign: Conditions.Sign) -> Bool {
    switch sign {
    case .negated: clauseBefore { passage.tokens[$0].kinds.contains(.negation) }
    case .firstPerson: clauseBefore { passage.tokens[$0].kinds.contains(.firstPerson) }
    case .supposed: sentenceBefore.contains { passage.tokens[$0].kinds.contains(.supposition) }
    case .reported:
      sentenceBefore.contains(where: isSaid)
        || sentenceBehind.contains(where: isAttributed)
    case .dated: sentence.contains { passage.tokens[$0].kinds.contains(.time) }
    case .counted: sentence.contains { passage.tokens[$0].kinds.contains(.number) }
    case .question: passage.isQuestion(passage.tokens[cue.lowerBound].sentence)
    case .alone: isAlone
    case .whole: passage.isTalk
    case .asking: passage.questions.first.map { $0 <= lastOfPage } ?? false
    }
  }

  /// Looks at the first words only: among those of a longer text is a sentence that says something.
  private var isAlone: Bool {
    let own = passage.tokens[cue.lowerBound].sentence
    var run: (sentence: Int32, words: Int) = (own, 0)
    for token in passage.tokens.prefix(4 * Self.farthest) where token.sentence != own {
      run = token.sentence == run.sentence ? (run.sentence, run.words + 1) : (token.sentence, 1)
      if run.words > 3 { return false }
    }
    return true
  }

  /// The text up to where a talk ends and a document begins.
  var page: Range<Int> { 0..<min(passage.tokens.count, Passage.longestTalk) }

  private var lastOfPage: Int32 { page.last.map { passage.tokens[$0].sentence } ?? 0 }

  var sentence: Range<Int> { sentenceBefore.lowerBound..<sentenceBehind.upperBound }

  private var sentenceBefore: Range<Int> {
    let own = passage.tokens[cue.lowerBound].sentence
    var start = cue.lowerBound
    while start > 0, cue.lowerBound - start < Self.farthest, passage.tokens[start - 1].sentence == own {
      start -= 1
    }
    return start..<cue.lowerBound
  }

  private var sentenceBehind: Range<Int> {
    let own = passage.tokens[cue.lowerBound].sentence
    var end = cue.upperBound
    while end < passage.tokens.count, end - cue.upperBound < Self.farthest,
      passage.tokens[end].sentence == own
    {
      end += 1
    }
    return cue.upperBound..<end
  }

  private func clauseBefore(_ holds: (Int) -> Bool) -> Bool {
    let clause = passage.tokens[cue.lowerBound].clause
    var index = cue.lowerBound - 1
    while index >= 0, cue.lowerBound - index <= Self.nearest, passage.tokens[index].clause == clause {
      if beginsAnew(index) { return false }
      if holds(index) { return true }
      index -= 1
    }
    return false
  }

  /// “… and everyone”: from here on it is a sentence of its own, which no “never” before it reaches.
  private func beginsAnew(_ index: Int) -> Bool {
    index + 1 < passage.tokens.count && passage.tokens[index].kinds.contains(.joining)
      && passage.tokens[index + 1].kinds.contains(.subject)
  }

  /// “She said”, “according to”; what the writer said (“I told you”, “I have said”) is the writer's.
  private func isSaid(_ index: Int) -> Bool {
    let tokens = passage.tokens
    guard tokens[index].kinds.contains(.saying), index > 0 else { return false }
    for before in tokens[max(0, index - 2)..<index]
    where before.kinds.contains(.firstPerson) || before.kinds.contains(.negation) {
      return false
    }
    return true
  }

  /// “…, she said”: a saying in another clause than the cue's.
  private func isAttributed(_ index: Int) -> Bool {
    isSaid(index) && passage.tokens[index].clause != passage.tokens[cue.upperBound - 1].clause
  }
}

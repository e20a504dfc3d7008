// SPDX-License-Identifier: GPL-3.0-or-later

/// Some patterns by the words that they are found by.
struct MatcherIndex: Sendable {
  private var matchers: [Matcher] = []
  /// Places in `matchers`; those found by a shape stand under the unknown word.
  private var byWord: [Vocabulary.Word: [Int]] = [:]
  /// All words that one of them is found by.
  private var words = WordSet()
  private var shapes: Passage.Shapes = []

  init(_ patterns: [Pattern], _ code: inout PatternCode, _ vocabulary: inout Vocabulary) {
    for (matcher, beginnings) in patterns.flatMap({ Matcher.ready($0, &code, &vocabulary) }) {
      for word in beginnings.words.words {
        byWord[word, default: []].append(matchers.count)
        words.insert(word)
      }
      if !beginnings.shapes.isEmpty { byWord[Vocabulary.unknown, default: []].append(matchers.count) }
      shapes.formUnion(beginnings.shapes)
      matchers.append(matcher)
    }
  }

  /// Whether one of the patterns matches at one of these tokens.
  func holds(in tokens: Range<Int>, _ walk: Walk) -> Bool {
    if matchers.isEmpty { return false }
    var walk = walk
    for index in tokens {
      let token = walk.tokens[index]
      walk.sentence = token.sentence
      if words.contains(token.word), holds(byWord[token.word], walk, index) { return true }
      if !token.shapes.isDisjoint(with: shapes), holds(byWord[Vocabulary.unknown], walk, index) {
        return true
      }
    }
    return false
  }

  private func holds(_ places: [Int]?, _ walk: Walk, _ index: Int) -> Bool {
    for place in places ?? [] where matchers[place].match(walk, at: index) != nil { return true }
    return false
  }
}

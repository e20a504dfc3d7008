// SPDX-License-Identifier: GPL-3.0-or-later

/// Some patterns by the words that they are found by.
struct MatcherIndex: Sendable {
  private let matchers: [Matcher]
  /// Places in `matchers`; those found by a kind of word stand under the unknown word.
  private let byWord: [Vocabulary.Word: [Int]]

  init(_ patterns: [Pattern], _ vocabulary: inout Vocabulary) {
    var matchers: [Matcher] = []
    var byWord: [Vocabulary.Word: [Int]] = [:]
    for pattern in patterns {
      guard let matcher = Matcher(pattern, &vocabulary) else { continue }
      for word in matcher.beginnings.words.words { byWord[word, default: []].append(matchers.count) }
      if !matcher.beginnings.shapes.isEmpty { byWord[Vocabulary.unknown, default: []].append(matchers.count) }
      matchers.append(matcher)
    }
    self.matchers = matchers
    self.byWord = byWord
  }

  /// Whether one of the patterns matches at one of these tokens.
  func holds(in tokens: Range<Int>, of passage: Passage) -> Bool {
    if matchers.isEmpty { return false }
    for index in tokens {
      let token = passage.tokens[index]
      if token.word != Vocabulary.unknown, holds(byWord[token.word], passage, index) { return true }
      if !token.shapes.isEmpty, holds(byWord[Vocabulary.unknown], passage, index) { return true }
    }
    return false
  }

  private func holds(_ places: [Int]?, _ passage: Passage, _ index: Int) -> Bool {
    guard let places else { return false }
    return places.contains { matchers[$0].match(passage, at: index) != nil }
  }
}

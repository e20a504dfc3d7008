// SPDX-License-Identifier: GPL-3.0-or-later

/// What must hold around the words of a pattern, and what cancels it.
package struct Conditions: Hashable, Sendable {
  /// What must hold for the words to count.
  package let only: [Sign]
  /// What makes them count for nothing.
  package let unless: [Sign]
  /// Patterns that cancel them by standing right before, right behind, or anywhere in the sentence.
  package let unlessBefore: [Pattern]
  package let unlessAfter: [Pattern]
  package let unlessInSentence: [Pattern]
  /// Patterns that cancel them by standing anywhere in the text, or in the first page of a long one.
  package let unlessInText: [Pattern]
  /// In how many sentences the words must stand; where more than one is asked for, the rule speaks once.
  package let least: Int

  package init(
    only: [Sign] = [], unless: [Sign] = [], unlessBefore: [Pattern] = [], unlessAfter: [Pattern] = [],
    unlessInSentence: [Pattern] = [], unlessInText: [Pattern] = [], least: Int = 1
  ) {
    self.only = only
    self.unless = unless
    self.unlessBefore = unlessBefore
    self.unlessAfter = unlessAfter
    self.unlessInSentence = unlessInSentence
    self.unlessInText = unlessInText
    self.least = least
  }
}

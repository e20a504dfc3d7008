// SPDX-License-Identifier: GPL-3.0-or-later

/// A weighted sum over what stands in a text, which everybody can check by hand.
package struct Scale: Hashable, Sendable {
  /// Hand-written; the code asks for scales by it.
  package let id: String
  /// What a text weighs in which nothing is found, in hundredths.
  package let bias: Int
  package let features: [Feature]

  package init(id: String, bias: Int, features: [Feature]) {
    self.id = id
    self.bias = bias
    self.features = features
  }

  /// One thing that can stand in a text, and what it weighs.
  package struct Feature: Hashable, Sendable {
    package let id: String
    /// In hundredths, for each time; negative where it speaks against.
    package let weight: Int
    /// How many times count; positive.
    package let most: Int
    package let source: Source

    package init(id: String, weight: Int, most: Int, source: Source) {
      self.id = id
      self.weight = weight
      self.most = most
      self.source = source
    }
  }

  /// Where a feature looks.
  package enum Source: Hashable, Sendable {
    /// At the words.
    case patterns([Pattern], Conditions)
    /// At what these rules, or families of rules, remark on.
    case rules([String])
    /// At the words that none of these patterns finds; frequent words and numbers are passed over.
    case besides([Pattern])
  }
}

/// What a text weighs on a scale.
package struct Measure: Hashable, Sendable {
  /// In hundredths; what is above 0 speaks for.
  package let sum: Int
  /// What was found, in the scale's order, with the words as ranges of Unicode scalars.
  package let findings: [Finding]

  package struct Finding: Hashable, Sendable {
    package let feature: String
    package let weight: Int
    package let range: Range<Int>
  }

  /// The sum pressed between 0 and 1000: a half for 0, and closer to the ends the farther it is from 0.
  ///
  /// s / (1 + |s|) instead of the logistic function: the same order, and no library of mathematics.
  package var score: Int { 500 + 500 * sum / (100 + abs(sum)) }
}

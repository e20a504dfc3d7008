// SPDX-License-Identifier: GPL-3.0-or-later

/// A fact that rules may cite, with its source and how it was checked.
package struct Evidence: Hashable, Sendable {
  package let id: String
  /// The finding, in one sentence.
  package let claim: String
  /// The number behind it, as reported; nil where nobody measured.
  package let figure: String?
  package let source: String
  package let check: Check
  package let strength: Strength

  /// What was read to check it.
  package enum Check: String, Hashable, Sendable, CaseIterable {
    /// The source's own text.
    case primary
    /// The data or the code itself.
    case data
    /// Only somebody who quotes the source.
    case secondary
  }

  /// How much weight it bears; said aloud where it is weak.
  package enum Strength: String, Hashable, Sendable, CaseIterable, Comparable {
    case weak, medium, strong

    package static func < (one: Strength, other: Strength) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .weak: 0
      case .medium: 1
      case .strong: 2
      }
    }
  }

  package init(
    id: String, claim: String, figure: String?, source: String, check: Check, strength: Strength
  ) {
    self.id = id
    self.claim = claim
    self.figure = figure
    self.source = source
    self.check = check
    self.strength = strength
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What the words of a goal hold, and what they lack; never a judgment on whoever set it.
package struct GoalReading: Hashable, Sendable {
  /// In the order of the letters.
  package let criteria: [Finding]
  /// The words that say whose goal it is, as a range of Unicode scalars; nil where nobody is named.
  package let owner: Range<Int>?
  package let aim: Aim
  /// The words for what somebody will be busy with.
  package let activity: Range<Int>?
  /// Words which say that the work is new or complex, so that what works has yet to be found; nil where the goal is
  /// to find it.
  package let newness: Range<Int>?
  /// Where a second goal and further ones begin.
  package let others: [Range<Int>]
  /// A change by so much or to so much, of which the start is not told.
  package let unanchored: Range<Int>?

  /// One criterion, with the words that carry it.
  package struct Finding: Hashable, Sendable {
    package let criterion: GoalCriterion
    package let isMet: Bool
    /// As ranges of Unicode scalars in the text's order, none overlapping; empty where it is not met.
    package let words: [Range<Int>]
  }

  /// What a goal is after.
  package enum Aim: String, Hashable, Sendable {
    /// What will be different.
    case outcome
    /// What somebody will be busy with.
    case activity
    /// What somebody will know or be able to do.
    case learning
    /// The words do not tell.
    case unclear
  }

  package subscript(criterion: GoalCriterion) -> Finding {
    criteria.first { $0.criterion == criterion }
      ?? Finding(criterion: criterion, isMet: false, words: [])
  }

  package var missing: [GoalCriterion] { criteria.filter { !$0.isMet }.map(\.criterion) }

  /// How much of SMART is there, in thousandths; of the words, not of the person.
  package var score: Int {
    var score = aim == .outcome ? 50 : 0
    for finding in criteria where finding.isMet { score += finding.criterion.weight }
    return score
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What the words of a goal may lack, each of which a rule speaks of: `missing: specific`.
package enum GoalGap: String, Hashable, Sendable, CaseIterable {
  case specific, measurable, achievable, relevant
  case timeBound = "time-bound"
  case owner
  /// A change by so much, and not from where.
  case start
  /// Something to be busy with, and not what it is for.
  case outcome
  /// One goal at a time.
  case focus
  /// New or complex work with a figure to reach, where something to find out serves better.
  case learning

  init(_ criterion: GoalCriterion) {
    switch criterion {
    case .specific: self = .specific
    case .measurable: self = .measurable
    case .achievable: self = .achievable
    case .relevant: self = .relevant
    case .timeBound: self = .timeBound
    }
  }
}

extension GoalReading {
  /// What it lacks, the weightiest first, with the words that show it where there are some.
  ///
  /// Means, reasons and an owner are asked for only once the rest is there: a rough wish needs a figure first.
  package var gaps: [(gap: GoalGap, words: Range<Int>?)] {
    let (first, later) = (missing.filter { $0.weight > 100 }, missing.filter { $0.weight <= 100 })
    var gaps: [(gap: GoalGap, words: Range<Int>?)] = first.map { (GoalGap($0), nil) }
    if let newness, self[.measurable].isMet { gaps.append((.learning, newness)) }
    if let other = others.first { gaps.append((.focus, other)) }
    if let unanchored { gaps.append((.start, unanchored)) }
    if aim == .activity, let activity { gaps.append((.outcome, activity)) }
    guard first.isEmpty else { return gaps }
    gaps += later.map { (GoalGap($0), nil) }
    if owner == nil { gaps.append((.owner, nil)) }
    return gaps
  }
}

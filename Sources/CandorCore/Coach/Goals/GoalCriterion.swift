// SPDX-License-Identifier: GPL-3.0-or-later

/// The five letters of SMART, in their order.
package enum GoalCriterion: String, Hashable, Sendable, CaseIterable {
  case specific, measurable, achievable, relevant
  case timeBound = "time-bound"

  /// The word as a heading.
  package var title: String {
    switch self {
    case .specific: "Specific"
    case .measurable: "Measurable"
    case .achievable: "Achievable"
    case .relevant: "Relevant"
    case .timeBound: "Time-bound"
    }
  }

  /// What it adds to a goal's score, in thousandths.
  ///
  /// The first, second and last weigh most: a goal without one of them cannot be followed, while reasons and means
  /// are often agreed on elsewhere. Together with 50 for an outcome they are 1000.
  var weight: Int {
    switch self {
    case .specific, .measurable, .timeBound: 250
    case .achievable, .relevant: 100
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport

extension SeededChance {
  /// A day of the years 1...9999.
  mutating func day() -> Day {
    Day(ordinal: Int.random(in: -719_162...2_932_896, using: &self))
  }
}

/// "2026-12-04", "2026-11-30..2026-12-04", "? 2027-03-07 2027-07-03", "x" for no such day, or "-": what a table says
/// of a reading.
func shown(_ reading: DateReading) -> String {
  switch reading {
  case .span(let span): shown(span)
  case .ambiguous(let days): "? " + days.map { shown($0) }.joined(separator: " ")
  case .impossible: "x"
  case .unreadable: "-"
  }
}

func shown(_ span: DaySpan?) -> String {
  guard let span else { return "-" }
  return span.from == span.to ? span.from.iso : span.from.iso + ".." + span.to.iso
}

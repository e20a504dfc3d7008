// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// Chance that can be thrown again: the same seed, the same throws (a 64-bit linear congruential generator).
struct DatesDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    // The high bits are the good ones.
    return state >> 33 ^ state << 31
  }

  /// A day of the years 1...9999.
  mutating func day() -> Day {
    Day(ordinal: Int.random(in: -719_162...2_932_896, using: &self))
  }
}

/// "2026-12-04", "2026-11-30..2026-12-04", "? 2027-03-07 2027-07-03" or "-": what a table says of a reading.
func shown(_ reading: DateReading) -> String {
  switch reading {
  case .span(let span): shown(span)
  case .ambiguous(let days): "? " + days.map { shown($0) }.joined(separator: " ")
  case .unreadable: "-"
  }
}

func shown(_ span: DaySpan?) -> String {
  guard let span else { return "-" }
  return span.from == span.to ? span.from.iso : span.from.iso + ".." + span.to.iso
}

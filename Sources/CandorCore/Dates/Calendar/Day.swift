// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the proleptic Gregorian calendar, without a time or a zone.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package let ordinal: Int

  package init(ordinal: Int) {
    self.ordinal = ordinal
  }

  package static func < (one: Day, other: Day) -> Bool { one.ordinal < other.ordinal }
}

/// A run of days, both ends included; a single day is a span whose ends are equal.
package struct DaySpan: Hashable, Sendable {
  package let from: Day
  package let to: Day

  package init(_ from: Day, _ to: Day) {
    self.from = from
    self.to = to
  }
}

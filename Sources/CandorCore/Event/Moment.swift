// SPDX-License-Identifier: GPL-3.0-or-later

/// The time and the chance that one turn may use: both come in as values, the core reads neither.
package struct Moment: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64
  /// The local day, by the time zone of the person who types.
  package let today: Day
  /// Sixty-four random bits; identifiers made in this turn come from here.
  package let chance: UInt64

  package init(milliseconds: Int64, today: Day, chance: UInt64) {
    self.milliseconds = milliseconds
    self.today = today
    self.chance = chance
  }
}

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

extension Moment {
  /// The `index`-th identifier of this turn; different indices never give the same bits.
  ///
  /// SplitMix64's output function (Steele, Lea and Flood, 2014), which is a bijection.
  package func id<Subject>(_ index: Int = 0) -> ID<Subject> {
    var bits = chance &+ (UInt64(index) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return ID(bits: bits ^ (bits >> 31))
  }
}

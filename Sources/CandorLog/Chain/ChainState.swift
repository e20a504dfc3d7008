// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a device's chain stands after a record.
struct ChainState: Hashable, Sendable {
  /// The last record's number; 0 before the first.
  var number = 0
  var hash = ChainHash.none
  /// The last record's hybrid logical clock.
  var clock: Int64 = 0

  /// What keeps `line`, sound by itself, from being the next record of `device`; nil where nothing does.
  func flaw(before line: Line, of device: UInt64) -> String? {
    if line.device != device { return "this record belongs to another device" }
    if line.number != number + 1 { return "record \(line.number) follows record \(number)" }
    if line.previous != hash { return "this record does not follow on from the one before it" }
    if line.clock <= clock { return "this record's clock is not after the one before it" }
    return nil
  }

  mutating func advance(to line: Line) {
    number = line.number
    hash = line.hash
    clock = line.clock
  }
}

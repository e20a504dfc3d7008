// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The lines of one append, encoded and checked before the first byte is written.
struct Batch {
  private(set) var bytes: [UInt8] = []
  private(set) var hash: ChainHash
  private(set) var clock: Int64
  private(set) var context: Context
  /// The wall clock as recorded: the nearest that has a form on disk.
  let milliseconds: Int64
  let numbers: Range<Int>

  private let device: DeviceID

  /// Encodes `events` as the records after `last`; their clock goes on from the greatest one seen, or from the
  /// wall clock where that is later.
  init(
    _ events: [Event], at milliseconds: Int64, after last: SealedHead.Row, clock: Int64, device: DeviceID,
    context: Context, salt: () -> Salt
  ) throws(LogError) {
    hash = last.hash
    numbers = last.number + 1..<last.number + 1 + events.count
    self.clock = clock
    self.device = device
    self.context = context
    self.milliseconds = min(
      max(milliseconds, CalendarText.milliseconds.lowerBound), CalendarText.milliseconds.upperBound)
    for (event, number) in zip(events, numbers) { try add(event, number, salt: salt()) }
  }

  private mutating func add(_ event: Event, _ number: Int, salt: Salt) throws(LogError) {
    let record = try StoredRecord(event, salt: salt, context: context)
    clock = max(milliseconds, clock + 1)
    hash = record.append(
      to: &bytes,
      at: StoredRecord.Position(
        number: number, device: device, clock: clock, milliseconds: milliseconds, previous: hash))
    context.apply(event)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The lines of one append, encoded and checked before the first byte is written.
struct Batch {
  private(set) var bytes: [UInt8] = []
  /// Where each line ends.
  private(set) var ends: [Int] = []
  private(set) var hash: ChainHash
  private(set) var clock: Int64
  let context: Context
  /// The wall clock as recorded: the nearest that has a form on disk.
  let milliseconds: Int64
  let numbers: Range<Int>

  /// Encodes `records` to stand after `last`; their clock goes on from the greatest one seen, or from the
  /// wall clock where that is later.
  init(
    _ records: [StoredRecord], _ context: Context, at milliseconds: Int64, after last: SealedHead.Row,
    clock: Int64, device: DeviceID, keys: (StoredRecord) throws(LogError) -> BodyKey?,
    _ chance: () -> UInt64
  ) throws(LogError) {
    hash = last.hash
    numbers = last.number + 1..<last.number + 1 + records.count
    self.clock = clock
    self.context = context
    self.milliseconds = min(
      max(milliseconds, CalendarText.milliseconds.lowerBound), CalendarText.milliseconds.upperBound)
    for (record, number) in zip(records, numbers) {
      self.clock = max(self.milliseconds, self.clock + 1)
      let position = StoredRecord.Position(
        number: number, device: device, clock: self.clock, milliseconds: self.milliseconds, previous: hash)
      hash = record.append(to: &bytes, at: position, key: try keys(record), chance)
      ends.append(bytes.count)
    }
  }

  /// The events as records, and what later ones need to know of them and those before.
  ///
  /// - Throws: 65 for a body above the limit, 70 for an event without a form.
  static func records(
    of events: [Event], after context: Context, salt: () -> Salt
  ) throws(LogError) -> ([StoredRecord], Context) {
    var context = context
    var records: [StoredRecord] = []
    for event in events {
      records.append(try StoredRecord(event, salt: salt(), context: context))
      context.apply(event)
    }
    return (records, context)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore
import Glibc

/// The log, open for writing: the one thing in the program with an identity.
///
/// One process at a time has it. What `append` returned from is on the disk; after a failed write it takes no
/// more, because nobody knows any longer what the file holds.
package struct EventLog: ~Copyable {
  /// One line for the person for each thing that was put right, or is odd, at the start.
  package let notices: [String]

  private let data: Folder
  private let folder: Folder
  private let keys: DeviceKeys
  private var lock: WriterLock
  /// The device that this computer writes as, `d_` and sixteen digits.
  package let deviceName: String
  private let device: DeviceID
  private let limit: Int
  private let chance: () -> UInt64
  private var segment: Descriptor
  private var head: SealedHead
  private var clock: Int64
  private var context: Context
  private var remembering: Remembering?
  private var condition = Condition.open

  private enum Condition {
    case open, poisoned, closed
  }

  /// Bytes that a segment may have before the next one begins: 512 KiB, for every start checks the last two.
  static let segmentLimit = 512 << 10

  /// Opens the log, and makes it where there is none: takes the lock, checks, mends a torn end, and hands over
  /// every event in order.
  ///
  /// - Throws: 65 for damage (nothing was changed), 73 and 74 for the disk, 75 where another candor writes,
  ///   77 for folders that are not ours alone or are on a network, and for want of the passphrase. The events
  ///   handed over before are void.
  package static func open(
    _ places: LogPlaces, _ unlocking: Unlocking, at moment: Moment, each: (Event, Stamp) -> Void
  ) throws(LogError) -> EventLog {
    try open(places, unlocking, at: moment, limit: segmentLimit, chance: systemChance, each: each)
  }

  /// Opens the log in the same way, and hands over what is known, the words of answers aside
  /// (`Conversation.isLoaded`), from a snapshot where there is a good one.
  package static func open(
    _ places: LogPlaces, _ unlocking: Unlocking, at moment: Moment, into record: inout Record
  ) throws(LogError) -> EventLog {
    try open(places, unlocking, at: moment, limit: segmentLimit, chance: systemChance, into: &record)
  }

  static func open(
    _ places: LogPlaces, _ unlocking: Unlocking, at moment: Moment, limit: Int,
    chance: @escaping () -> UInt64, into record: inout Record
  ) throws(LogError) -> EventLog {
    var opener = try Opener(places, unlocking, at: moment, chance: chance)
    let fold = try opener.fold(unlocking, at: moment)
    try opener.recover()
    let keys = try opener.settle(chance)
    record = fold.record
    let remembering = Remembering(
      fold, opener.readers, own: opener.device, isBehind: opener.isBehind)
    return try EventLog(opener, fold.context, keys, remembering, limit: limit, chance: chance)
  }

  /// Random numbers of the system, fit for keys.
  static func systemChance() -> UInt64 {
    var system = SystemRandomNumberGenerator()
    return system.next()
  }

  /// The same with the size of a segment, and the random numbers for keys, nonces, salts and the device's id, as
  /// values.
  static func open(
    _ places: LogPlaces, _ unlocking: Unlocking, at moment: Moment, limit: Int,
    chance: @escaping () -> UInt64, each: (Event, Stamp) -> Void
  ) throws(LogError) -> EventLog {
    var opener = try Opener(places, unlocking, at: moment, chance: chance)
    let context = try opener.replay(each, at: moment)
    try opener.recover()
    let keys = try opener.settle(chance)
    return try EventLog(opener, context, keys, limit: limit, chance: chance)
  }

  private init(
    _ opener: consuming Opener, _ context: Context, _ keys: DeviceKeys, _ remembering: Remembering? = nil,
    limit: Int, chance: @escaping () -> UInt64
  ) throws(LogError) {
    self.remembering = remembering
    self.keys = keys
    segment = try opener.lastSegment()
    device = opener.device
    deviceName = opener.device.description
    head = SealedHead(rows: opener.rows)
    clock = opener.clock
    notices = opener.notices
    self.context = context
    self.limit = limit
    self.chance = chance
    data = opener.data
    folder = opener.folder
    lock = opener.lock
  }

  /// Records events, each in one write and one flush; they are durable when it returns.
  ///
  /// A crash in between may keep the first few of them, each whole; never one that follows a lost one.
  ///
  /// - Returns: where each was recorded.
  /// - Throws: 65 for a body above 1 MiB and 70 for an event without a form, both before anything is written;
  ///   74 where the disk refused: NOT SAVED.
  @discardableResult
  package mutating func append(_ events: [Event], at moment: Moment) throws(LogError) -> [Stamp] {
    switch condition {
    case .open: break
    case .poisoned: throw LogError(.poisoned)
    case .closed: throw LogError(.closed)
    }
    guard !events.isEmpty else { return [] }
    let (records, later) = try Batch.records(
      of: events, after: context, salt: { Salt(high: chance(), low: chance()) })
    try ensureKeys(for: records)
    let batch = try Batch(
      records, later, at: moment.milliseconds, after: head.rows[head.rows.count - 1], clock: clock,
      device: device, keys: { (record) throws(LogError) in try key(for: record) }, chance)
    if records.contains(where: { $0.kind.key == .none }) { try dropSnapshot() }
    if size > 0, size + batch.bytes.count > limit { try rotate() }
    try write(batch)
    head.rows[head.rows.count - 1] = SealedHead.Row(
      size: size + batch.bytes.count, number: batch.numbers.upperBound - 1, hash: batch.hash)
    remembering?.note(records, device: device, segment: head.rows.count)
    clock = batch.clock
    context = batch.context
    return batch.numbers.map { Stamp(number: $0, milliseconds: batch.milliseconds, device: deviceName) }
  }

  /// Seals the head and lets go of the lock; nothing can be appended after it.
  ///
  /// - Parameters:
  ///   - record: what is known now, for the next start to go on from; nil leaves nothing behind.
  ///   - interval: records since the last time that make this worth it.
  /// - Throws: 74 where the seal cannot be written: what was appended is safe all the same.
  package mutating func close(leaving record: Record? = nil, every interval: Int? = nil) throws(LogError) {
    let last = condition
    condition = .closed
    switch last {
    case .open:
      defer { lock.release() }
      try seal()
      if let record { leaveSnapshot(of: record, interval ?? Remembering.interval) }
    case .poisoned: lock.release()
    case .closed: break
    }
  }

  /// Puts the keys of every device in the folder under a passphrase, durably, in place of the one there was.
  ///
  /// - Throws: 74 where that cannot be written; what was not reached stays under the old one.
  package mutating func lock(
    _ places: LogPlaces, under passphrase: Passphrase, _ unlocking: Unlocking
  ) throws(LogError) {
    try lock(places, under: passphrase, logRounds: ScryptCost.usualLogRounds, unlocking)
  }

  /// The same with the cost of the passphrase as a value.
  mutating func lock(
    _ places: LogPlaces, under passphrase: Passphrase, logRounds: Int, _ unlocking: Unlocking
  ) throws(LogError) {
    guard let data = try Folder.open(places.data) else { return }
    for reader in try Devices.readers(in: data, own: device, .recent, unlocking) where reader.device != device
    {
      try reader.keys.relock(under: passphrase, logRounds: logRounds, in: reader.folder, chance)
    }
    try keys.relock(under: passphrase, logRounds: logRounds, in: folder, chance)
    unlocking.adopt(passphrase)
  }

  /// A person's key is on the disk before the first record that needs it.
  private mutating func ensureKeys(for records: [StoredRecord]) throws(LogError) {
    let holders = Set(records.filter { $0.kind.key != .none }.map { KeyHolder($0.person) })
    do {
      try keys.ensure(holders, in: folder, chance)
    } catch {
      condition = .poisoned
      throw LogError(.notSaved(error.description))
    }
  }

  private func key(for record: StoredRecord) throws(LogError) -> BodyKey? {
    guard record.kind.key != .none else { return nil }
    guard let key = try keys.key(of: KeyHolder(record.person), in: folder) else {
      throw LogError(.unstorable("there is no key for the record"))
    }
    return key
  }

  /// A snapshot holds words, so it goes before any are to be taken away.
  private func dropSnapshot() throws(LogError) {
    do {
      try SnapshotFile.remove(in: data)
    } catch {
      throw LogError(.notSaved(error.description))
    }
  }

  private func leaveSnapshot(of record: Record, _ interval: Int) {
    guard let remembering, let key = try? keys.key(of: .own, in: folder), let last = head.rows.last else {
      return
    }
    let own = Snapshot.Position(
      device: device.bits, number: last.number, hash: last.hash, clock: clock, segment: head.rows.count)
    remembering.leave(record, own: own, in: data, key, interval: interval, chance)
  }

  /// Bytes in the open segment.
  private var size: Int { head.rows[head.rows.count - 1].size }

  private func seal() throws(LogError) {
    try folder.replace(SealedHead.fileName, with: head.bytes)
  }

  /// Blocks reach the disk in any order, so a record is on it before the next is written: else a power cut could
  /// lose the first of several and keep the last, which looks like damage.
  private mutating func write(_ batch: Batch) throws(LogError) {
    let file = "\(folder.path)/\(Segment.name(head.rows.count))"
    condition = .poisoned
    guard isUntouched else {
      throw LogError(.notSaved("another program changed or removed the log while it was open"), file: file)
    }
    var start = 0
    for end in batch.ends {
      do {
        try segment.write(Array(batch.bytes[start..<end]))
      } catch {
        try? segment.truncate(to: size)
        throw LogError(.notSaved(error.words), file: file)
      }
      do {
        try segment.syncData()
      } catch {
        throw LogError(.notConfirmed(error.words), file: file)
      }
      start = end
    }
    condition = .open
  }

  /// Somebody may have replaced, removed or changed the file since we opened it; then a write would go nowhere.
  private var isUntouched: Bool {
    guard let status = try? segment.status() else { return false }
    return status.st_nlink > 0 && status.st_size == size
  }

  /// Begins the next segment. The one before is sealed at its full size first: then at any later moment only
  /// the last segment can be beyond the head.
  private mutating func rotate() throws(LogError) {
    condition = .poisoned
    let next = Segment.name(head.rows.count + 1)
    do throws(LogError) {
      try seal()
      do throws(SystemError) {
        segment = try folder.make(next, O_WRONLY | O_APPEND)
        try segment.sync()
      } catch {
        throw folder.failure(error, next)
      }
      try folder.sync()
      try folder.close(segments: head.rows.count)
    } catch {
      throw LogError(.notSaved(error.description))
    }
    let last = head.rows[head.rows.count - 1]
    head.rows.append(SealedHead.Row(size: 0, number: last.number, hash: last.hash))
    condition = .open
  }
}

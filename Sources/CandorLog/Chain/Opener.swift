// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

/// The way from two folder paths to a log that may be written to.
///
/// Nothing on disk is changed before every record was read and found sound, but for folders and files that
/// were missing.
struct Opener: ~Copyable {
  let device: DeviceID
  let folder: Folder
  let lock: WriterLock
  /// What a head sealed now would say.
  private(set) var rows: [SealedHead.Row] = []
  /// The greatest hybrid logical clock that a new record must be after.
  private(set) var clock: Int64 = 0
  private(set) var notices: [String] = []
  /// Whether another device's records stay later than those we write now.
  private(set) var isBehind = false

  let data: Folder
  private(set) var readers: [DeviceReader]
  private var erasures = Erasures()

  /// How far another device's clock may be ahead of ours and still be followed, in milliseconds.
  static let trustedLead: Int64 = 86_400_000

  init(
    _ places: LogPlaces, _ unlocking: Unlocking, at moment: Moment, chance: () -> UInt64
  ) throws(LogError) {
    let data = try Folder.openOrMake(places.data)
    if let type = Mounts.networkType(of: data.descriptor) {
      throw LogError(
        .forbidden("it is on a network file system (\(type)), where a lock and a flush promise nothing"),
        file: data.path)
    }
    let state = try Folder.openOrMake(places.state)
    let lock = try WriterLock.take(in: data, at: moment.milliseconds)
    try FormatFile.check(in: data)
    let pointer = try Devices.own(in: state)
    let begun = try pointer.flatMap { (own) throws(LogError) in try Devices.isBegun(own, in: data) ? own : nil
    }
    let device = begun ?? DeviceID(bits: chance())
    if begun == nil { try Devices.begin(device, in: data, state) }
    let readers = try Devices.readers(in: data, own: device, .recent, unlocking)
    if let reader = readers.first(where: { $0.device == device }) {
      try reader.keys.unlock(in: reader.folder)
    }
    let folder = try Devices.folder(of: device, in: data)
    self.device = device
    self.readers = readers
    self.folder = folder
    self.data = data
    self.lock = lock
    if let pointer, begun == nil {
      notices.append("the log of this device (\(pointer)) is gone; a new one begins")
    }
  }

  /// Reads every device's records, and returns what later ones need to know of them.
  mutating func replay(_ each: (Event, Stamp) -> Void, at moment: Moment) throws(LogError) -> Context {
    var context = Context()
    erasures = try Replay(readers).forEach { (line, reader) throws(LogError) in
      guard let event = try reader.event(of: line) else { return }
      context.apply(event)
      each(event, reader.stamp(of: line))
    }
    for reader in readers { note(reader, at: moment) }
    return context
  }

  /// Reads what is known, answers aside, from a snapshot where there is a good one.
  mutating func fold(_ unlocking: Unlocking, at moment: Moment) throws(LogError) -> Fold {
    let extent = Fold.Extent(withUnterminated: true)
    let reader = try own()
    var fold: Fold?
    if let key = try reader.keys.key(of: .own, in: reader.folder), let file = SnapshotFile(in: data, key) {
      fold = try? Fold(from: file, readers, extent)
      // Damage is found once more by reading all, with all that stands before it.
      if (try? fold?.run()) != true {
        fold = nil
        readers = try Devices.readers(in: data, own: device, .recent, unlocking)
      }
    }
    if fold == nil {
      var whole = try Fold(readers, extent)
      _ = try whole.run()
      fold = whole
    }
    guard let fold else { throw wentAway }
    erasures = fold.erasures
    for reader in readers { note(reader, at: moment) }
    return fold
  }

  private mutating func note(_ reader: DeviceReader, at moment: Moment) {
    if reader.device == device || reader.state.clock <= moment.milliseconds + Self.trustedLead {
      clock = max(clock, reader.state.clock)
    } else {
      isBehind = true
      notices.append("the clock of device \(reader.name) is more than a day ahead of this one")
    }
    if reader.device != device, let missing = reader.missing {
      notices.append("the log of device \(reader.name) is not all here: \(missing)")
    }
  }

  /// Puts the end of our own log in order, so that the next record follows a sound one that is on the disk.
  mutating func recover() throws(LogError) {
    let reader = try own()
    guard let ending = reader.ending else { throw wentAway }
    rows = reader.rows
    // The file of the keys may have been renamed into place by a run that could not make that durable.
    try folder.sync()
    // Sealed at exactly this size after a flush that worked, and untouched since: there is nothing to mend.
    if ending == .whole && reader.head?.rows == rows { return }
    let bytes = try reader.withLastSegment { (view) throws(LogError) in
      try mend(view, ending)
    }
    // What we read may be in the page cache only, left by a run whose flush failed; the kernel would not write
    // it again. A new inode has none of that.
    try folder.replace(Segment.name(rows.count), with: bytes)
    rows[rows.count - 1].size = bytes.count
    try folder.close(segments: rows.count - 1)
    try syncFolders()
    try folder.replace(SealedHead.fileName, with: SealedHead(rows: rows).bytes)
  }

  /// Takes off the disk what was forgotten and is still there, and sees to it that there are keys to write with.
  ///
  /// - Returns: the keys of this device.
  mutating func settle(_ chance: () -> UInt64) throws(LogError) -> DeviceKeys {
    if erasures.isUnfinished(in: readers.map { ($0.device, $0.state) }),
      try Purge.run(erasures, in: data, readers)
    {
      notices.append("what was forgotten and still on the disk was taken off it")
    }
    // A copy may have brought back a key.
    for reader in readers { try reader.keys.remove(erasures.people, in: reader.folder) }
    let keys = try own().keys
    if try !keys.isThere(in: folder) {
      // A device that joins others under a passphrase goes under the same.
      for reader in readers where try reader.keys.isLocked(in: reader.folder) {
        try reader.keys.unlock(in: reader.folder)
      }
      try keys.begin(in: folder, chance)
    }
    return keys
  }

  private func own() throws(LogError) -> DeviceReader {
    guard let reader = readers.first(where: { $0.device == device }) else { throw wentAway }
    return reader
  }

  private var wentAway: LogError {
    LogError(.inputOutput("the folder of this device went away"), file: folder.path)
  }

  /// The last segment as it should be; what has to go is set aside first.
  private mutating func mend(_ bytes: ByteView, _ ending: DeviceReader.Ending) throws(LogError) -> [UInt8] {
    switch ending {
    case .whole:
      return bytes.array
    case .unterminated:
      notices.append("the last record lacked the end of its line; that was added")
      return bytes.array + [UInt8(ascii: "\n")]
    case .torn(let offset):
      let torn = try data.openOrMake("torn")
      let path = try torn.setAside(
        bytes[offset..<bytes.count].array, as: "\(device)-\(rows.count)-\(offset)")
      try data.sync()
      notices.append("an unfinished record of \(bytes.count - offset) bytes was set aside in \(path)")
      return bytes[0..<offset].array
    }
  }

  /// A run that was killed may have made folders and not made their names durable.
  private func syncFolders() throws(LogError) {
    try folder.sync()
    try folder.syncParent()
    try data.sync()
    try data.syncParent()
  }

  /// The segment that new records go to.
  func lastSegment() throws(LogError) -> Descriptor {
    let name = Segment.name(rows.count)
    do {
      return try Descriptor.open(name, in: folder.descriptor.number, O_WRONLY | O_APPEND)
    } catch {
      throw folder.failure(error, name)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What was known when so much of the log had been read: an outline, and where each device stood.
///
/// Good for going on from there where every device's chain still passes through that place. All of it can be had
/// from the log again, so whatever is wrong with it, it is left aside without a word.
struct Snapshot {
  /// One for each device with records, in the order of their ids.
  var positions: [Position]
  /// Whose words and which records' words were taken away before.
  var people: [PersonID]
  var records: [Erasures.Place]

  /// The last record of a device that is in it.
  struct Position: Hashable {
    let device: UInt64
    let number: Int
    let hash: ChainHash
    let clock: Int64
    /// The segment it stands in, from 1.
    let segment: Int
  }

  /// The latest record that is in it, in the order across devices: what comes after must be later.
  var latest: (clock: Int64, device: UInt64)? {
    positions.map { (clock: $0.clock, device: $0.device) }.max {
      ($0.clock, $0.device) < ($1.clock, $1.device)
    }
  }

  func position(of device: DeviceID) -> Position? {
    positions.first { $0.device == device.bits }
  }

  /// The bytes; all numbers little-endian.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: UInt64(positions.count))
    for position in positions {
      bytes.append(number: position.device)
      bytes.append(number: UInt64(position.number))
      position.hash.append(to: &bytes)
      bytes.append(number: UInt64(bitPattern: position.clock))
      bytes.append(number: UInt64(position.segment))
    }
    bytes.append(number: UInt64(people.count))
    for person in people { bytes.append(number: person.bits) }
    bytes.append(number: UInt64(records.count))
    for record in records {
      bytes.append(number: record.device)
      bytes.append(number: UInt64(record.number))
    }
    return bytes
  }

  init(positions: [Position], people: [PersonID], records: [Erasures.Place]) {
    self.positions = positions
    self.people = people
    self.records = records
  }

  /// Reads the bytes; nil for any that are none of ours.
  init?(_ bytes: ByteView) {
    var reader = NumberReader(bytes)
    positions = []
    people = []
    records = []
    for _ in 0..<reader.count(ofEach: 32 + ChainHash.length) {
      guard let device = reader.number(), let number = reader.positive(), let hash = reader.hash(),
        let clock = reader.number(), let segment = reader.positive()
      else { return nil }
      positions.append(
        Position(
          device: device, number: number, hash: hash, clock: Int64(bitPattern: clock), segment: segment))
    }
    for _ in 0..<reader.count(ofEach: 8) {
      guard let bits = reader.number() else { return nil }
      people.append(PersonID(bits: bits))
    }
    for _ in 0..<reader.count(ofEach: 16) {
      guard let device = reader.number(), let number = reader.positive() else { return nil }
      records.append(Erasures.Place(device: device, number: number))
    }
    guard reader.isDone else { return nil }
  }
}

/// Reads numbers of eight bytes from bytes that may be anything.
struct NumberReader {
  private let bytes: ByteView
  private var index = 0
  private var isSound = true

  init(_ bytes: ByteView) {
    self.bytes = bytes
  }

  var isDone: Bool { isSound && index == bytes.count }

  mutating func number() -> UInt64? {
    guard bytes.count - index >= 8 else { return nil }
    defer { index += 8 }
    return UInt64(littleEndian: (bytes.start + index).loadUnaligned(as: UInt64.self))
  }

  /// A number from 1 that counts something.
  mutating func positive() -> Int? {
    guard let number = number(), let value = Int(exactly: number), value > 0 else { return nil }
    return value
  }

  /// How many follow, each of so many bytes: none, and nothing is sound, where there is no room for them.
  mutating func count(ofEach size: Int) -> Int {
    guard let number = number(), let count = Int(exactly: number), count <= (bytes.count - index) / size
    else {
      isSound = false
      return 0
    }
    return count
  }

  mutating func hash() -> ChainHash? {
    guard bytes.count - index >= ChainHash.length else { return nil }
    defer { index += ChainHash.length }
    return ChainHash(bytes, at: index)
  }
}

extension [UInt8] {
  mutating func append(number: UInt64) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}

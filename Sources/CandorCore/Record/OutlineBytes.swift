// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes the outline of a record: little-endian numbers of fixed width, and texts behind their length.
struct OutlineWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether everything had a form so far.
  private(set) var isSound = true

  /// Remembers that something has no form.
  mutating func refuse() {
    isSound = false
  }

  mutating func number<Number: FixedWidthInteger>(_ value: Int, as _: Number.Type) {
    guard let number = Number(exactly: value) else { return refuse() }
    bits(number)
  }

  mutating func bits(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A number in as few bytes as it takes: seven bits each, the lowest first, the eighth where more follow.
  mutating func short(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> (Int.bitWidth - 1)))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ value: String) {
    number(value.utf8.count, as: UInt32.self)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func shortText(_ value: String) {
    short(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func texts(_ values: [String]) {
    number(values.count, as: UInt32.self)
    for value in values { text(value) }
  }

  mutating func day(_ value: Day) {
    number(value.ordinal, as: Int32.self)
  }
}

/// Reads what `OutlineWriter` wrote, from bytes that may hold anything: what is read after a flaw is worthless, and
/// the flaw stays until the end.
struct OutlineReader {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private(set) var isSound = true

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Whether all of it was read, and all was sound.
  var isDone: Bool { isSound && index == bytes.count }

  /// Remembers that something was not as it should be.
  mutating func refuse() {
    isSound = false
    index = bytes.count
  }

  mutating func bits<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - index >= size else {
      refuse()
      return 0
    }
    defer { index += size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: Number.self))
  }

  mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Int {
    Int(truncatingIfNeeded: bits(type))
  }

  /// What `OutlineWriter.short` wrote.
  mutating func short() -> Int {
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count, shift < 64 {
      let byte = bytes[index]
      index += 1
      rest |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: UInt(rest >> 1)) ^ -Int(rest & 1) }
      shift += 7
    }
    refuse()
    return 0
  }

  /// How many follow, each of at least `size` bytes: never more than there is room for.
  mutating func count(ofAtLeast size: Int) -> Int {
    let count = number(UInt32.self)
    guard count <= (bytes.count - index) / size else {
      refuse()
      return 0
    }
    return count
  }

  mutating func text() -> String {
    text(of: number(UInt32.self))
  }

  mutating func shortText() -> String {
    text(of: short())
  }

  private mutating func text(of length: Int) -> String {
    guard length >= 0, length <= bytes.count - index else {
      refuse()
      return ""
    }
    defer { index += length }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[index..<index + length]), as: UTF8.self)
  }

  mutating func texts() -> [String] {
    (0..<count(ofAtLeast: 4)).map { _ in text() }
  }

  mutating func day() -> Day {
    Day(ordinal: number(Int32.self))
  }
}

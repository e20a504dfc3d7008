// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a record's header from the front.
struct HeaderReader {
  private let bytes: ByteView
  private(set) var index = 0

  init(_ bytes: ByteView) {
    self.bytes = bytes
  }

  mutating func take(_ literal: StaticString) -> Bool {
    guard bytes.holds(literal, at: index) else { return false }
    index += literal.utf8CodeUnitCount
    return true
  }

  /// A number of at most eighteen digits, without leading zeros.
  mutating func decimal() -> Int64? {
    let start = index
    var value: Int64 = 0
    while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
      guard index - start < 18 else { return nil }
      value = value * 10 + Int64(digit)
      index += 1
    }
    guard index > start, bytes[start] != UInt8(ascii: "0") else { return nil }
    return value
  }

  /// The same, or a zero.
  mutating func decimalOrZero() -> Int64? {
    take("0") ? 0 : decimal()
  }

  /// Sixteen lower-case digits.
  mutating func hexadecimal() -> UInt64? {
    guard let bits = bytes.hexadecimal(at: index) else { return nil }
    index += 16
    return bits
  }

  mutating func moment() -> Int64? {
    guard let moment = CalendarText.moment(bytes, at: index) else { return nil }
    index += CalendarText.momentLength
    return moment
  }

  mutating func skip(_ length: Int) -> Bool {
    guard index + length <= bytes.count else { return false }
    index += length
    return true
  }

  /// What stands before the next quote that is not escaped; that quote is taken too.
  mutating func string() -> ByteView? {
    guard let quote = bytes.closingQuote(from: index) else { return nil }
    defer { index = quote + 1 }
    return bytes[index..<quote]
  }
}

extension ByteView {
  /// Sixteen lower-case hexadecimal digits at `index`; nil for anything else.
  func hexadecimal(at index: Int) -> UInt64? {
    guard index + 16 <= count else { return nil }
    guard let high = eightDigits(at: index), let low = eightDigits(at: index + 8) else { return nil }
    return high << 32 | low
  }

  /// Eight digits at once: their values by their low four bits, nine more for a letter. Anything but a digit
  /// has too great a value, or another digit is the one with that value.
  private func eightDigits(at index: Int) -> UInt64? {
    let text = UInt64(littleEndian: (start + index).loadUnaligned(as: UInt64.self))
    let values = (text & 0x0f0f_0f0f_0f0f_0f0f) &+ (text >> 6 & 0x0101_0101_0101_0101) &* 9
    guard values & 0xf0f0_f0f0_f0f0_f0f0 == 0, ChainHash.digits(ofNibbles: values) == text else { return nil }
    var bits = values.byteSwapped
    bits = (bits | bits >> 4) & 0x00ff_00ff_00ff_00ff
    bits = (bits | bits >> 8) & 0x0000_ffff_0000_ffff
    return (bits | bits >> 16) & 0xffff_ffff
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

// Base64 of RFC 4648, section 4: with padding, without line breaks, one form for each value.

extension [UInt8] {
  mutating func append(base64 bytes: [UInt8]) {
    reserveCapacity(count + (bytes.count + 2) / 3 * 4)
    var index = 0
    while index + 3 <= bytes.count {
      append(fourDigitsOf: bytes[index], bytes[index + 1], bytes[index + 2])
      index += 3
    }
    switch bytes.count - index {
    case 1:
      append(fourDigitsOf: bytes[index], 0, 0)
      replaceSubrange((count - 2)..., with: [UInt8(ascii: "="), UInt8(ascii: "=")])
    case 2:
      append(fourDigitsOf: bytes[index], bytes[index + 1], 0)
      self[count - 1] = UInt8(ascii: "=")
    default: break
    }
  }

  private mutating func append(fourDigitsOf first: UInt8, _ second: UInt8, _ third: UInt8) {
    append(base64Digits[Int(first >> 2)])
    append(base64Digits[Int((first & 3) << 4 | second >> 4)])
    append(base64Digits[Int((second & 15) << 2 | third >> 6)])
    append(base64Digits[Int(third & 63)])
  }
}

extension ByteView {
  /// The bytes that this text stands for; nil for any other form than the one written above.
  var base64Decoded: [UInt8]? {
    guard count % 4 == 0 else { return nil }
    var padding = 0
    while padding < 2, padding < count, self[count - 1 - padding] == UInt8(ascii: "=") { padding += 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count / 4 * 3)
    var index = 0
    while index < count {
      var bits: UInt32 = 0
      for offset in 0..<4 {
        let isPadding = index + offset >= count - padding
        let value = isPadding ? 0 : base64Values[Int(self[index + offset])]
        guard value < 64 else { return nil }
        bits = bits << 6 | UInt32(value)
      }
      bytes.append(UInt8(bits >> 16 & 255))
      bytes.append(UInt8(bits >> 8 & 255))
      bytes.append(UInt8(bits & 255))
      index += 4
    }
    // Bits that stand for nothing are zero, or the same bytes would have several texts.
    guard bytes.suffix(padding).allSatisfy({ $0 == 0 }) else { return nil }
    bytes.removeLast(padding)
    return bytes
  }
}

private let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// The value of each digit, by its byte; 255 for what is none.
private let base64Values: [UInt8] = {
  var values = [UInt8](repeating: 255, count: 256)
  for (value, digit) in base64Digits.enumerated() { values[Int(digit)] = UInt8(value) }
  return values
}()

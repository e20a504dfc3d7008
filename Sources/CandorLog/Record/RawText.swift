// SPDX-License-Identifier: GPL-3.0-or-later

extension ByteView {
  /// What these bytes hold that our writer never leaves as it is: bytes that are not UTF-8, or a control
  /// character (C0, DEL, C1, U+2028/9) that is not escaped; nil where they hold none.
  ///
  /// A record whose hashes fit may still come from a foreign hand, and records are shown and exported as they are.
  var rawFlaw: String? {
    let control = "this record holds a control character that is not escaped"
    var isASCII = true
    var index = 0
    while index + 32 <= count {
      // Four words at once, for fewer branches.
      let (one, two) = (word(at: index), word(at: index + 8))
      let (three, four) = (word(at: index + 16), word(at: index + 24))
      if Self.hasControl(one) | Self.hasControl(two) | Self.hasControl(three) | Self.hasControl(four) != 0 {
        return control
      }
      if (one | two | three | four) & Self.highBits != 0 { isASCII = false }
      index += 32
    }
    while index + 8 <= count {
      let eight = word(at: index)
      if Self.hasControl(eight) != 0 { return control }
      if eight & Self.highBits != 0 { isASCII = false }
      index += 8
    }
    while index < count {
      if self[index] < 0x20 || self[index] == 0x7f { return control }
      if self[index] >= 0x80 { isASCII = false }
      index += 1
    }
    if isASCII { return nil }
    if text == nil { return "this record is not UTF-8" }
    return holdsWideControl ? control : nil
  }

  /// Where the first newline stands at or after `index`, if nothing but printable ASCII stands before it; nil where
  /// there is something else or no newline.
  ///
  /// What our writer leaves is mostly so: then this one pass is all it takes to find the line's end and `rawFlaw`.
  func endOfPlainLine(from index: Int) -> Int? {
    var index = index
    while index + 32 <= count {
      let (one, two) = (word(at: index), word(at: index + 8))
      let (three, four) = (word(at: index + 16), word(at: index + 24))
      let signs = Self.hasControl(one) | Self.hasControl(two) | Self.hasControl(three) | Self.hasControl(four)
      if (signs | one | two | three | four) & Self.highBits != 0 { break }
      index += 32
    }
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte >= 0x7f { return byte == UInt8(ascii: "\n") ? index : nil }
      index += 1
    }
    return nil
  }

  private func word(at index: Int) -> UInt64 {
    (start + index).loadUnaligned(as: UInt64.self)
  }

  /// Not zero where one of the eight bytes is below 0x20 or 0x7f: the classic test for a byte below n, for all at once.
  private static func hasControl(_ eight: UInt64) -> UInt64 {
    let isDelete = eight ^ everyByte &* 0x7f
    return ((eight &- everyByte &* 0x20) & ~eight | (isDelete &- everyByte) & ~isDelete) & highBits
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether a control character of two or three bytes stands in what is known to be UTF-8.
  private var holdsWideControl: Bool {
    for index in 0..<count {
      switch self[index] {
      case 0xc2 where self[index + 1] < 0xa0: return true
      case 0xe2 where self[index + 1] == 0x80 && self[index + 2] & 0xfe == 0xa8: return true
      default: continue
      }
    }
    return false
  }
}

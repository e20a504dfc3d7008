// SPDX-License-Identifier: GPL-3.0-or-later

/// The UTF-8 bytes of a text, known to be sound, read one Unicode scalar at a time.
struct TypedBytes {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  @inline(__always)
  subscript(_ index: Int) -> UInt8 { bytes[index] }

  /// The scalar whose first byte stands at `index`, and how many bytes it takes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    let length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    var value = first & (0xff >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3f }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends right before `index`; nil at the start.
  func scalar(before index: Int) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    return scalar(at: start).scalar
  }

  /// Whether a part of a word begins at `index`.
  @inline(__always)
  func isPart(at index: Int) -> Bool {
    guard index < count else { return false }
    let byte = bytes[index]
    return byte < 0x80 ? Self.isPart(byte) : WordForms.isPart(scalar(at: index).scalar)
  }

  func isPart(before index: Int) -> Bool { scalar(before: index).map(WordForms.isPart) ?? false }

  func isSpace(at index: Int) -> Bool { index < count && WordForms.isSpace(scalar(at: index).scalar) }

  /// Whether an ASCII byte is a letter or a digit.
  @inline(__always)
  static func isPart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || isDigit(byte)
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  @inline(__always)
  static func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension ByteView {
  /// Where the first quote stands that no backslash escapes, at or after `start`.
  func closingQuote(from start: Int) -> Int? {
    var search = start
    while let quote = firstIndex(of: UInt8(ascii: "\""), from: search) {
      var slashes = 0
      while quote - slashes > search, self[quote - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
      if slashes % 2 == 0 { return quote }
      search = quote + 1
    }
    return nil
  }

  /// The text of a JSON string, given without its quotes; nil where an escape or the UTF-8 is wrong.
  var unescaped: String? {
    guard firstIndex(of: UInt8(ascii: "\\")) != nil else { return text }
    var plain: [UInt8] = []
    plain.reserveCapacity(count)
    var index = 0
    while let slash = firstIndex(of: UInt8(ascii: "\\"), from: index) {
      plain.append(contentsOf: UnsafeRawBufferPointer(start: start + index, count: slash - index))
      guard slash + 1 < count else { return nil }
      index = slash + 2
      switch self[slash + 1] {
      case UInt8(ascii: "n"): plain.append(0x0a)
      case UInt8(ascii: "r"): plain.append(0x0d)
      case UInt8(ascii: "t"): plain.append(0x09)
      case UInt8(ascii: "b"): plain.append(0x08)
      case UInt8(ascii: "f"): plain.append(0x0c)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(self[slash + 1])
      case UInt8(ascii: "u"):
        guard let (scalar, length) = scalar(at: index) else { return nil }
        plain.append(contentsOf: String(scalar).utf8)
        index += length
      default: return nil
      }
    }
    plain.append(contentsOf: UnsafeRawBufferPointer(start: start + index, count: count - index))
    return String(validating: plain, as: UTF8.self)
  }

  /// The character of `xxxx`, or of a surrogate pair `xxxx\uxxxx`, and how many bytes that took.
  private func scalar(at index: Int) -> (Unicode.Scalar, length: Int)? {
    guard let unit = unit(at: index) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 4) }
    guard holds("\\u", at: index + 4), let second = self.unit(at: index + 6), 0xd800...0xdbff ~= unit,
      0xdc00...0xdfff ~= second,
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
    else { return nil }
    return (scalar, 10)
  }

  /// Four hexadecimal digits of either case, as JSON allows.
  private func unit(at index: Int) -> UInt16? {
    guard index + 4 <= count else { return nil }
    var unit: UInt16 = 0
    for offset in index..<index + 4 {
      switch self[offset] {
      case let byte where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte:
        unit = unit << 4 | UInt16(byte - UInt8(ascii: "0"))
      case let byte where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20:
        unit = unit << 4 | UInt16(byte | 0x20 - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return unit
  }
}

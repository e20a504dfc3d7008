// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether bytes are one JSON value by the grammar of RFC 8259, and hold no control character as it is.
///
/// Written for the tests alone, so that what writes our JSON is not what checks it.
struct StrictJSON {
  private let bytes: [UInt8]
  private var index = 0
  /// Deeper than anything candor writes.
  private static let deepest = 64

  static func accepts(_ text: String) -> Bool {
    accepts(Array(text.utf8))
  }

  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    var checker = StrictJSON(bytes)
    return checker.value(depth: 0) && checker.index == bytes.count
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ literal: String) -> Bool {
    guard bytes[index...].starts(with: literal.utf8) else { return false }
    index += literal.utf8.count
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    skipSpaces()
    defer { skipSpaces() }
    guard depth < Self.deepest, let next else { return false }
    switch next {
    case UInt8(ascii: "{"): return list(open: "{", close: "}") { $0.member(depth: depth + 1) }
    case UInt8(ascii: "["): return list(open: "[", close: "]") { $0.value(depth: depth + 1) }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return take("true") || take("false") || take("null")
    }
  }

  private mutating func list(open: String, close: String, _ part: (inout StrictJSON) -> Bool) -> Bool {
    guard take(open) else { return false }
    skipSpaces()
    if take(close) { return true }
    repeat {
      guard part(&self) else { return false }
    } while take(",")
    return take(close)
  }

  private mutating func member(depth: Int) -> Bool {
    skipSpaces()
    guard string() else { return false }
    skipSpaces()
    return take(":") && value(depth: depth)
  }

  /// Candor writes none; a record of a foreign hand may have some.
  private mutating func skipSpaces() {
    while next == UInt8(ascii: " ") { index += 1 }
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"): if !escape() { return false }
      case 0..<0x20, 0x7F: return false
      // C1 controls, and the two separators that are line ends in other languages.
      case 0xC2 where index < bytes.count && bytes[index] < 0xA0: return false
      case 0xE2 where index + 1 < bytes.count && bytes[index] == 0x80 && bytes[index + 1] & 0xFE == 0xA8:
        return false
      default: continue
      }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard let byte = next else { return false }
    index += 1
    guard byte == UInt8(ascii: "u") else { return "\"\\/bfnrt".utf8.contains(byte) }
    guard let unit = unit() else { return false }
    // Half a pair stands for no character.
    if 0xD800...0xDBFF ~= unit { return take("\\u") && self.unit().map { 0xDC00...0xDFFF ~= $0 } ?? false }
    return !(0xDC00...0xDFFF ~= unit)
  }

  private mutating func unit() -> Int? {
    guard index + 4 <= bytes.count, let text = String(validating: bytes[index..<index + 4], as: UTF8.self),
      text.allSatisfy(\.isHexDigit)
    else { return nil }
    index += 4
    return Int(text, radix: 16)
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = index
    while let next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= next { index += 1 }
    return index > start
  }
}

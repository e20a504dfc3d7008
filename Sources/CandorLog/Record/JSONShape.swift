// SPDX-License-Identifier: GPL-3.0-or-later

extension ByteView {
  /// Whether this is one JSON value (RFC 8259), with nothing but spaces between its parts.
  ///
  /// What hashes may still come from a foreign hand, and an export must not be broken by one record.
  var isJSON: Bool {
    var shape = JSONShape(bytes: self)
    return shape.value(depth: 0) && shape.isAtEnd
  }
}

/// Steps over JSON without taking anything out of it.
private struct JSONShape {
  let bytes: ByteView
  private var index = 0

  /// More levels than any record has.
  private static let deepest = 64

  init(bytes: ByteView) {
    self.bytes = bytes
  }

  mutating func value(depth: Int) -> Bool {
    skipSpaces()
    defer { skipSpaces() }
    guard depth < Self.deepest, index < bytes.count else { return false }
    switch bytes[index] {
    case UInt8(ascii: "{"): return parts("{", "}") { $0.member(depth: depth + 1) }
    case UInt8(ascii: "["): return parts("[", "]") { $0.value(depth: depth + 1) }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take("true")
    case UInt8(ascii: "f"): return take("false")
    case UInt8(ascii: "n"): return take("null")
    default: return number()
    }
  }

  var isAtEnd: Bool { index == bytes.count }

  private mutating func parts(
    _ open: StaticString, _ close: StaticString, _ part: (inout JSONShape) -> Bool
  ) -> Bool {
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

  private mutating func string() -> Bool {
    guard take("\""), let end = bytes.closingQuote(from: index) else { return false }
    let words = bytes[index..<end]
    index = end + 1
    return words.rawFlaw == nil && words.unescaped != nil
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    guard take("e") || take("E") else { return true }
    if !take("+") { _ = take("-") }
    return digits()
  }

  private mutating func digits() -> Bool {
    let start = index
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    return index > start
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    guard bytes.holds(literal, at: index) else { return false }
    index += literal.utf8CodeUnitCount
    return true
  }

  private mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A view on bytes that somebody else owns, valid as long as the owner keeps them in place.
///
/// Reading ten thousand records at every start wants no copy per line; this is the one unsafe type it takes.
struct ByteView {
  let start: UnsafeRawPointer
  let count: Int

  /// Unchecked: every caller has compared `index` with `count`.
  subscript(_ index: Int) -> UInt8 {
    start.load(fromByteOffset: index, as: UInt8.self)
  }

  subscript(_ range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return ByteView(start: start + range.lowerBound, count: range.count)
  }

  /// Whether `literal` stands at `index`.
  func holds(_ literal: StaticString, at index: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    return memcmp(start + index, literal.utf8Start, length) == 0
  }

  /// Where `byte` stands first at or after `index`.
  func firstIndex(of byte: UInt8, from index: Int = 0) -> Int? {
    guard index < count, let found = memchr(start + index, Int32(byte), count - index) else { return nil }
    return UnsafeRawPointer(found) - start
  }

  func isEqual(to other: ByteView) -> Bool {
    count == other.count && memcmp(start, other.start, count) == 0
  }

  func isEqual(to literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && holds(literal, at: 0)
  }

  /// The text, or nil for bytes that are not UTF-8: nothing is repaired in silence.
  var text: String? {
    let bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    guard let valid = try? UTF8Span(validating: bytes.span) else { return nil }
    return String(copying: valid)
  }

  var array: [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}

extension [UInt8] {
  /// Lends the bytes as a view; it ends with `body`.
  func withView<Result, Failure>(
    _ body: (ByteView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { (bytes) throws(Failure) in
      // An empty array may have no address; none of its bytes is ever looked at.
      guard let start = bytes.baseAddress.map({ UnsafeRawPointer($0) }) ?? UnsafeRawPointer(bitPattern: 1)
      else {
        preconditionFailure("1 is an address")
      }
      return try body(ByteView(start: start, count: bytes.count))
    }
  }

  mutating func append(_ literal: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}

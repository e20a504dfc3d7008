// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// Reads a body, field by field in the catalogue's order.
///
/// Fields that follow those asked for are skipped, so that a later candor may add some at the end.
struct BodyReader {
  private let bytes: ByteView
  private var index = 0

  /// What could not be read: the name of the field, which is never confidential.
  struct Unreadable: Error {
    let field: StaticString
  }

  /// Bytes of `{"r":"` and the salt and its quote.
  static let saltEnd = 39

  /// Begins after the salt, where there is one.
  init(_ bytes: ByteView) throws(Unreadable) {
    self.bytes = bytes
    guard bytes.holds("{", at: 0) else { throw Unreadable(field: "b") }
    guard bytes.holds("{\"r\":\"", at: 0) else { return }
    guard bytes.holds("\"", at: Self.saltEnd - 1) else { throw Unreadable(field: "r") }
    index = Self.saltEnd
  }

  mutating func text(_ key: StaticString) throws(Unreadable) -> String {
    guard take(key), let text = string() else { throw Unreadable(field: key) }
    return text
  }

  mutating func text(ifAny key: StaticString) throws(Unreadable) -> String? {
    guard take(key) else { return nil }
    guard let text = string() else { throw Unreadable(field: key) }
    return text
  }

  /// A word of our own, as its bytes.
  mutating func word(_ key: StaticString) throws(Unreadable) -> ByteView {
    guard take(key), let word = quoted() else { throw Unreadable(field: key) }
    return word
  }

  mutating func flag(_ key: StaticString) throws(Unreadable) -> Bool {
    guard take(key) else { throw Unreadable(field: key) }
    if skip("true") { return true }
    if skip("false") { return false }
    throw Unreadable(field: key)
  }

  mutating func number(_ key: StaticString) throws(Unreadable) -> Int {
    guard take(key) else { throw Unreadable(field: key) }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "}") {
      index += 1
    }
    guard let text = bytes[start..<index].text, let value = Int(text) else { throw Unreadable(field: key) }
    return value
  }

  mutating func id<Subject>(_ key: StaticString) throws(Unreadable) -> ID<Subject> {
    guard let id: ID<Subject> = try id(ifAny: key) else { throw Unreadable(field: key) }
    return id
  }

  mutating func id<Subject>(ifAny key: StaticString) throws(Unreadable) -> ID<Subject>? {
    guard take(key) else { return nil }
    guard let word = quoted(), let text = word.text, let id = ID<Subject>(text: text) else {
      throw Unreadable(field: key)
    }
    return id
  }

  mutating func day(_ key: StaticString) throws(Unreadable) -> Day {
    guard take(key), let word = quoted(), word.count == CalendarText.dayLength,
      let ordinal = CalendarText.day(word, at: 0)
    else { throw Unreadable(field: key) }
    return Day(ordinal: ordinal)
  }

  mutating func span() throws(Unreadable) -> DaySpan {
    DaySpan(try day("from"), try day("to"))
  }

  mutating func spanIfAny() throws(Unreadable) -> DaySpan? {
    guard isNext("from") else { return nil }
    return try span()
  }

  mutating func pledge() throws(Unreadable) -> Pledge {
    let who = try text(ifAny: "who")
    guard let owner = Owner(word: try word("owner")) else { throw Unreadable(field: "owner") }
    return Pledge(who: who, owner: owner, what: try text("what"), due: try spanIfAny())
  }

  mutating func pledges(_ key: StaticString) throws(Unreadable) -> [Pledge] {
    guard take(key), skip("[") else { throw Unreadable(field: key) }
    var pledges: [Pledge] = []
    if skip("]") { return pledges }
    while true {
      guard bytes.holds("{", at: index) else { throw Unreadable(field: key) }
      pledges.append(try pledge())
      guard skipRest() else { throw Unreadable(field: key) }
      if skip(",") { continue }
      guard skip("]") else { throw Unreadable(field: key) }
      return pledges
    }
  }

  /// Whether what is left, other fields included, ends where the body ends.
  mutating func isDone() -> Bool {
    if index == 0 { index = 1 }
    return skipRest() && index == bytes.count
  }

  /// Skips what is left of the object we are in, its closing brace included.
  private mutating func skipRest() -> Bool {
    var depth = 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard quoted() != nil else { return false }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return true }
    }
    return false
  }

  /// Whether the next field is called `key`; the separator before it is a comma, or a brace at the start.
  private func isNext(_ key: StaticString) -> Bool {
    let length = key.utf8CodeUnitCount
    return (bytes.holds(",\"", at: index) || bytes.holds("{\"", at: index)) && bytes.holds(key, at: index + 2)
      && bytes.holds("\":", at: index + 2 + length)
  }

  private mutating func take(_ key: StaticString) -> Bool {
    guard isNext(key) else { return false }
    index += key.utf8CodeUnitCount + 4
    return true
  }

  private mutating func skip(_ literal: StaticString) -> Bool {
    guard bytes.holds(literal, at: index) else { return false }
    index += literal.utf8CodeUnitCount
    return true
  }

  private mutating func string() -> String? {
    quoted()?.unescaped
  }

  /// A string's bytes without its quotes, escapes and all.
  private mutating func quoted() -> ByteView? {
    guard skip("\"") else { return nil }
    guard let end = bytes.closingQuote(from: index) else { return nil }
    defer { index = end + 1 }
    return bytes[index..<end]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// One line of a segment, taken apart and not yet believed: see `flaw(checking:)`.
///
/// The views point into the segment's bytes.
struct Line {
  let number: Int
  let device: UInt64
  let clock: Int64
  let milliseconds: Int64
  let kind: ByteView
  let person: PersonID?
  let conversation: ConversationID?
  /// The reference between its quotes, escapes and all.
  let reference: ByteView?
  let bodyHash: ChainHash
  let previous: ChainHash
  let body: ByteView
  let hash: ChainHash
  /// The whole line without its newline, and the part of it that `hash` is made from.
  let whole: ByteView
  let core: ByteView

  /// Bytes of `,"h":"` and the hash and `"}`.
  private static let tail = 6 + ChainHash.length + 2

  /// Takes a line apart, without its newline; nil for anything that is not of our fixed shape.
  init?(_ whole: ByteView) {
    var header = HeaderReader(whole)
    let tail = whole.count - Self.tail
    guard header.take("{\"v\":1,\"n\":"), let number = header.decimal(), header.take(",\"dev\":\"d_"),
      let device = header.hexadecimal(), header.take("\",\"hlc\":\""), let clock = header.decimal(),
      header.take("\",\"t\":\""), let milliseconds = header.moment(), header.take("\",\"k\":\""),
      let kind = header.string()
    else { return nil }
    var person: PersonID?
    var conversation: ConversationID?
    var reference: ByteView?
    if header.take(",\"s\":\"p_") {
      guard let bits = header.hexadecimal(), header.take("\"") else { return nil }
      person = PersonID(bits: bits)
    }
    if header.take(",\"c\":\"c_") {
      guard let bits = header.hexadecimal(), header.take("\"") else { return nil }
      conversation = ConversationID(bits: bits)
    }
    if header.take(",\"f\":\"") {
      guard let text = header.string() else { return nil }
      reference = text
    }
    guard header.take(",\"bh\":\""), let bodyHash = header.hash(), header.take("\",\"p\":\""),
      let previous = header.hash(), header.take("\"")
    else { return nil }
    let coreEnd = header.index
    guard header.take(",\"b\":"), header.index < tail, whole.holds(",\"h\":\"", at: tail),
      whole.holds("\"}", at: whole.count - 2)
    else { return nil }
    self.number = Int(number)
    self.device = device
    self.clock = clock
    self.milliseconds = milliseconds
    self.kind = kind
    self.person = person
    self.conversation = conversation
    self.reference = reference
    self.bodyHash = bodyHash
    self.previous = previous
    self.body = whole[header.index..<tail]
    self.hash = ChainHash(whole, at: tail + 6)
    self.whole = whole
    self.core = whole[0..<coreEnd]
  }

  /// Whether the record's own hash fits: then these bytes were once written as a record.
  var hashFits: Bool {
    ChainHash(.record, core) == hash
  }

  /// What is wrong with the line by itself; nil where nothing is. `hashes` is false for the closed segments
  /// that an open only checks by size and last hash.
  func flaw(checking hashes: Bool) -> String? {
    if hashes && !hashFits { return "this record does not fit its own hash" }
    switch body[0] {
    case UInt8(ascii: "{"):
      guard body.holds("{\"r\":\"", at: 0), body.count > BodyReader.saltEnd,
        body[body.count - 1] == UInt8(ascii: "}")
      else { return "this record's body is not one object with its salt" }
      return hashes && ChainHash(.body, body) != bodyHash ? "this record's body does not fit its hash" : nil
    case UInt8(ascii: "\""):
      return "sealed bodies are not supported by this version"
    case UInt8(ascii: "n") where body.isEqual(to: "null"):
      return "this record's body is missing and no later record says that it was forgotten"
    default:
      return "this record has no body"
    }
  }
}

/// Reads a record's header from the front.
private struct HeaderReader {
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

  mutating func hash() -> ChainHash? {
    guard index + ChainHash.length <= bytes.count else { return nil }
    defer { index += ChainHash.length }
    return ChainHash(bytes, at: index)
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

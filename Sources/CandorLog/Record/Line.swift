// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// One line of a segment, taken apart and not yet believed: see `flaw(_:)`.
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
  /// The whole line without its newline.
  let whole: ByteView
  /// Where the core ends; what follows from it is not stored, for a line is handed on several times.
  private let coreEnd: Int

  /// Bytes of `,"h":"` and the hash and `"}`.
  private static let tail = 6 + ChainHash.length + 2

  /// What `hash` is made from.
  var core: ByteView { whole[0..<coreEnd] }
  var bodyHash: ChainHash { ChainHash(whole, at: coreEnd - 1 - ChainHash.length - 7 - ChainHash.length) }
  var previous: ChainHash { ChainHash(whole, at: coreEnd - 1 - ChainHash.length) }
  var body: ByteView { whole[bodyRange] }
  var hash: ChainHash { ChainHash(whole, at: whole.count - 2 - ChainHash.length) }

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
    guard header.take(",\"bh\":\""), header.skip(ChainHash.length), header.take("\",\"p\":\""),
      header.skip(ChainHash.length), header.take("\"")
    else { return nil }
    coreEnd = header.index
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
    self.whole = whole
  }

  /// Whether the record's own hash fits: then these bytes were once written as a record.
  var hashFits: Bool {
    ChainHash(.record, core) == hash
  }

  /// How much of a line is checked.
  enum Depth {
    /// The shape: for closed segments, which an open checks by size and last hash.
    case shape
    /// That and the hashes: for a line that is known to be printable ASCII.
    case hashes
    /// That and whether every byte is one that our writer leaves as it is.
    case all
  }

  /// What is wrong with the line by itself; nil where nothing is.
  func flaw(_ depth: Depth) -> String? {
    switch depth {
    case .shape: break
    case .hashes, .all:
      if !hashFits { return "this record does not fit its own hash" }
      if depth == .all, let flaw = whole.rawFlaw { return flaw }
    }
    switch form {
    case .clear:
      guard body.holds("{\"r\":\"", at: 0), body.count > BodyReader.saltEnd,
        body[body.count - 1] == UInt8(ascii: "}")
      else { return "this record's body is not one object with its salt" }
    case .closed:
      guard body.firstIndex(of: UInt8(ascii: "\""), from: 1) == body.count - 1 else {
        return "this record's body is not one string"
      }
    case .erased:
      return nil
    case nil:
      return "this record has no body"
    }
    return depth != .shape && ChainHash(.body, body) != bodyHash
      ? "this record's body does not fit its hash" : nil
  }

  /// How a body is stored.
  enum Form {
    case clear, closed
    /// Taken away: `null`, and spaces in place of the rest of what stood there.
    case erased
  }

  /// How the body is stored, by its first byte; nil for none of the ways.
  var form: Form? {
    let body = body
    switch body[0] {
    case UInt8(ascii: "{"): return .clear
    case UInt8(ascii: "\""): return .closed
    case UInt8(ascii: "n"):
      guard body.holds(Self.erasure, at: 0) else { return nil }
      for index in Self.erasure.utf8CodeUnitCount..<body.count where body[index] != UInt8(ascii: " ") {
        return nil
      }
      return .erased
    default: return nil
    }
  }

  /// What stands where a body was taken away.
  private static let erasure: StaticString = "null"

  /// What a closed body is bound to: the header up to the body's hash.
  var bound: ByteView { whole[0..<coreEnd - Self.hashes] }

  /// Bytes of `,"bh":"` and `","p":"` with their hashes and the last quote.
  private static let hashes = 7 + ChainHash.length + 7 + ChainHash.length + 1

  /// Where the body stands in the line.
  private var bodyRange: Range<Int> { coreEnd + 5..<whole.count - Self.tail }

  /// The same line with its body taken away: as long as before, so that nothing after it moves.
  var withoutBody: [UInt8] {
    var bytes = whole.array
    let range = bodyRange
    for (offset, index) in range.enumerated() {
      bytes[index] =
        offset < Self.erasure.utf8CodeUnitCount ? Self.erasure.utf8Start[offset] : UInt8(ascii: " ")
    }
    return bytes
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// Writes a body: one JSON object, fields in the order of the calls.
struct BodyWriter {
  /// Most bytes that a body may have before it is closed: 1 MiB.
  static let limit = 1 << 20

  private(set) var bytes: [UInt8]
  /// What has no form on disk, for instance a day in the year 12000.
  private(set) var unstorable: String?

  /// Begins with the salt where there is one: a body that stays clear has one, a closed one needs none.
  init(salt: Salt?) {
    bytes = []
    bytes.reserveCapacity(256)
    bytes.append(UInt8(ascii: "{"))
    guard let salt else { return }
    bytes.append("\"r\":\"")
    bytes.append(hexadecimal: salt.high)
    bytes.append(hexadecimal: salt.low)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Ends the object and hands its bytes over.
  consuming func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  mutating func text(_ key: StaticString, _ value: String) {
    name(key)
    bytes.append(json: value)
  }

  mutating func text(_ key: StaticString, ifAny value: String?) {
    if let value { text(key, value) }
  }

  mutating func flag(_ key: StaticString, _ value: Bool) {
    name(key)
    bytes.append(value ? "true" : "false")
  }

  mutating func number(_ key: StaticString, _ value: Int) {
    name(key)
    bytes.append(decimal: Int64(value))
  }

  mutating func id<Subject>(_ key: StaticString, _ value: ID<Subject>) {
    name(key)
    bytes.append(id: value)
  }

  mutating func day(_ key: StaticString, _ value: Day) {
    guard CalendarText.days ~= value.ordinal else {
      unstorable = "a day outside the years 0 to 9999"
      return
    }
    name(key)
    bytes.append(UInt8(ascii: "\""))
    CalendarText.append(day: value.ordinal, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Two fields, `from` and `to`, or none.
  mutating func span(_ value: DaySpan?) {
    guard let value else { return }
    day("from", value.from)
    day("to", value.to)
  }

  mutating func pledge(_ pledge: Pledge) {
    text("who", ifAny: pledge.who)
    text("owner", pledge.owner.word)
    text("what", pledge.what)
    span(pledge.due)
  }

  mutating func pledges(_ key: StaticString, _ pledges: [Pledge]) {
    name(key)
    bytes.append(UInt8(ascii: "["))
    for (index, one) in pledges.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "{"))
      pledge(one)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func name(_ key: StaticString) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(key)
    bytes.append("\":")
  }
}

/// 128 random bits at the head of a clear body, so that its hash tells nothing about its words.
struct Salt: Hashable, Sendable {
  let high: UInt64
  let low: UInt64
}

extension Owner {
  /// The word on disk; by hand, so that a renamed case changes no log.
  var word: String {
    switch self {
    case .me: "me"
    case .them: "them"
    case .other: "other"
    }
  }

  init?(word: ByteView) {
    if word.isEqual(to: "me") {
      self = .me
    } else if word.isEqual(to: "them") {
      self = .them
    } else if word.isEqual(to: "other") {
      self = .other
    } else {
      return nil
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// An event in the form that goes to disk: its header fields, and its body before it is closed.
struct StoredRecord: Hashable, Sendable {
  let kind: Kind
  /// Whose record it is.
  let person: PersonID?
  let conversation: ConversationID?
  /// `flow@version#field`, or either half.
  let reference: String?
  let body: [UInt8]

  /// Where a record stands in its device's chain.
  struct Position: Hashable, Sendable {
    let number: Int
    let device: DeviceID
    let clock: Int64
    let milliseconds: Int64
    let previous: ChainHash
  }

  /// What closed bodies are filled up to with spaces, in bytes, so that their length tells less.
  static let padding = 64

  /// The body as it is stored after `header`: closed with `key`, or as it is where there is none.
  private func stored(_ key: BodyKey?, after header: ByteView, _ chance: () -> UInt64) -> [UInt8] {
    guard let key else { return body }
    var padded = body
    let rest = body.count % Self.padding
    if rest > 0 { padded.append(contentsOf: repeatElement(UInt8(ascii: " "), count: Self.padding - rest)) }
    var text: [UInt8] = [UInt8(ascii: "\"")]
    text.append(base64: key.close(padded, bound: header, chance))
    text.append(UInt8(ascii: "\""))
    return text
  }

  /// Appends the record as one line with its newline, its body closed with `key`, and returns its hash.
  func append(
    to bytes: inout [UInt8], at position: Position, key: BodyKey?, _ chance: () -> UInt64
  ) -> ChainHash {
    let start = bytes.count
    bytes.append("{\"v\":1,\"n\":")
    bytes.append(decimal: Int64(position.number))
    bytes.append(",\"dev\":")
    bytes.append(id: position.device)
    bytes.append(",\"hlc\":\"")
    bytes.append(decimal: position.clock)
    bytes.append("\",\"t\":\"")
    CalendarText.append(milliseconds: position.milliseconds, to: &bytes)
    bytes.append("\",\"k\":\"")
    bytes.append(contentsOf: kind.rawValue.utf8)
    bytes.append(UInt8(ascii: "\""))
    if let person {
      bytes.append(",\"s\":")
      bytes.append(id: person)
    }
    if let conversation {
      bytes.append(",\"c\":")
      bytes.append(id: conversation)
    }
    if let reference {
      bytes.append(",\"f\":")
      bytes.append(json: reference)
    }
    let stored = bytes.withView { self.stored(key, after: $0[start..<$0.count], chance) }
    bytes.append(",\"bh\":\"")
    stored.withView { ChainHash(.body, $0) }.append(to: &bytes)
    bytes.append("\",\"p\":\"")
    position.previous.append(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    let hash = bytes.withView { ChainHash(.record, $0[start..<$0.count]) }
    bytes.append(",\"b\":")
    bytes.append(contentsOf: stored)
    bytes.append(",\"h\":\"")
    hash.append(to: &bytes)
    bytes.append("\"}\n")
    return hash
  }
}

/// What a device's id points at: one writer's own chain of records.
enum Device: Identifiable {
  static var prefix: String { "d_" }
}

typealias DeviceID = ID<Device>

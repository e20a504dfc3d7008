// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// An event in the form that goes to disk: its header fields, and its body as the bytes that are hashed.
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

  /// Appends the record as one line with its newline, and returns its hash.
  func append(to bytes: inout [UInt8], at position: Position) -> ChainHash {
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
    bytes.append(",\"bh\":\"")
    body.withView { ChainHash(.body, $0) }.append(to: &bytes)
    bytes.append("\",\"p\":\"")
    position.previous.append(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    let hash = bytes.withView { ChainHash(.record, $0[start..<$0.count]) }
    bytes.append(",\"b\":")
    bytes.append(contentsOf: body)
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

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

@testable import CandorLog

// What somebody could write who knows the format: without it no input of chance would get past the first hash.

/// The text with its own hash below it, as heads and files of keys end.
func summed(_ text: [UInt8], _ domain: ChainHash.Domain) -> [UInt8] {
  var bytes = text
  if bytes.last != 0x0A { bytes.append(0x0A) }
  let sum = bytes.withView { ChainHash(domain, $0) }
  sum.append(to: &bytes)
  bytes.append(0x0A)
  return bytes
}

/// Writes lines of the shape of records anew, so that their hashes fit and each follows on from the one before.
struct Forger {
  /// Whether clear bodies are closed with the key of the record's person.
  let closes: Bool
  let key: (PersonID?) -> BodyKey?

  /// The same lines with other hashes; what has not the shape of a record stays as it is.
  func forged(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var previous = ChainHash.none
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !bytes.isEmpty { bytes.append(0x0A) }
      Array(line).withView { view in
        if let line = Line(view) {
          previous = append(line, after: previous, to: &bytes)
        } else {
          bytes.append(contentsOf: view.array)
        }
      }
    }
    return bytes
  }

  private func append(_ line: Line, after previous: ChainHash, to bytes: inout [UInt8]) -> ChainHash {
    let body = stored(line)
    let start = bytes.count
    bytes.append(contentsOf: line.bound.array)
    bytes.append(",\"bh\":\"")
    // The hash of a body that was taken away stays what it was.
    (line.form == .erased ? line.bodyHash : body.withView { ChainHash(.body, $0) }).append(to: &bytes)
    bytes.append("\",\"p\":\"")
    previous.append(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    let hash = bytes.withView { ChainHash(.record, $0[start..<$0.count]) }
    bytes.append(",\"b\":")
    bytes.append(contentsOf: body)
    bytes.append(",\"h\":\"")
    hash.append(to: &bytes)
    bytes.append("\"}")
    return hash
  }

  private func stored(_ line: Line) -> [UInt8] {
    guard closes, line.form == .clear, Kind(stored: line.kind)?.key != Kind.Key.none,
      let key = key(line.person)
    else { return line.body.array }
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.append(base64: key.close(line.body.array, bound: line.bound) { 7 })
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }
}

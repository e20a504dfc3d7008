// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What a device's log held, segment by segment, when it was last known to be on the disk.
///
/// The chain itself cannot tell that its end is missing; this can.
struct SealedHead: Hashable, Sendable {
  /// One row a segment, the first for segment 1; all but the last are closed for ever.
  var rows: [Row]

  struct Row: Hashable, Sendable {
    /// Bytes.
    var size: Int
    /// The last record's number, in this segment or before; 0 where there is none.
    var number: Int
    /// The last record's hash; `ChainHash.none` where there is none.
    var hash: ChainHash
  }

  static let fileName = "head"
  private static let title: StaticString = "candor head 1\n"

  init(rows: [Row]) {
    self.rows = rows
  }

  /// The text of the file: a title, a row a line, and the hash of all that.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(Self.title)
    for row in rows {
      bytes.append(decimal: Int64(row.size))
      bytes.append(UInt8(ascii: " "))
      bytes.append(decimal: Int64(row.number))
      bytes.append(UInt8(ascii: " "))
      row.hash.append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    let sum = bytes.withView { ChainHash(.head, $0) }
    sum.append(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Reads the text of the file; nil for anything but exactly what `bytes` makes.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4 else { return nil }
    rows = []
    for line in lines[1..<lines.count - 2] {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, let size = Int(words[0]), let number = Int(words[1]),
        words[2].utf8.count == ChainHash.length, size >= 0, number >= 0
      else { return nil }
      let hash = Array(words[2].utf8).withView { ChainHash($0, at: 0) }
      rows.append(Row(size: size, number: number, hash: hash))
    }
    guard self.bytes == bytes else { return nil }
  }
}

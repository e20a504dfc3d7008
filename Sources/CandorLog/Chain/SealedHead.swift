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
    let rows = bytes.withView { Self.rows($0) }
    guard let rows, !rows.isEmpty else { return nil }
    self.rows = rows
  }

  private static func rows(_ bytes: ByteView) -> [Row]? {
    let sum = bytes.count - ChainHash.length - 1
    guard bytes.holds(title, at: 0), sum >= title.utf8CodeUnitCount, bytes.holds("\n", at: bytes.count - 1),
      ChainHash(.head, bytes[0..<sum]) == ChainHash(bytes, at: sum)
    else { return nil }
    var rows: [Row] = []
    var reader = HeaderReader(bytes[0..<sum])
    _ = reader.take(title)
    while reader.index < sum {
      guard let size = reader.decimalOrZero(), reader.take(" "), let number = reader.decimalOrZero(),
        reader.take(" ")
      else { return nil }
      let place = reader.index
      guard reader.skip(ChainHash.length), reader.take("\n") else { return nil }
      rows.append(Row(size: Int(size), number: Int(number), hash: ChainHash(bytes, at: place)))
    }
    return rows
  }
}

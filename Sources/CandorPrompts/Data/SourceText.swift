// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// The bytes of a data file, and the way from a byte to its place and back.
struct SourceText {
  let bytes: [UInt8]
  /// The offset of the first byte of every line; a line ends with LF, CR LF or CR.
  let lines: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines = [0]
    for index in bytes.indices {
      switch bytes[index] {
      case 0x0A: lines.append(index + 1)
      case 0x0D where index + 1 == bytes.count || bytes[index + 1] != 0x0A: lines.append(index + 1)
      default: break
      }
    }
    self.lines = lines
  }

  /// Where the byte at `offset` stands; columns count scalars.
  func place(at offset: Int) -> Place {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for byte in bytes[lines[low]..<min(offset, bytes.count)] where !isContinuation(byte) { column += 1 }
    return Place(line: low + 1, column: column)
  }

  /// The offset of a place; the end of the bytes for a place behind them.
  func offset(of place: Place) -> Int {
    guard place.line >= 1, place.line <= lines.count else { return bytes.count }
    return advance(from: lines[place.line - 1], by: place.column - 1)
  }

  /// The offset `scalars` further on.
  func advance(from offset: Int, by scalars: Int) -> Int {
    var offset = offset
    var left = scalars
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, isContinuation(bytes[offset]) { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The first byte that does not belong to well-formed UTF-8; nil where all do.
  func firstInvalidByte() -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

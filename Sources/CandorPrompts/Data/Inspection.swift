// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// One pass over the bytes before the YAML library sees them.
///
/// The library composes the whole file, aliases in keys included (whose hash may take a billion steps), before
/// it can be asked how large it is. So a file that could make it slow, or that holds characters with no business
/// in a text, is refused here. The pass knows no YAML: it counts characters, and its limits are far above
/// what an honest file has.
struct Inspection {
  let source: SourceText
  let file: String

  func run() throws(DataError) {
    let bytes = source.bytes
    var indicators = 0
    var open = 0
    var anchor: Int?
    var alias: Int?
    for offset in bytes.indices {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        indicators += 1
        open += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: ","): indicators += 1
      case UInt8(ascii: "&") where anchor == nil && startsToken(offset): anchor = offset
      case UInt8(ascii: "*") where alias == nil && startsToken(offset): alias = offset
      case 0x09, 0x0A, 0x0D: break
      case 0..<0x20, 0x7F: throw control(at: offset)
      case 0xC2 where follows(offset, 0x80...0x9F): throw control(at: offset)
      case 0xE2 where follows(offset, 0x80...0x80) && follows(offset + 1, 0xA8...0xA9):
        throw control(at: offset)
      default: break
      }
      if open > DataLimits.openBrackets { throw tooDeep(file, source.place(at: offset)) }
      if indicators > DataLimits.indicators { throw tooMany(file, source.place(at: offset)) }
    }
    if let anchor, alias != nil { throw anchored(file, source.place(at: anchor)) }
  }

  /// Whether a name follows the character at `offset` and what stands before it lets a YAML token begin there.
  private func startsToken(_ offset: Int) -> Bool {
    let bytes = source.bytes
    guard offset + 1 < bytes.count, !isBlank(bytes[offset + 1]) else { return false }
    var before = offset - 1
    if before >= 0, !isBlank(bytes[before]) { return isIndicator(bytes[before]) }
    while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
    guard before >= 0, !isBlank(bytes[before]), !isIndicator(bytes[before]) else { return true }
    while before > 0, !isBlank(bytes[before - 1]) { before -= 1 }
    return bytes[before] == UInt8(ascii: "!") || bytes[before] == UInt8(ascii: "&")
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private func isIndicator(_ byte: UInt8) -> Bool { "-:?,[]{}\"'".utf8.contains(byte) }

  private func follows(_ offset: Int, _ range: ClosedRange<UInt8>) -> Bool {
    offset + 1 < source.bytes.count && range.contains(source.bytes[offset + 1])
  }

  private func control(at offset: Int) -> DataError {
    DataError(
      file: file, place: source.place(at: offset), what: "a control character stands in the text",
      remedy: "Delete it; lines end with a plain line feed.")
  }
}

func tooDeep(_ file: String, _ place: Place) -> DataError {
  DataError(
    file: file, place: place, what: "lists and maps stand too deep within one another",
    remedy: "At most \(DataLimits.depth) levels are read; flatten this part.")
}

func tooMany(_ file: String, _ place: Place) -> DataError {
  DataError(
    file: file, place: place, what: "the file has too many parts",
    remedy: "At most \(DataLimits.nodes) texts, lists and maps are read; split the file.")
}

func anchored(_ file: String, _ place: Place) -> DataError {
  DataError(
    file: file, place: place, what: "anchors (`&name`) and aliases (`*name`) are not read",
    remedy: "Write the text out where it is needed; quote a text that starts with `&` or `*`.")
}

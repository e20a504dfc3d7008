// SPDX-License-Identifier: GPL-3.0-or-later

/// An iCalendar file taken apart by RFC 5545 alone, byte by byte: another reading than the writer's.
struct CalendarReading {
  struct Property: Hashable {
    let name: String
    let parameters: String
    let value: String

    /// The value as the words that a TEXT stands for; nil where it escapes anything else.
    var text: String? {
      var out: [UInt8] = []
      var isEscape = false
      for byte in value.utf8 {
        if isEscape {
          switch byte {
          case UInt8(ascii: "n"), UInt8(ascii: "N"): out.append(0x0A)
          case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): out.append(byte)
          default: return nil
          }
          isEscape = false
        } else if byte == UInt8(ascii: "\\") {
          isEscape = true
        } else if byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") {
          return nil
        } else {
          out.append(byte)
        }
      }
      return isEscape ? nil : String(validating: out, as: UTF8.self)
    }
  }

  /// What stands between `BEGIN` and `END`, and how deep.
  private(set) var events: [[Property]] = []
  private(set) var properties: [Property] = []

  /// - Returns: nil, and why, for anything that is no calendar.
  init(_ file: String) throws(Flaw) {
    var open: [String] = []
    var hasPart = false
    for line in try Self.lines(of: Array(file.utf8)) {
      let property = try Self.property(line)
      switch property.name {
      case "BEGIN":
        guard open.isEmpty == (property.value == "VCALENDAR") else { throw Flaw("a part in the wrong place") }
        open.append(property.value)
        hasPart = hasPart || open.count > 1
        if property.value == "VEVENT" { events.append([]) }
      case "END":
        guard open.popLast() == property.value else { throw Flaw("an end without its beginning") }
      case _ where open == ["VCALENDAR"]: properties.append(property)
      case _ where open.last == "VEVENT": events[events.count - 1].append(property)
      case _ where open.isEmpty: throw Flaw("something outside of the calendar")
      default: break
      }
    }
    guard open.isEmpty, hasPart else { throw Flaw("no end, or nothing in it") }
  }

  struct Flaw: Error {
    let what: String

    init(_ what: String) { self.what = what }
  }

  /// The lines as they were before they were folded.
  private static func lines(of bytes: [UInt8]) throws(Flaw) -> [String] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0D {
        guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else { throw Flaw("a carriage return alone") }
        if line.count > 75 { throw Flaw("a line of \(line.count) octets") }
        guard String(validating: line, as: UTF8.self) != nil else { throw Flaw("a character cut in two") }
        if line.first == 0x20, !lines.isEmpty {
          lines[lines.count - 1] += line.dropFirst()
        } else {
          lines.append(line)
        }
        line = []
        index += 2
        continue
      }
      if bytes[index] < 0x20 || bytes[index] == 0x7F { throw Flaw("a control character") }
      line.append(bytes[index])
      index += 1
    }
    guard line.isEmpty else { throw Flaw("a last line without its end") }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func property(_ line: String) throws(Flaw) -> Property {
    let bytes = Array(line.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw Flaw("a line without a colon") }
    let head = bytes[..<colon].split(
      separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(decoding: head[0], as: UTF8.self)
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 == 0x2D || 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 }) else {
      throw Flaw("no name: \(name)")
    }
    return Property(
      name: name, parameters: head.count > 1 ? String(decoding: head[1], as: UTF8.self) : "",
      value: String(decoding: bytes[(colon + 1)...], as: UTF8.self))
  }
}

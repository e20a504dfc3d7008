// SPDX-License-Identifier: GPL-3.0-or-later

/// Entries as a file that calendars read: iCalendar, RFC 5545.
package struct CalendarFile: Hashable, Sendable {
  package let entries: [CalendarEntry]

  package init(_ entries: [CalendarEntry]) {
    self.entries = entries
  }

  /// UTF-8 in lines of at most 75 octets that end with CR LF.
  package var text: String {
    var lines = Lines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//candor//candor//EN")
    lines.add("CALSCALE", "GREGORIAN")
    for entry in entries { lines.add(entry) }
    if entries.isEmpty { lines.addZone() }
    lines.add("END", "VCALENDAR")
    return String(decoding: lines.bytes, as: UTF8.self)
  }
}

/// The lines of the file as far as they are written.
private struct Lines {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ entry: CalendarEntry) {
    add("BEGIN", "VEVENT")
    add("UID", text: entry.id + "@candor")
    add("DTSTAMP", Self.moment(entry.changedAt))
    add("SEQUENCE", String(entry.changes))
    add("DTSTART;VALUE=DATE", Self.digits(entry.days.from))
    // The first day that is not in it; an entry without one lasts a day. No day after the year 9999 has a form.
    let end = entry.days.to + 1
    if end.year <= 9999 { add("DTEND;VALUE=DATE", Self.digits(end)) }
    if let pattern = entry.pattern { add("RRULE", pattern.rule) }
    add("SUMMARY", text: entry.title)
    add("DESCRIPTION", text: entry.note)
    add("CLASS", "PRIVATE")
    add("TRANSP", "TRANSPARENT")
    add("STATUS", entry.isCancelled ? "CANCELLED" : "CONFIRMED")
    add("END", "VEVENT")
  }

  /// A calendar must hold something (RFC 5545, section 3.6): where there is no entry, the zone that none needs.
  mutating func addZone() {
    add("BEGIN", "VTIMEZONE")
    add("TZID", "UTC")
    add("BEGIN", "STANDARD")
    add("DTSTART", "19700101T000000")
    add("TZOFFSETFROM", "+0000")
    add("TZOFFSETTO", "+0000")
    add("END", "STANDARD")
    add("END", "VTIMEZONE")
  }

  /// A value of type TEXT: any words, with what would end the value or the line escaped.
  mutating func add(_ name: String, text: String) {
    var value: [UInt8] = []
    for byte in terminalSafe(Self.unixLines(text), keepingNewlines: true).utf8 {
      switch byte {
      case UInt8(ascii: "\n"): value += "\\n".utf8
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): value += [UInt8(ascii: "\\"), byte]
      default: value.append(byte)
      }
    }
    fold(Array(name.utf8) + [UInt8(ascii: ":")] + value)
  }

  /// The text with each end of a line as one line feed. Byte by byte: to characters, CR and LF are one where they meet.
  private static func unixLines(_ text: String) -> String {
    var out: [UInt8] = []
    var wasReturn = false
    for byte in text.utf8 {
      if byte != 0x0A || !wasReturn { out.append(byte == 0x0D ? 0x0A : byte) }
      wasReturn = byte == 0x0D
    }
    return String(decoding: out, as: UTF8.self)
  }

  mutating func add(_ name: String, _ value: String) {
    fold(Array("\(name):\(value)".utf8))
  }

  /// Breaks a line that is too long into several: between two characters of UTF-8, a space before what goes on.
  private mutating func fold(_ line: [UInt8]) {
    let most = 75
    var start = 0
    while line.count - start > most - (start == 0 ? 0 : 1) {
      var end = start + most - (start == 0 ? 0 : 1)
      while line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += line[start..<end] + [0x0D, 0x0A, 0x20]
      start = end
    }
    bytes += line[start...] + [0x0D, 0x0A]
  }

  /// `20261204`
  private static func digits(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

  /// `20261121T090000Z`, for the years that this form has.
  private static func moment(_ milliseconds: Int64) -> String {
    let text = rfc3339(min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999))
    return String(text.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}

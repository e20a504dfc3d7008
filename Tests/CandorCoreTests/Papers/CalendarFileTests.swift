// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import CandorCore

@Suite("A calendar") struct CalendarFileTests {
  private let today = Day(ordinal: 20_778)

  private func entry(
    id: String = "k_1", title: String = "a", note: String = "b", days: DaySpan? = nil,
    pattern: Recurrence.Pattern? = nil, changedAt: Int64 = 1_795_251_600_123, isCancelled: Bool = false
  ) -> CalendarEntry {
    CalendarEntry(
      id: id, title: title, note: note, days: days ?? DaySpan(today, today), pattern: pattern, changes: 2,
      changedAt: changedAt, isCancelled: isCancelled)
  }

  @Test func isWrittenAsTheStandardHasIt() {
    let file = CalendarFile([entry(title: "Due; a, b\\c\nd", isCancelled: true)])
    #expect(
      file.text
        == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//candor//candor//EN
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:k_1@candor
        DTSTAMP:20261121T090000Z
        SEQUENCE:2
        DTSTART;VALUE=DATE:20261121
        DTEND;VALUE=DATE:20261122
        SUMMARY:Due\\; a\\, b\\\\c\\nd
        DESCRIPTION:b
        CLASS:PRIVATE
        TRANSP:TRANSPARENT
        STATUS:CANCELLED
        END:VEVENT
        END:VCALENDAR

        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }

  @Test func withoutEntriesItIsOneAllTheSame() throws {
    let reading = try CalendarReading(CalendarFile([]).text)
    #expect(reading.events.isEmpty)
    #expect(reading.properties.map(\.name) == ["VERSION", "PRODID", "CALSCALE"])
  }

  /// A line of 75 octets stays whole, one of 76 is two, and no character is cut.
  @Test func linesAreFoldedWhereTheyAreTooLong() throws {
    for character in ["x", "é", "€", "𝄞", "👩🏽‍💻"] {
      for count in 0..<90 {
        let title = String(repeating: "x", count: count % 4) + String(repeating: character, count: count)
        let text = CalendarFile([entry(title: title)]).text
        let reading = try CalendarReading(text)
        #expect(reading.events[0].first { $0.name == "SUMMARY" }?.text == title, "\(count) of \(character)")
        let length = "SUMMARY:".utf8.count + title.utf8.count
        #expect(text.contains("SUMMARY:\(title)\r\n") == (length <= 75), "\(length)")
      }
    }
  }

  /// Every kind of character that a line, a value or a fold could trip over.
  @Test func whateverIsInATextComesBackAndNothingElseDoes() throws {
    let ranges: [ClosedRange<UInt32>] = [
      0x0A...0x0A, 0x0D...0x0D, 0x00...0x1F, 0x20...0x7E, 0x2C...0x2C, 0x3A...0x3B, 0x5C...0x5C, 0x6E...0x6E,
      0x7F...0xA0, 0xC0...0x17F, 0x300...0x36F, 0x590...0x6FF, 0x2000...0x206F, 0x3040...0x30FF,
      0xFE00...0xFEFF, 0xFFF0...0xFFFF, 0x1F300...0x1FAFF, 0xE0000...0xE01FF, 0x10FFF0...0x10FFFF,
    ]
    for seed in 0..<500 {
      var chance = SeededChance(seed: seed)
      var words = (0..<3).map { _ in chance.text(from: ranges, upTo: 120) }
      if seed.isMultiple(of: 3) { words[0] += "\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:x\r" }
      let file = CalendarFile([entry(id: words[0], title: words[1], note: words[2]), entry()])
      let reading = try CalendarReading(file.text)
      try #require(reading.events.count == 2, "seed \(seed)")
      #expect(reading.events[0].map(\.name) == reading.events[1].map(\.name), "seed \(seed)")
      let read = ["UID", "SUMMARY", "DESCRIPTION"].map { name in
        reading.events[0].first { $0.name == name }?.text
      }
      let shown = zip(words, ["@candor", "", ""]).map { text, end in
        terminalSafe(Self.unixLines(text + end), keepingNewlines: true)
      }
      #expect(read == shown, "seed \(seed)")
    }
  }

  /// Line ends as `\n`, found scalar by scalar.
  private static func unixLines(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar != "\n" || !wasReturn { out.append(scalar == "\r" ? "\n" : scalar) }
      wasReturn = scalar == "\r"
    }
    return String(out)
  }

  @Test func theEdgesOfTheCalendarHaveAForm() throws {
    let last = try #require(Day(iso: "9999-12-31"))
    let first = try #require(Day(iso: "0001-01-01"))
    for (day, start) in [(last, "99991231"), (first, "00010101")] {
      for moment in [Int64.min, .max, 0] {
        let event = try CalendarReading(
          CalendarFile([entry(days: DaySpan(day, day), changedAt: moment)]).text
        ).events[0]
        #expect(event.first { $0.name == "DTSTART" }?.value == start)
        #expect(event.contains { $0.name == "DTEND" } == (day == first))
        #expect(event.first { $0.name == "DTSTAMP" }?.value.utf8.count == 16)
      }
    }
  }

  @Test func whatComesAgainIsARuleWithTheSameDays() throws {
    var patterns: [Recurrence.Pattern] = [.workdays]
    for every in [1, 2, 5, 12] {
      patterns.append(.days(every: every))
      patterns += [[.monday], [.sunday], [.monday, .thursday], [.tuesday, .saturday, .sunday]].map {
        .weeks(every: every, on: $0)
      }
      patterns += [1, 15, 28, 29, 30, 31, -1].map { .months(every: every, on: .date($0)) }
      patterns += [1, 2, 5, -1, -2].map { .months(every: every, on: .weekday($0, .friday)) }
      patterns += [1, 3, 20, -1, -4].map { .months(every: every, on: .workday($0)) }
    }
    for (index, pattern) in patterns.enumerated() {
      for start in (0..<3).map({ today + ($0 * 37 + index) }) {
        let recurrence = try #require(Recurrence(pattern, start: start))
        let expected = recurrence.occurrences(5, after: start + -1)
        let first = try #require(expected.first)
        let rule = RuleDays(pattern.rule, from: first)
        let near = expected.filter { $0 - first < 2000 }
        #expect(rule.first(5, within: 2000) == near, "\(pattern.rule) from \(first.iso)")
      }
    }
  }
}

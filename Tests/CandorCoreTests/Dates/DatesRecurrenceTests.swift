// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

/// Today is Tuesday, 24 November 2026.
@Suite struct DatesRecurrenceTests {
  @Test func `what comes again is read with its next days`() throws {
    let today = try #require(Day(iso: "2026-11-24"))
    for (text, expected) in [
      ("every monday", "every Mon: 2026-11-30 2026-12-07"), ("Mondays", "every Mon: 2026-11-30 2026-12-07"),
      ("on tuesdays at 10", "every Tue: 2026-12-01 2026-12-08"),
      ("every other Monday", "every other Mon: 2026-11-30 2026-12-14"),
      ("every second thursday", "every other Thu: 2026-11-26 2026-12-10"),
      ("every mon, wed and fri", "every Mon, Wed and Fri: 2026-11-25 2026-11-27"),
      ("weekly", "every Tue: 2026-12-01 2026-12-08"),
      ("weekly on fridays", "every Fri: 2026-11-27 2026-12-04"),
      ("biweekly", "every other Tue: 2026-12-08 2026-12-22"),
      ("every three weeks on friday", "every 3 weeks on Fri: 2026-11-27 2026-12-18"),
      ("every two weeks starting 4 january", "every other Mon: 2027-01-04 2027-01-18"),
      ("daily", "every day: 2026-11-25 2026-11-26"), ("every 3 days", "every 3 days: 2026-11-27 2026-11-30"),
      ("every weekday", "every workday: 2026-11-25 2026-11-26"),
      ("the first Friday of each month", "every month on the first Fri: 2026-12-04 2027-01-01"),
      ("every last working day of the month", "every month on the last workday: 2026-11-30 2026-12-31"),
      ("the 31st of every month", "every month on the 31st: 2026-11-30 2026-12-31"),
      ("the last day of each month", "every month on the last day: 2026-11-30 2026-12-31"),
      ("monthly on the 15th", "every month on the 15th: 2026-12-15 2027-01-15"),
      ("monthly", "every month on the 24th: 2026-12-24 2027-01-24"),
      ("every six months", "every 6 months on the 24th: 2027-05-24 2027-11-24"),
      ("fifth monday of every month", "every month on the 5th Mon: 2026-11-30 2027-03-29"),
    ] {
      let found = RecurrenceReader(today: today).read(text)
      let days = found?.occurrences(2, after: today).map(\.iso).joined(separator: " ") ?? ""
      #expect("\(found?.spoken ?? "-"): \(days)" == expected, "\(text)")
    }
  }

  @Test func `what comes once or at no time is none`() throws {
    let today = try #require(Day(iso: "2026-11-24"))
    for text in [
      "", "friday", "every", "every zero days", "every time", "monthly report",
      "the first friday of december",
      "once", "every 3rd", "weekly sync notes", "every monday and", "each of us", "every 99999 weeks",
    ] {
      #expect(RecurrenceReader(today: today).read(text) == nil, "\(text)")
    }
  }

  @Test func `each next day is later, fits the pattern and skips none`() {
    for seed: UInt64 in 0..<2000 {
      var dice = SeededChance(seed: seed)
      let start = Day(ordinal: Int.random(in: 0...40_000, using: &dice))
      let every = Int.random(in: 1...5, using: &dice)
      let weekdays = Weekday.allCases.filter { _ in Bool.random(using: &dice) }
      guard let weeks = Recurrence(.weeks(every: every, on: weekdays), start: start) else {
        Issue.record("seed \(seed)")
        continue
      }
      let found = weeks.occurrences(30, after: start + -1)
      let wanted = (0..<2000).map { start + $0 }.filter { day in
        let week = ((day + -day.weekday.rawValue) - (start + -start.weekday.rawValue)) / 7
        return week % every == 0
          && (weekdays.isEmpty ? day.weekday == start.weekday : weekdays.contains(day.weekday))
      }
      #expect(found == Array(wanted.prefix(30)), "seed \(seed)")
      let days = Recurrence(.days(every: every), start: start)?.occurrences(5, after: start + 3) ?? []
      #expect(
        days.allSatisfy { ($0 - start) % every == 0 && $0 > start + 3 } && days.count == 5, "seed \(seed)")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

@Suite struct DatesCalendarTests {
  @Test func `known days have their weekday and their distance`() throws {
    let epoch = try #require(Day(iso: "1970-01-01"))
    #expect(epoch.ordinal == 0 && epoch.weekday == .thursday)
    let known: [(String, Weekday)] = [
      ("2026-11-21", .saturday), ("2028-02-29", .tuesday), ("2000-01-01", .saturday), ("1999-12-31", .friday),
      ("0001-01-01", .monday), ("9999-12-31", .friday), ("1600-02-29", .tuesday),
    ]
    for (iso, weekday) in known {
      let day = try #require(Day(iso: iso))
      #expect(day.weekday == weekday, "\(iso)")
      #expect(day.iso == iso)
    }
    #expect(try #require(Day(iso: "2026-12-04")) - #require(Day(iso: "2026-11-21")) == 13)
    #expect(try #require(Day(iso: "0001-01-01")).ordinal == -719_162)
    #expect(try #require(Day(iso: "9999-12-31")).ordinal == 2_932_896)
  }

  @Test func `days that do not exist are nil`() {
    for (year, month, day) in [
      (2026, 2, 29), (1900, 2, 29), (2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0), (0, 1, 1),
      (10_000, 1, 1),
      (Int.max, 1, 1), (2026, Int.max, 1), (2026, 1, Int.min),
    ] {
      #expect(Day(year: year, month: month, day: day) == nil, "\(year)-\(month)-\(day)")
    }
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
  }

  @Test func `only exactly YYYY-MM-DD reads as ISO`() {
    for text in [
      "", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", " 2026-01-01", "2026-01-01 ", "+026-01-01",
      "2026-02-30",
      "0000-01-01", "2026-01-0１", "2026-01-01T00",
    ] {
      #expect(Day(iso: text) == nil, "\(text)")
    }
  }

  @Test func `every day survives the way through ISO, its parts and its neighbors`() {
    for seed: UInt64 in 0..<4000 {
      var dice = SeededChance(seed: seed)
      let day = dice.day()
      #expect(Day(iso: day.iso) == day, "seed \(seed)")
      #expect(Day(year: day.year, month: day.month, day: day.day) == day, "seed \(seed)")
      let steps = Int.random(in: 0...5000, using: &dice)
      #expect((day + steps) - day == steps && day + steps + -steps == day, "seed \(seed)")
      let next = day + 1
      #expect(next.weekday.rawValue == (day.weekday.rawValue + 1) % 7, "seed \(seed)")
      #expect(next.day == day.day + 1 || next.day == 1 && next.month == day.month % 12 + 1, "seed \(seed)")
    }
  }

  @Test func `days in a row have ISO forms in a row, over four centuries`() throws {
    var day = try #require(Day(iso: "1799-12-31"))
    var before = day.iso
    for _ in 0..<146_100 {
      day = day + 1
      let iso = day.iso
      #expect(before < iso)
      before = iso
    }
    #expect(before == "2200-01-03")
  }

  @Test func `a day is spoken with weekday, month and year`() throws {
    let today = try #require(Day(iso: "2026-11-21"))
    #expect((today + 13).spoken == "Fri 4 Dec 2026")
    func spoken(_ from: Int, _ to: Int) -> String { DaySpan(today + from, today + to).spoken(from: today) }
    #expect(spoken(13, 13) == "Fri 4 Dec 2026, in 13 days")
    #expect(spoken(0, 0) == "Sat 21 Nov 2026, today")
    #expect(spoken(1, 1) == "Sun 22 Nov 2026, tomorrow")
    #expect(spoken(-1, -1) == "Fri 20 Nov 2026, yesterday")
    #expect(spoken(-12, -12) == "Mon 9 Nov 2026, 12 days ago")
    #expect(spoken(9, 13) == "Mon 30 Nov – Fri 4 Dec 2026, in 9 days")
    #expect(spoken(-5, 1) == "Mon 16 Nov – Sun 22 Nov 2026, tomorrow")
    #expect(spoken(-5, -2) == "Mon 16 Nov – Thu 19 Nov 2026, 2 days ago")
    #expect(spoken(40, 45) == "Thu 31 Dec 2026 – Tue 5 Jan 2027, in 40 days")
  }
}

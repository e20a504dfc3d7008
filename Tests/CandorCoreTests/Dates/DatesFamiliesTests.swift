// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

/// Families of phrases, as somebody who asks by when something is due reads them. Today is Tuesday, 24 November 2026.
@Suite struct DatesFamiliesTests {
  private func check(_ table: [(String, String)]) throws {
    let reader = DateReader(today: try #require(Day(iso: "2026-11-24")))
    for (text, expected) in table { #expect(shown(reader.read(text)) == expected, "\(text)") }
  }

  @Test func `days told by other days`() throws {
    try check([
      ("the day after the 5th", "2026-12-06"), ("the day before Christmas", "2026-12-24"),
      ("the monday before Christmas", "2026-12-21"), ("the friday after next week", "2026-12-11"),
      ("a week on thursday", "2026-12-03"), ("a week today", "2026-12-01"),
      ("two weeks tomorrow", "2026-12-09"),
      ("thursday week", "2026-12-03"), ("two mondays from now", "2026-12-07"),
      ("3 fridays ago", "2026-11-06"),
      ("the first monday after easter", "2027-03-29"), ("the closest friday to 9 dec", "2026-12-11"),
      ("thursday in two weeks", "2026-12-10"), ("friday the week after next", "2026-12-11"),
      ("2 weeks prior to easter", "2027-03-14"), ("3 working days after friday", "2026-12-02"),
      ("friday before last", "2026-11-13"),
    ])
  }

  @Test func `places in a period`() throws {
    try check([
      ("2nd tuesday in January", "2027-01-12"), ("second to last day of the year", "2026-12-30"),
      ("penultimate friday of the month", "2026-11-20"), ("first business day of next quarter", "2027-01-01"),
      ("first week of december", "2026-12-07..2026-12-13"), ("last week of May", "2027-05-24..2027-05-30"),
      ("first week of 2027", "2027-01-04..2027-01-10"),
      ("last two weeks of december", "2026-12-14..2026-12-27"),
      ("first weekend in june", "2027-06-05..2027-06-06"),
      ("last month of the quarter", "2026-12-01..2026-12-31"),
      ("the 20th day of next month", "2026-12-20"), ("first half of december", "2026-12-01..2026-12-15"),
      ("second half of the year", "2026-07-01..2026-12-31"), ("sixth friday of december", "x"),
    ])
  }

  @Test func `weeks, quarters, halves and years by number`() throws {
    try check([
      ("week 50", "2026-12-07..2026-12-13"), ("W50", "2026-12-07..2026-12-13"),
      ("week 3", "2027-01-18..2027-01-24"), ("week no. 3 of 2028", "2028-01-17..2028-01-23"),
      ("2027-W03", "2027-01-18..2027-01-24"), ("week 0", "-"), ("week 54", "-"),
      ("w/c 7 dec", "2026-12-07..2026-12-13"), ("week ending friday", "2026-11-23..2026-11-29"),
      ("3Q27", "2027-07-01..2027-09-30"), ("Q1'27", "2027-01-01..2027-03-31"),
      ("2027Q2", "2027-04-01..2027-06-30"), ("Q2 FY27", "2027-04-01..2027-06-30"),
      ("FY27", "2027-01-01..2027-12-31"), ("end of the fiscal year", "2026-12-31"),
      ("end of fiscal 2027", "2027-12-31"), ("2027H1", "2027-01-01..2027-06-30"),
      ("two thousand and thirty", "2030-01-01..2030-12-31"), ("2027-03", "2027-03-01..2027-03-31"),
      ("11/2027", "2027-11-01..2027-11-30"), ("March after next", "2028-03-01..2028-03-31"),
      ("2027, march", "2027-03-01..2027-03-31"), ("the month of may", "2027-05-01..2027-05-31"),
      ("next summer", "2027-06-21..2027-09-23"), ("winter 2027", "2027-12-21..2028-03-20"),
      ("the 2030s", "2030-01-01..2039-12-31"), ("year end", "2026-12-31"), ("month-end", "2026-11-30"),
      ("week 13/2027", "2027-03-29..2027-04-04"),
    ])
  }

  @Test func `stretches from now`() throws {
    try check([
      ("the rest of the week", "2026-11-24..2026-11-29"), ("later this month", "2026-11-24..2026-11-30"),
      ("earlier this month", "2026-11-01..2026-11-23"), ("within the week", "2026-11-24..2026-11-29"),
      ("in the next two weeks", "2026-11-24..2026-12-08"), ("next two weeks", "2026-11-30..2026-12-13"),
      ("over the past month", "2026-10-24..2026-11-23"), ("last two months", "2026-09-01..2026-10-31"),
      ("in two or three weeks", "2026-12-08..2026-12-15"), ("in 10-14 days", "2026-12-04..2026-12-08"),
      ("within 2 to 3 days", "2026-11-24..2026-11-27"), ("in a day or two", "2026-11-25..2026-11-26"),
      ("for 3 days from monday", "2026-11-30..2026-12-02"), ("in a year and a half", "2028-05-24"),
      ("in three weeks' time", "2026-12-15"), ("in half a month", "2026-12-09"),
      ("in 48 hours", "2026-11-26"),
      ("next 5 working days", "2026-11-25..2026-12-01"), ("in another week", "2026-12-01"),
    ])
  }

  @Test func `runs of every kind`() throws {
    try check([
      ("the 3rd through the 5th", "2026-12-03..2026-12-05"),
      ("from the 3rd to the 5th", "2026-12-03..2026-12-05"),
      ("May–July 2027", "2027-05-01..2027-07-31"), ("may and june", "2027-05-01..2027-06-30"),
      ("Q1-Q2 2027", "2027-01-01..2027-06-30"), ("2027-2029", "2027-01-01..2029-12-31"),
      ("today until friday", "2026-11-24..2026-11-27"), ("from now to next friday", "2026-11-24..2026-12-04"),
      ("monday to wednesday next week", "2026-11-30..2026-12-02"),
      ("friday to monday", "2026-11-27..2026-11-30"),
      ("next week between monday and thursday", "2026-11-30..2026-12-03"),
      ("november to february", "2026-11-01..2027-02-28"), ("22 nov to 1 dec 2028", "2028-11-22..2028-12-01"),
      ("the 20th to the 28th", "2026-11-20..2026-11-28"),
      ("May 3rd through 5th, 2027", "2027-05-03..2027-05-05"),
      ("2026-12-01 to 2026-12-05", "2026-12-01..2026-12-05"),
    ])
  }

  @Test func `days with their times`() throws {
    try check([
      ("friday 9:30-11:00", "2026-11-27"), ("9am friday", "2026-11-27"), ("5pm tomorrow", "2026-11-25"),
      ("friday from 9 to 11", "2026-11-27"), ("9:30 - 11:00 on thursday", "2026-11-26"),
      ("half past three on friday", "2026-11-27"), ("the morning of the 15th", "2026-12-15"),
      ("4 dec at 8 a.m.", "2026-12-04"), ("4 dec, 15h20", "2026-12-04"),
      ("2026-12-04T09:30:00Z", "2026-12-04"),
      ("Fri Dec 4 15:50:06 2026", "2026-12-04"), ("first thing monday", "2026-11-30"),
      ("4 December (Fri) at noon", "2026-12-04"), ("friday (4 Dec)", "2026-12-04"),
      ("tonight at 8", "2026-11-24"),
      ("5pm", "-"), ("at 9:30", "-"), ("noon", "-"), ("in the morning", "-"),
    ])
  }

  @Test func `holidays`() throws {
    try check([
      ("before Christmas", "2026-12-25"), ("xmas eve", "2026-12-24"), ("new year's eve", "2026-12-31"),
      ("easter", "2027-03-28"), ("good friday 2028", "2028-04-14"), ("easter monday next year", "2027-03-29"),
      ("thanksgiving", "2026-11-26"), ("the day after thanksgiving", "2026-11-27"),
      ("labor day", "2027-09-06"),
      ("last labor day", "2026-09-07"), ("memorial day 2027", "2027-05-31"), ("mother’s day", "2027-05-09"),
      ("presidents' day", "2027-02-15"), ("the 4th of july", "2027-07-04"), ("boxing day", "2026-12-26"),
      ("christmas last year", "2025-12-25"), ("christmas week", "2026-12-21..2026-12-27"),
      ("labor day weekend", "2027-09-04..2027-09-05"), ("summer bank holiday 2027", "2027-08-30"),
      ("chinese new year", "2027-02-06"), ("chinese new year 2050", "x"), ("christmas party", "-"),
    ])
    let easters = [1954: "04-18", 2000: "04-23", 2019: "04-21", 2024: "03-31", 2038: "04-25", 2285: "03-22"]
    for (year, day) in easters {
      let reader = DateReader(today: try #require(Day(iso: "\(year)-01-01")))
      #expect(shown(reader.read("easter sunday")) == "\(year)-\(day)")
    }
  }

  @Test func `in a sentence`() throws {
    let reader = DateReader(today: try #require(Day(iso: "2026-11-24")))
    for (sentence, expected) in [
      ("send the plan before Christmas", "2026-12-25"),
      ("close the books by week 50", "2026-12-07..2026-12-13"),
      ("book it for the week of 7 Dec", "2026-12-07..2026-12-13"),
      ("ask her in a day or two", "2026-11-25..2026-11-26"),
      ("have it done by year-end", "2026-12-31"), ("reply first thing monday", "2026-11-30"),
      ("call at 9:30 tomorrow", "2026-11-25"), ("plan the end of year party", "-"),
      ("take friday off", "2026-11-27"), ("see him (Ana → Bo, friday)", "2026-11-27"),
      ("say it as we may 2nd guess it", "-"), ("Ana drafts it → vote tomorrow", "-"),
      ("back in a second", "-"),
      ("a last minute change", "-"), ("today's numbers look fine", "-"), ("call me by 5pm", "-"),
      ("at 5 we had 10 users", "-"), ("the christmas party plan", "-"), ("have a nice weekend", "-"),
      ("the first half was good", "-"), ("a 3-day workshop", "-"), ("the past is past", "-"),
      ("W3 is a name", "-"),
      ("fall behind or spring ahead", "-"), ("they meet after easter", "-"),
      ("we meet every other monday", "-"),
    ] {
      #expect(shown(reader.last(in: sentence)?.span) == expected, "\(sentence)")
    }
  }
}

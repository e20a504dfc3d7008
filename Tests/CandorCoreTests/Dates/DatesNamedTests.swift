// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

/// What words name, for whoever does not ask by when. It is ten o'clock on Tuesday, 24 November 2026.
@Suite struct DatesNamedTests {
  private func reader(_ moment: String = "2026-11-24T10:00:00") throws -> DateReader {
    DateReader(now: try #require(DateMoment(iso: moment)), aim: .named)
  }

  @Test func `an end is a stretch, an ambiguous form the American one`() throws {
    for (text, expected) in [
      ("end of april", "2027-04-21..2027-04-30"), ("end of next week", "2026-12-04..2026-12-06"),
      ("end of the year", "2026-09-01..2026-12-31"), ("EOM", "2026-11-21..2026-11-30"),
      ("by the end of next month", "2026-11-24..2026-12-31"), ("by EOD", "2026-11-24"),
      ("by friday", "2026-11-27"),
      ("3/7", "2027-03-07"), ("13/7", "2027-07-13"), ("12 25 2026", "2026-12-25"), ("12 25", "-"),
      ("friday after next", "2026-12-04"), ("Mon 25 Nov 2026", "2026-11-25"), ("on 15", "2026-12-15"),
      ("after easter", "2027-03-28"), ("since monday", "2026-11-30"), ("the next day", "2026-11-25"),
      ("the month", "2026-11-01..2026-11-30"), ("second sunday", "2026-11-08"),
      ("week 10", "2026-03-02..2026-03-08"),
      ("from may to 2028", "2027-05-01..2027-12-31"), ("may to june 2028", "2028-05-01..2028-06-30"),
      ("two weeks", "-"), ("the 90s", "1990-01-01..1999-12-31"),
    ] {
      #expect(shown(try reader().first(in: text)) == expected, "\(text)")
    }
  }

  @Test func `hours count from the moment`() throws {
    for (moment, text, expected) in [
      ("2026-11-24T10:00:00", "in 3 hours", "2026-11-24"),
      ("2026-11-24T22:30:00", "in 3 hours", "2026-11-25"),
      ("2026-11-24T01:00:00", "2 hours ago", "2026-11-23"), ("2026-11-24T10:00:00", "at 3 am", "2026-11-25"),
      ("2026-11-24T10:00:00", "5pm", "2026-11-24"), ("2026-11-24", "5pm", "2026-11-24"),
      ("2026-11-24T10:00:00", "3-4pm", "2026-11-24"),
      ("2026-11-24T10:00:00", "in the afternoon", "2026-11-24"),
      ("2026-11-24T23:59:00", "tonight", "2026-11-24"),
      ("2026-11-24T10:00:00", "a quarter to 5", "2026-11-24"),
      ("2026-11-24T10:00:00", "4a", "-"), ("2026-11-24T10:00:00", "three twenty", "-"),
    ] {
      #expect(shown(try reader(moment).first(in: text)) == expected, "\(text)")
    }
  }

  @Test func `a moment is read from its ISO form`() throws {
    #expect(DateMoment(iso: "2026-11-24T09:05:59")?.minute == 545)
    #expect(DateMoment(iso: "2026-11-24")?.minute == nil)
    #expect(DateMoment(iso: "2026-11-24T9")?.minute == nil)
    #expect(DateMoment(iso: "24.11.2026") == nil)
    #expect(DateMoment(Day(ordinal: 0), minute: 99_999).minute == 1439)
  }

  @Test func `sentences without a date give none`() throws {
    for sentence in [
      "this may take a while", "item 12 of 30", "a score of 3:1", "4/5 stars from 20 people",
      "call 206-555-0134",
      "section 3.2 is done", "ratio 2:10 of men", "between 3 and 5 people", "from 3 to 5 people",
      "by 10 percent",
      "1 on 1 with Ana", "the second one", "have a great month", "the monthly report", "he sat in the sun",
      "Rooms 2010-2015 are full", "numbers 12-34-56-78", "ABC-2026-11", "a week of training", "good night",
      "",
    ] {
      #expect(shown(try reader().first(in: sentence)) == "-", "\(sentence)")
    }
  }

  /// Every text of a few words of the lexicon, on any day, in either aim.
  @Test func `no words of the lexicon make it trap, and no span ends before it begins`() {
    let words = """
      a about ad after ago alternate am an and another april around at august balance before beginning between bom boxing \
      business by calendar century christmas close closest cob commencing couple cw cyber d day days decade december early \
      easter end ending eod eom eoq eow eoy eve every ever few fifteen fifth final first fiscal following for fortnight \
      friday from fy h half hence hour hours in jan kw last late later less march may mid midnight min minutes monday \
      month months mothers new next nineteen no noon noughties now o of on or other past penultimate pm prior q quarter \
      rest right s sat second seconds september seventies several since so spring st starting sun sunday sundays than the \
      third this thousand through thursday till time to today tomorrow twenty two until upcoming w week weekend weekdays \
      weeks wc within working xmas year years yesterday zero 0 1 2 3 5 12 15 27 29 31 32 99 1900 2026 2027 9999 20261204 \
      - – — / . , : ' ’ # & ( ) + % @ → 1/2
      """.split { $0 == " " || $0 == "\n" }.map(String.init)
    for seed: UInt64 in 0..<2500 {
      var dice = SeededChance(seed: seed)
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &dice) {
        text += words.randomElement(using: &dice) ?? ""
        if Int.random(in: 0..<5, using: &dice) > 0 { text += " " }
      }
      let moment = DateMoment(dice.day(), minute: Int.random(in: 0..<1440, using: &dice))
      for aim in [DateAim.due, .named] {
        let reader = DateReader(now: moment, aim: aim)
        for span in [reader.first(in: text), reader.last(in: text)?.span].compactMap(\.self) {
          #expect(span.from <= span.to, "seed \(seed): \(text)")
          #expect(
            (1...9999).contains(span.from.year) && (1...9999).contains(span.to.year), "seed \(seed): \(text)")
        }
        switch reader.read(text) {
        case .span(let span): #expect(span.from <= span.to, "seed \(seed): \(text)")
        case .ambiguous(let days): #expect(aim == .due && days.count > 1, "seed \(seed): \(text)")
        case .impossible, .unreadable: break
        }
      }
      _ = RecurrenceReader(today: moment.day).read(text)?.occurrences(3, after: moment.day)
    }
  }

  @Test func `words that are of no calendar give nothing, in any order`() throws {
    let words = """
      we agreed that Ana writes the report and Bo reads it again with care because clients asked for more of them but they \
      never answer before it hurts so please send him a short note about what went well by hand until he sees it
      """.split { $0 == " " || $0 == "\n" }.map(String.init)
    for seed: UInt64 in 0..<2000 {
      var dice = SeededChance(seed: seed)
      let text = (0..<Int.random(in: 1...12, using: &dice)).map { _ in words.randomElement(using: &dice) ?? ""
      }
      .joined(separator: " ")
      #expect(shown(try reader().first(in: text)) == "-", "seed \(seed): \(text)")
      #expect(DateReader(today: dice.day()).last(in: text) == nil, "seed \(seed): \(text)")
    }
  }

  @Test func `days of digits read back in every form`() {
    for seed: UInt64 in 0..<1000 {
      var dice = SeededChance(seed: seed)
      let day = dice.day()
      let reader = DateReader(now: DateMoment(dice.day()), aim: .named)
      let (year, month, number) = (day.year, day.month, day.day)
      // A year of three digits is read in its ISO form alone.
      let spoken = year > 999 ? [day.spoken, "\(month)/\(number)/\(year)", "\(number).\(month).\(year)"] : []
      for form in [day.iso, "\(day.iso)T12:30:00"] + spoken {
        #expect(reader.first(in: form) == DaySpan(day, day), "seed \(seed): \(form)")
      }
    }
  }
}

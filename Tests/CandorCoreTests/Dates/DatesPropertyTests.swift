// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

@Suite struct DatesPropertyTests {
  @Test func `every spoken day reads back to itself, wherever today is`() {
    for seed: UInt64 in 0..<1500 {
      var dice = SeededChance(seed: seed)
      let today = Day(ordinal: Int.random(in: 0...40_000, using: &dice))
      let day = Day(ordinal: Int.random(in: -100_000...100_000, using: &dice))
      let reader = DateReader(today: today)
      let expected = DateReading.span(DaySpan(day, day))
      #expect(reader.read(day.spoken) == expected, "seed \(seed): \(day.spoken)")
      #expect(reader.read(day.iso) == expected, "seed \(seed): \(day.iso)")
      let last = day + Int.random(in: 1...330, using: &dice)
      let span = DaySpan(day, last)
      let spoken = span.spoken(from: today).prefix { $0 != "," }
      #expect(reader.read(String(spoken)) == .span(span), "seed \(seed): \(spoken)")
      let found = reader.last(in: "see to it by \(day.spoken), please")
      #expect(found?.span == DaySpan(day, day), "seed \(seed)")
    }
  }

  @Test func `the distance that is spoken reads back to the same day`() {
    for seed: UInt64 in 0..<500 {
      var dice = SeededChance(seed: seed)
      let today = Day(ordinal: Int.random(in: 0...40_000, using: &dice))
      let day = today + Int.random(in: -2000...2000, using: &dice)
      let spoken = DaySpan(day, day).spoken(from: today)
      let distance = spoken.split(separator: ",").last.map(String.init) ?? ""
      #expect(DateReader(today: today).read(distance) == .span(DaySpan(day, day)), "seed \(seed): \(spoken)")
    }
  }

  @Test func `a weekday is within the next seven days, next week's a week after this week's`() {
    for seed: UInt64 in 0..<300 {
      var dice = SeededChance(seed: seed)
      let today = Day(ordinal: Int.random(in: 0...40_000, using: &dice))
      let monday = today + -today.weekday.rawValue
      for weekday in Weekday.allCases {
        let reader = DateReader(today: today)
        guard case .span(let bare) = reader.read(weekday.short),
          case .span(let next) = reader.read("next \(weekday)")
        else {
          Issue.record("seed \(seed): \(weekday) is not read")
          continue
        }
        #expect((1...7).contains(bare.from - today) && bare.from.weekday == weekday, "seed \(seed)")
        #expect(next.from == monday + 7 + weekday.rawValue, "seed \(seed)")
      }
    }
  }

  @Test func `no text makes a reader trap, and what is found lies in the text`() {
    let pieces = [
      "by", "on", "in", "the", "end", "of", "next", "last", "this", "friday", "sat", "nov", "may", "27", "31",
      "2026", "3/7", "-", "–",
      "/", ".", ",", ":", "'s", "th", "q", "Q3", "two", "a", "few", "weeks", "day", "from", "to", "between",
      "and", "before", "EOD", "mid",
      "first", "within", "ago", "99999999999999999999", "0", "é", "\u{301}", "\u{200B}", "👩‍👩‍👧", "日", "\0",
      "\r\n", "Sam", "will",
      "me:", "(", ")", "twenty", "year", "week", "1", "business", "half", "quarter", "2000000000",
    ]
    for seed: UInt64 in 0..<4000 {
      var dice = SeededChance(seed: seed)
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &dice) {
        if Int.random(in: 0..<12, using: &dice) == 0 {
          let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &dice)) ?? "\u{FFFD}"
          text.unicodeScalars.append(scalar)
        } else {
          text += pieces.randomElement(using: &dice) ?? ""
        }
        if Bool.random(using: &dice) { text += " " }
      }
      let today = dice.day()
      let reader = DateReader(today: today)
      if case .span(let span) = reader.read(text) { #expect(span.from <= span.to, "seed \(seed): \(text)") }
      if let found = reader.last(in: text) {
        #expect(found.span.from <= found.span.to, "seed \(seed): \(text)")
        #expect(!text[found.range].isEmpty, "seed \(seed): \(text)")
      }
      _ = PledgeReader(today: today, person: "Sam", aliases: ["S"]).read(text)
    }
  }

  /// Ten times the text may take forty times as long before this fails; a quadratic reader takes a hundred times.
  private func checkLinear(_ piece: String, upTo bytes: Int) throws {
    let reader = DateReader(today: try #require(Day(iso: "2026-11-21")))
    func time(_ bytes: Int) -> Duration {
      let text = String(repeating: piece, count: bytes / piece.utf8.count)
      return ContinuousClock().measure {
        _ = reader.read(text)
        _ = reader.last(in: text)
      }
    }
    let small = time(bytes / 10)
    let large = time(bytes)
    #expect(large < small * 40 + .milliseconds(500), "\(piece): \(small), then \(large)")
  }

  @Test(.timeLimit(.minutes(2))) func `nearly dates take time in step with their length`() throws {
    for piece in [
      "1/", "EOD x ", "by by 3/7 ", "two weeks from ", "last day of 2027 of ", "from friday to ", "27-",
      "first monday after ", "week after ", "the day after ", "1 day ", "every other ", "in ", "may to ",
      "next ",
    ] {
      try checkLinear(piece, upTo: 12_000)
    }
  }

  @Test(.timeLimit(.minutes(2))) func `a megabyte takes time in step with its length`() throws {
    for piece in ["friday", "e\u{301}", "we see it "] { try checkLinear(piece, upTo: 300_000) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A holiday that people name deadlines by and that can be computed.
struct Holiday: Sendable {
  let rule: Rule

  enum Rule: Hashable, Sendable {
    /// The same day of the year, every year.
    case fixed(month: Int, day: Int)
    /// The nth such weekday of a month; from its end, where negative; and so many days after it.
    case nth(Int, Weekday, month: Int, plus: Int = 0)
    /// The last such weekday up to a day of the year.
    case upTo(Weekday, month: Int, day: Int)
    /// The day by which taxes are due in the United States: 15 April, or the next workday that is no holiday.
    case taxes
    /// Days that nothing in the calendar tells, by year.
    case listed([Int: Listed])
    /// So many days after Easter Sunday; before it, where negative.
    case easter(Int)
    /// So many days after the Easter Sunday of the eastern churches.
    case easternEaster(Int)
  }

  struct Listed: Hashable, Sendable {
    let month: Int
    let day: Int
  }

  /// Nil outside the years 1...9999, and where no list holds the year.
  func day(in year: Int) -> Day? {
    switch rule {
    case .fixed(let month, let day): return Day(year: year, month: month, day: day)
    case .nth(let place, let weekday, let month, let plus):
      guard let span = DaySpan(year: year, month: month) else { return nil }
      if place > 0 { return span.from.comingOrSame(weekday) + ((place - 1) * 7 + plus) }
      return (span.to + 1).previous(weekday) + ((place + 1) * 7 + plus)
    case .upTo(let weekday, let month, let day):
      return Day(year: year, month: month, day: day).map { ($0 + 1).previous(weekday) }
    case .taxes:
      guard let middle = Day(year: year, month: 4, day: 15) else { return nil }
      // Emancipation Day, 16 April, is kept on the workday next to it.
      let kept: Day =
        switch (middle + 1).weekday {
        case .saturday: middle
        case .sunday: middle + 2
        case .monday, .tuesday, .wednesday, .thursday, .friday: middle + 1
        }
      var day = middle
      while day.isWeekend || day == kept { day = day + 1 }
      return day
    case .listed(let days): return days[year].flatMap { Day(year: year, month: $0.month, day: $0.day) }
    case .easter(let days): return Day.easter(of: year).map { $0 + days }
    case .easternEaster(let days): return Day.easternEaster(of: year).map { $0 + days }
    }
  }

  /// The first one that is not before a day.
  func next(from day: Day) -> Day? {
    for year in day.year...(day.year + 4) {
      if let found = self.day(in: year), found >= day { return found }
    }
    return nil
  }
}

extension Day {
  /// Easter Sunday by the Gregorian computation (Meeus, Astronomical Algorithms, chapter 8).
  static func easter(of year: Int) -> Day? {
    guard (1583...9999).contains(year) else { return nil }
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
    let late = (golden + 11 * moon + 22 * sunday) / 451
    let sum = moon + sunday - 7 * late + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Easter Sunday by the Julian computation, as a day of the Gregorian calendar.
  static func easternEaster(of year: Int) -> Day? {
    guard (1583...9999).contains(year) else { return nil }
    let moon = (19 * (year % 19) + 15) % 30
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let sum = moon + sunday + 114
    let lag = year / 100 - year / 400 - 2
    return Day(year: year, month: sum / 31, day: sum % 31 + 1).map { $0 + lag }
  }
}

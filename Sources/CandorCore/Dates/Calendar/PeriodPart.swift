// SPDX-License-Identifier: GPL-3.0-or-later

extension DaySpan {
  /// A part of a period, for instance early November.
  ///
  /// A day has no parts. Of a week, the beginning is Monday to Wednesday, the middle Tuesday to Thursday, late
  /// Thursday and Friday; of a month, the 1st to 10th, 11th to 20th, 21st to last; of a quarter, its months; of a
  /// year, January to March, May to August, September to December. The end of a period is its last day, and of a
  /// week its Friday, for whoever asks by when something is due; it is the last stretch for whoever asks which days
  /// are named.
  func part(_ part: PeriodPart, of unit: DateUnit, aim: DateAim) -> DaySpan? {
    switch (unit, part) {
    case (.day, _), (.workday, _): self
    case (.week, .beginning), (.fortnight, .beginning), (.week, .early), (.fortnight, .early):
      DaySpan(from, from + 2)
    case (.week, .middle), (.fortnight, .middle): DaySpan(from + 1, from + 3)
    case (.week, .late), (.fortnight, .late): DaySpan(from + 3, from + 4)
    case (.week, .end), (.fortnight, .end): DaySpan(from + 4, aim == .due ? from + 4 : to)
    case (.weekend, .end): DaySpan(to, to)
    case (.weekend, _): self
    case (_, .end) where aim == .due: DaySpan(to, to)
    // A season begins within a month, so its thirds are counted in days.
    case (.quarter, .beginning) where from.day > 1, (.quarter, .early) where from.day > 1:
      DaySpan(from, from + 29)
    case (.quarter, .middle) where from.day > 1: DaySpan(from + 30, to + -30)
    case (.quarter, .late) where from.day > 1, (.quarter, .end) where from.day > 1: DaySpan(to + -29, to)
    case (.month, .beginning), (.month, .early): DaySpan(from, from + 9)
    case (.month, .middle): DaySpan(from + 10, from + 19)
    case (.month, .late), (.month, .end): DaySpan(from + 20, to)
    case (.quarter, .beginning), (.quarter, .early): months(0, 1)
    case (.quarter, .middle): months(1, 1)
    case (.quarter, .late), (.quarter, .end): months(2, 1)
    case (.halfYear, .beginning), (.halfYear, .early): months(0, 2)
    case (.halfYear, .middle): months(2, 2)
    case (.halfYear, .late), (.halfYear, .end): months(4, 2)
    case (.year, .beginning), (.year, .early): months(0, 3)
    case (.year, .middle): months(4, 4)
    case (.year, .late), (.year, .end): months(8, 4)
    case (.decade, .beginning), (.decade, .early): months(0, 36)
    case (.decade, .middle): months(36, 48)
    case (.decade, .late), (.decade, .end): months(84, 36)
    }
  }

  private func months(_ offset: Int, _ count: Int) -> DaySpan? {
    DaySpan(year: from.year, month: from.month + offset, count: count)
  }

  /// The weeks of a period, Monday to Sunday: of a year those that have their Thursday in it, as ISO 8601 counts
  /// them; of any other those that lie in it whole.
  func weeks(of unit: DateUnit) -> [DaySpan] {
    var weeks: [DaySpan] = []
    var monday = unit == .year ? (from + 3).monday : (from + 6).monday
    while unit == .year ? monday + 3 <= to : monday + 6 <= to {
      weeks.append(DaySpan(monday, monday + 6))
      monday = monday + 7
    }
    return weeks
  }

  /// That week of a year, counted as ISO 8601 does; nil where the year has no such week.
  init?(week: Int, of year: Int) {
    guard let weeks = DaySpan(year: year, month: 1, count: 12)?.weeks(of: .year), weeks.indices ~= week - 1
    else {
      return nil
    }
    self = weeks[week - 1]
  }

  /// A season by the sun; a winter begins in its year. Neighbors share the day on which one goes over into the other.
  init?(_ season: Season, of year: Int) {
    let borders = [(3, 20), (6, 21), (9, 23), (12, 21), (3, 20)]
    let (first, last) = (borders[season.rawValue], borders[season.rawValue + 1])
    guard let from = Day(year: year, month: first.0, day: first.1),
      let to = Day(year: season == .winter ? year + 1 : year, month: last.0, day: last.1)
    else { return nil }
    self.init(from, to)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Day {
  /// The same day of the month so many months later, or that month's last day where it is shorter; nil outside
  /// the years 1...9999.
  func adding(months count: Int) -> Day? {
    let parts = (year: year, month: month)
    let months = parts.year * 12 + parts.month - 1 + count
    guard months >= 12, months < 10_000 * 12 else { return nil }
    let (year, month) = (months / 12, months % 12 + 1)
    return Day(year: year, month: month, day: min(day, Day.days(inMonth: month, of: year)))
  }

  /// So many of a unit later; workdays skip Saturdays and Sundays and know no holidays.
  func adding(_ count: Int, _ unit: DateUnit) -> Day? {
    switch unit {
    case .day: self + count
    case .workday: adding(workdays: count)
    case .week, .weekend: self + count * 7
    case .fortnight: self + count * 14
    case .month: adding(months: count)
    case .quarter: adding(months: count * 3)
    case .halfYear: adding(months: count * 6)
    case .year: adding(months: count * 12)
    case .decade: adding(months: count * 120)
    }
  }

  private func adding(workdays count: Int) -> Day {
    let step = count < 0 ? -1 : 1
    var day = self
    // From a weekend, the count begins at the workday before it (after it, going back).
    while day.isWeekend { day = day + -step }
    day = day + count / 5 * 7
    for _ in 0..<abs(count % 5) {
      repeat { day = day + step } while day.isWeekend
    }
    return day
  }

  var isWeekend: Bool { weekday == .saturday || weekday == .sunday }

  /// The Monday of its week.
  var monday: Day { self + -weekday.rawValue }

  /// That weekday of the same week.
  func on(_ weekday: Weekday) -> Day { monday + weekday.rawValue }
}

extension DaySpan {
  /// The period that a day lies in, or one before or after it; nil outside the years 1...9999.
  init?(_ unit: DateUnit, of day: Day, turned turns: Int = 0) {
    switch unit {
    case .day:
      self.init(day + turns, day + turns)
    case .workday:
      guard let day = day.adding(turns, .workday) else { return nil }
      self.init(day, day)
    case .week, .fortnight:
      self.init(day.monday + turns * 7, day.monday + turns * 7 + 6)
    case .weekend:
      self.init(day.monday + turns * 7 + 5, day.monday + turns * 7 + 6)
    case .month:
      self.init(year: day.year, month: day.month + turns)
    case .quarter:
      self.init(year: day.year, month: (day.month - 1) / 3 * 3 + 1 + turns * 3, count: 3)
    case .halfYear:
      self.init(year: day.year, month: (day.month - 1) / 6 * 6 + 1 + turns * 6, count: 6)
    case .year:
      self.init(year: day.year + turns, month: 1, count: 12)
    case .decade:
      self.init(year: day.year / 10 * 10 + turns * 10, month: 1, count: 120)
    }
  }

  /// Whole months; the month may lie outside 1...12 and then counts from other years.
  init?(year: Int, month: Int, count: Int = 1) {
    guard let first = Day(year: 2000, month: 1, day: 1)?.adding(months: (year - 2000) * 12 + month - 1),
      let next = first.adding(months: count)
    else { return nil }
    self.init(first, next + -1)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A day that comes again and again: "every other Monday", "the first Friday of each month".
package struct Recurrence: Hashable, Sendable {
  package let pattern: Pattern
  /// No occurrence lies before this day, and every "other" one is counted from it.
  package let start: Day

  package enum Pattern: Hashable, Sendable {
    case days(every: Int)
    case workdays
    /// The weekdays in the order of the week; none stands for that of the start.
    case weeks(every: Int, on: [Weekday])
    case months(every: Int, on: MonthDay)
  }

  /// Which day of a month it is.
  package enum MonthDay: Hashable, Sendable {
    /// The last day of a month that has no such day; of every month, where it is -1.
    case date(Int)
    /// The nth such weekday; from the end of the month, where negative.
    case weekday(Int, Weekday)
    /// The nth day from Monday to Friday; from the end of the month, where negative.
    case workday(Int)
  }

  /// Nil where it is said to come every nought days or less.
  package init?(_ pattern: Pattern, start: Day) {
    switch pattern {
    case .days(let every), .weeks(let every, _), .months(let every, _):
      guard (1...1200).contains(every) else { return nil }
    case .workdays: break
    }
    self.pattern = pattern
    self.start = start
  }

  /// The first occurrence after a day; nil outside the years 1...9999.
  package func next(after day: Day) -> Day? {
    let floor = max(day + 1, start)
    switch pattern {
    case .days(let every):
      let steps = (floor - start + every - 1) / every
      return inCalendar(start + steps * every)
    case .workdays:
      var next = floor
      while next.isWeekend { next = next + 1 }
      return inCalendar(next)
    case .weeks(let every, let weekdays):
      let weekdays = weekdays.isEmpty ? [start.weekday] : weekdays
      let first = (floor.monday - start.monday) / 7 / every
      for turn in first...(first + 2) {
        let monday = start.monday + turn * every * 7
        for weekday in weekdays where monday + weekday.rawValue >= floor {
          return inCalendar(monday + weekday.rawValue)
        }
      }
      return nil
    case .months(let every, let monthDay):
      let months = (floor.year - start.year) * 12 + floor.month - start.month
      let first = months / every
      // A fifth Friday may be missing for some months; a step of many months may never meet one.
      for turn in first...(first + 60) {
        guard let month = DaySpan(year: start.year, month: start.month + turn * every) else { return nil }
        if let found = monthDay.day(in: month), found >= floor { return found }
      }
      return nil
    }
  }

  /// So many occurrences after a day, fewer where the calendar ends.
  package func occurrences(_ count: Int, after day: Day) -> [Day] {
    var found: [Day] = []
    var day = day
    while found.count < count, let next = next(after: day) {
      found.append(next)
      day = next
    }
    return found
  }

  private func inCalendar(_ day: Day) -> Day? { DateFinding(day).inCalendar == nil ? nil : day }
}

extension Recurrence.MonthDay {
  fileprivate func day(in month: DaySpan) -> Day? {
    switch self {
    case .date(let number):
      let length = month.to - month.from + 1
      return number < 0 ? month.to : month.from + (min(number, length) - 1)
    case .weekday(let place, let weekday):
      return DateFinding(DateGrammar.nth(place, in: month, weekday: weekday, unit: nil), .plain).day
    case .workday(let place):
      return DateFinding(DateGrammar.nth(place, in: month, weekday: nil, unit: .workday), .plain).day
    }
  }
}

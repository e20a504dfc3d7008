// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "the first monday of december", "last friday in October", "the last working day of the month".
  static func nthDay(_ scan: inout DateScan) -> DateFinding? {
    _ = scan.take("the")
    let isLast = scan.take("last")
    guard let place = isLast ? 1 : scan.takeMonthDay().flatMap({ $0.isOrdinal ? $0.day : nil }) else {
      return nil
    }
    let weekday = scan.takeWeekday()?.weekday
    let unit = weekday == nil ? scan.takeUnit() : nil
    guard weekday != nil || unit == .day || unit == .workday, scan.take("of") || scan.take("in"),
      let period = takeCurrentPeriod(&scan)
    else { return nil }
    let days = (isLast ? period.days.reversed() : period.days).filter { day in
      weekday.map { day.weekday == $0 } ?? (unit == .day || !day.isWeekend)
    }
    return days.indices ~= place - 1 ? DateFinding(days[place - 1]) : DateFinding(.impossible, .plain)
  }

  /// "the month" is the current one; otherwise a period by its name.
  private static func takeCurrentPeriod(_ scan: inout DateScan) -> DaySpan? {
    var ahead = scan
    _ = ahead.take("the")
    if let unit = ahead.takeUnit(), unit == .month || unit == .quarter || unit == .year || unit == .week {
      scan = ahead
      return DaySpan(unit, of: scan.today)
    }
    return takePeriod(&scan)?.span
  }
}

extension DaySpan {
  var days: [Day] { (from.ordinal...max(from.ordinal, to.ordinal)).map(Day.init(ordinal:)) }
}

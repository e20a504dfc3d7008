// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "the first monday of december", "last friday in October", "the second to last working day of the month",
  /// "the 20th day of next month"; for whoever asks which day is named, "second sunday" is this month's.
  static func nthDay(_ scan: inout DateScan) -> DateFinding? {
    _ = scan.take("the")
    _ = scan.take("very")
    guard let place = scan.takePlace() else { return nil }
    let weekday = scan.takeWeekday()?.weekday
    let unit = weekday == nil ? scan.takeUnit() : nil
    guard weekday != nil || unit == .day || unit == .workday else { return nil }
    var ahead = scan
    let isLinked = ahead.take("of") || ahead.take("in")
    if isLinked || ahead.word.map(isMonth) == true, let period = takeCurrentPeriod(&ahead) {
      scan = ahead
      return DateFinding(nth(place, in: period, weekday: weekday, unit: unit), .plain)
    }
    ahead = scan
    if let weekday, ahead.take("after") || ahead.take("from"), let anchor = plain(&ahead)?.day, place > 0 {
      scan = ahead
      return DateFinding(anchor.coming(weekday) + (place - 1) * 7)
    }
    guard scan.aim == .named, let weekday, place > 0, let month = DaySpan(.month, of: scan.today) else {
      return nil
    }
    return DateFinding(nth(place, in: month, weekday: weekday, unit: nil), .spoken)
  }

  private static func isMonth(_ word: DateWord) -> Bool {
    if case .month? = word.lexeme { true } else { false }
  }

  /// The day that stands in this place of a period, counted from its end where the place is negative.
  static func nth(
    _ place: Int, in period: DaySpan, weekday: Weekday?, unit: DateUnit?
  ) -> DateFinding.Value {
    var day = place > 0 ? period.from : period.to
    let step = place > 0 ? 1 : -1
    var left = abs(place)
    guard (1...400).contains(left) else { return .impossible }
    while (period.from...period.to).contains(day) {
      if weekday.map({ day.weekday == $0 }) ?? (unit == .day || !day.isWeekend) { left -= 1 }
      if left == 0 { return .span(DaySpan(day, day)) }
      day = day + step
    }
    return .impossible
  }

  /// "the month" is the current one; otherwise a period by its name.
  static func takeCurrentPeriod(_ scan: inout DateScan) -> DaySpan? {
    var ahead = scan
    _ = ahead.take("the")
    if let unit = ahead.takeUnit(), [.month, .quarter, .halfYear, .year, .week, .decade].contains(unit) {
      if unit == .month || unit == .year { _ = ahead.take("of") }
      if unit == .month || unit == .year, let named = takePeriod(&ahead) {
        scan = ahead
        return named.span
      }
      ahead = scan
      _ = ahead.take("the")
      _ = ahead.takeUnit()
      scan = ahead
      return DaySpan(unit, of: scan.today)
    }
    ahead = scan
    guard let period = takePeriod(&ahead)?.span else { return nil }
    scan = ahead
    return period
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// Days told by another day: "the day after the 5th", "the monday before Christmas", "two sundays from now",
  /// "the closest monday to 5 oct".
  static func dayByDay(_ scan: inout DateScan) -> DateFinding? {
    if let found = countedWeekdays(&scan) { return found }
    _ = scan.take("the")
    if scan.take("closest") || scan.take("nearest") {
      guard let weekday = scan.takeWeekday()?.weekday, scan.take("to"), let anchor = simple(&scan)?.day else {
        return nil
      }
      return DateFinding((anchor + -3).comingOrSame(weekday))
    }
    let weekday = scan.takeWeekday()?.weekday
    let isDay = weekday == nil && (scan.take("day") || scan.take("evening") || scan.take("night"))
    guard weekday != nil || isDay else { return nil }
    let isAfter = scan.take("after") || scan.take("following")
    guard isAfter || scan.take("before") || scan.take("preceding") else { return nil }
    let anchor: DaySpan
    var ahead = scan
    if weekday != nil, let period = takePeriod(&ahead), period.certainty == .free {
      anchor = period.span
      scan = ahead
    } else {
      guard let day = takeAnchor(&scan) else { return nil }
      anchor = DaySpan(day, day)
    }
    guard let weekday else { return DateFinding(isAfter ? anchor.to + 1 : anchor.from + -1) }
    return DateFinding(isAfter ? anchor.to.coming(weekday) : anchor.from.previous(weekday))
  }

  /// "two sundays from now", "2 thursdays ago", "three fridays after christmas".
  private static func countedWeekdays(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    _ = ahead.take("in")
    guard let count = ahead.takeCount(), (1...500).contains(count), let weekday = takeAnyWeekday(&ahead)
    else {
      return nil
    }
    if ahead.take("ago") || ahead.take("back") {
      scan = ahead
      return DateFinding(scan.today.previous(weekday) + (1 - count) * 7)
    }
    let anchor: Day
    if ahead.take("hence") {
      anchor = scan.today
    } else {
      guard ahead.take("from") || ahead.take("after"), let day = takeAnchor(&ahead) else { return nil }
      anchor = day
    }
    scan = ahead
    return DateFinding(anchor.coming(weekday) + (count - 1) * 7)
  }

  private static func takeAnyWeekday(_ scan: inout DateScan) -> Weekday? {
    if case .weekdays(let weekday)? = scan.word?.lexeme {
      scan.at += 1
      return weekday
    }
    return scan.takeWeekday()?.weekday
  }
}

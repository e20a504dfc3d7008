// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "today", "tomorrow", "the day after tomorrow", "this afternoon".
  static func namedDay(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    if case .named(let days)? = scan.word?.lexeme {
      scan.at += 1
      return DateFinding(today + days)
    }
    if scan.take("this") { return takeDaypart(&scan) ? DateFinding(today) : nil }
    _ = scan.take("the")
    if scan.take("day", "after", "tomorrow") { return DateFinding(today + 2) }
    if scan.take("day", "before", "yesterday") { return DateFinding(today + -2) }
    return nil
  }

  /// "friday", "this friday", "next friday", "friday next week", "next week on friday".
  ///
  /// A bare one is the next such day after today; so is one with "this" or "coming", unless today is it ("this
  /// saturday", said on a Saturday). "Next" is in the week after this one; "last" is the latest one before today.
  static func weekday(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    if let monday = takeTurnedWeek(&scan) {
      _ = scan.take("on")
      guard let found = scan.takeWeekday() else { return nil }
      return DateFinding(monday + found.weekday.rawValue)
    }
    let hasArticle = scan.take("the")
    let isComing = scan.take("coming") || scan.take("upcoming") || scan.take("this", "coming")
    let turn = isComing ? nil : scan.takeTurn()
    guard let (weekday, isSure) = scan.takeWeekday() else { return nil }
    switch turn {
    case .this: return DateFinding(today.weekday == weekday ? today : today.coming(weekday))
    case .next: return DateFinding(today.on(weekday) + 7)
    case .last: return DateFinding((today + -7).comingOrSame(weekday))
    case nil: break
    }
    if isComing { return DateFinding(today.coming(weekday)) }
    if scan.take("after", "next") {
      // One week after next Friday: both readings of "next" are common, and in this place neither is safer.
      let days = Set([today.coming(weekday) + 7, today.on(weekday) + 14]).sorted()
      return DateFinding(
        days.count == 1 ? .span(DaySpan(days[0], days[0])) : .ambiguous(days.map { DaySpan($0, $0) }), .plain)
    }
    if hasArticle { return nil }
    var behind = scan
    _ = behind.take("of")
    if let monday = takeTurnedWeek(&behind) {
      scan = behind
      return DateFinding(monday + weekday.rawValue)
    }
    return DateFinding(today.coming(weekday), isSure ? .free : .introduced)
  }

  /// Steps over "this week" and the like; the Monday of that week.
  private static func takeTurnedWeek(_ scan: inout DateScan) -> Day? {
    var ahead = scan
    _ = ahead.take("the")
    guard let turn = ahead.takeTurn(), ahead.takeUnit() == .week else { return nil }
    scan = ahead
    return scan.today.monday + turn.rawValue * 7
  }

  /// Steps over "morning" and the like.
  static func takeDaypart(_ scan: inout DateScan) -> Bool {
    guard let word = scan.word, ["morning", "afternoon", "evening", "night", "noon"].contains(word.text)
    else { return false }
    scan.at += 1
    return true
  }
}

extension Day {
  /// The first such weekday after this day.
  func coming(_ weekday: Weekday) -> Day { (self + 1).comingOrSame(weekday) }

  /// This day, if it is such a weekday; the first one after it otherwise.
  func comingOrSame(_ weekday: Weekday) -> Day { self + (weekday.rawValue - self.weekday.rawValue + 7) % 7 }
}

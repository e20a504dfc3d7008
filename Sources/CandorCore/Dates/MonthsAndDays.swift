// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "27 nov", "Nov 27", "27th of November 2026", "Fri, November 27, 2026", "27-Nov-26", "2026 Nov 27".
  ///
  /// Without a year the next such day that is not before today.
  static func monthAndDay(_ scan: inout DateScan) -> DateFinding? {
    let weekday = takeLeadingWeekday(&scan)
    let start = scan.at
    var isOrdinal = false
    var year: Int?
    var day: Int?
    if scan.word?.digitCount == 4 { year = scan.takeLeadingYear() }
    _ = scan.take("the")
    if year == nil, let found = scan.takeMonthDay() {
      (day, isOrdinal) = found
      isOrdinal = scan.take("of") || isOrdinal
      takeJoint(&scan)
    }
    guard case .month(let month, let isSure)? = scan.word?.lexeme else { return nil }
    let isPlain = isSure || scan.word?.isCapitalized == true || isOrdinal
    scan.at += 1
    var behind = scan
    takeJoint(&behind)
    if day == nil {
      _ = behind.take("the")
      guard let found = behind.takeMonthDay() else { return nil }
      day = found.day
      isOrdinal = found.isOrdinal
      scan = behind
      // "Nov-27-2026", but not "Nov 27-29".
      var joined = behind
      takeJoint(&joined)
      if joined.word?.digitCount == 4 { behind = joined }
    }
    _ = behind.take(",") || behind.take("of")
    if year == nil, let found = takeYear(&behind) {
      year = found
      scan = behind
    }
    guard let day, scan.at > start else { return nil }
    let certainty: DateFinding.Certainty =
      isPlain || isOrdinal || year != nil || weekday != nil || scan.endsClause() ? .plain : .introduced
    return DateFinding(resolve(scan.today, year: year, month: month, day: day, on: weekday), certainty)
  }

  /// "the 27th", "the 20th of next month", "friday the 27th", "fri 27".
  static func dayOfMonth(_ scan: inout DateScan) -> DateFinding? {
    let weekday = takeLeadingWeekday(&scan)
    let hasArticle = scan.take("the")
    guard let (day, isOrdinal) = scan.takeMonthDay(), hasArticle || isOrdinal || weekday != nil else {
      return nil
    }
    // "second" and the like are words of their own.
    if weekday == nil, scan.words[scan.at - 1].kind == .letters, !scan.words[scan.at - 1].isGlued {
      return nil
    }
    var behind = scan
    if behind.take("of") {
      _ = behind.take("the")
      let turn = behind.takeTurn() ?? .this
      guard behind.takeUnit() == .month, let month = DaySpan(.month, of: scan.today, turned: turn.rawValue)
      else {
        return nil
      }
      scan = behind
      let value = resolve(scan.today, year: month.from.year, month: month.from.month, day: day, on: weekday)
      return DateFinding(value, .plain)
    }
    var month = scan.today.day <= day ? 0 : 1
    while month < 3 {
      if let span = DaySpan(.month, of: scan.today, turned: month), let found = span.from.sameMonth(day: day),
        weekday == nil || found.weekday == weekday
      {
        return DateFinding(found, weekday != nil && isOrdinal ? .plain : .closing)
      }
      month += 1
    }
    return DateFinding(.impossible, .plain)
  }

  /// The day meant; the next one not before today where no year is said.
  ///
  /// A weekday that does not fit makes it ambiguous: that day, or the nearest such weekday. Without a year, one that
  /// fits a day of the last thirty means that day.
  private static func resolve(
    _ today: Day, year: Int?, month: Int, day: Int, on weekday: Weekday?
  ) -> DateFinding.Value {
    // Eight years hold every day of the year, the leap day included.
    let years = year.map { $0...$0 } ?? (today.year - 1)...(today.year + 8)
    var next: Day?
    for year in years {
      guard let found = Day(year: year, month: month, day: day) else { continue }
      if found.ordinal >= today.ordinal || years.count == 1 {
        next = found
        break
      }
      if let weekday, found.weekday == weekday, today - found <= 30 { return .span(DaySpan(found, found)) }
    }
    guard let next else { return .impossible }
    guard let weekday, next.weekday != weekday else { return .span(DaySpan(next, next)) }
    let nearest = (next + -3).comingOrSame(weekday)
    return .ambiguous([min(next, nearest), max(next, nearest)].map { DaySpan($0, $0) })
  }

  private static func takeLeadingWeekday(_ scan: inout DateScan) -> Weekday? {
    guard let (weekday, _) = scan.takeWeekday() else { return nil }
    _ = scan.takeGlued(".")
    _ = scan.take(",")
    return weekday
  }

  /// Steps over what may join day, month and year without a space.
  static func takeJoint(_ scan: inout DateScan) {
    _ = scan.takeGlued("-") || scan.takeGlued("/") || scan.takeGlued(".")
  }

  /// Steps over a year, or "next year" and the like.
  static func takeYear(_ scan: inout DateScan) -> Int? {
    if let year = scan.takeYear() { return year }
    var ahead = scan
    guard let turn = ahead.takeTurn(), ahead.takeUnit() == .year else { return nil }
    scan = ahead
    return scan.today.year + turn.rawValue
  }
}

extension DateScan {
  /// Steps over four digits and what joins them to the month.
  fileprivate mutating func takeLeadingYear() -> Int? {
    guard let year = word?.number else { return nil }
    at += 1
    _ = takeGlued("-") || takeGlued("/") || take(",")
    return year
  }
}

extension Day {
  func sameMonth(day: Int) -> Day? { Day(year: year, month: month, day: day) }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "27 nov", "Nov 27", "27th of November 2026", "Fri, November 27, 2026", "27-Nov-26", "2026 Nov 27".
  ///
  /// Without a year the next such day that is not before today.
  static func monthAndDay(_ scan: inout DateScan) -> DateFinding? {
    let weekday = takeLeadingWeekday(&scan)
    // "Friday (4 Dec)"
    let isBracketed = weekday != nil && scan.take("(")
    let start = scan.at
    var isOrdinal = false
    var year: Int?
    var day: Int?
    if scan.word?.digitCount == 4 { year = scan.takeLeadingYear() }
    _ = scan.take("the")
    if year == nil, let found = scan.takeMonthDay() {
      (day, isOrdinal) = found
      if isOrdinal { _ = scan.take("day") }
      isOrdinal = scan.take("of") || isOrdinal
      takeJoint(&scan)
    }
    guard case .month(let month, let isSure)? = scan.word?.lexeme else { return nil }
    // "we may 2nd" is no day, "2nd may" is one.
    let isPlain = isSure || scan.word?.isCapitalized == true || isOrdinal
    scan.at += 1
    var behind = scan
    takeJoint(&behind)
    if day == nil {
      _ = behind.take("the")
      // A spoken number: "jan twenty two".
      guard let found = behind.takeMonthDay() ?? behind.takeBelowHundred().map({ ($0, false) }) else {
        return nil
      }
      day = found.0
      isOrdinal = found.1
      // "march 12:30" and "may 5.5" hold no day.
      guard !behind.isBeforeFraction else { return nil }
      scan = behind
      // "Nov-27-2026", but not "Nov 27-29".
      var joined = behind
      takeJoint(&joined)
      if joined.word?.digitCount == 4 { behind = joined }
    }
    if year == nil, let found = takeYearBehind(&behind) {
      year = found
      scan = behind
    }
    guard let day, scan.at > start, !isBracketed || scan.take(")") else { return nil }
    let certainty: DateFinding.Certainty =
      isPlain || year != nil || weekday != nil ? .plain : isOrdinal || scan.endsClause() ? .free : .introduced
    let value = resolve(scan, year: year, month: month, day: day, on: weekday)
    if weekday == nil { takeTrailingWeekday(of: value, &scan) }
    return DateFinding(value, certainty)
  }

  /// Steps over the year behind a day, or the time and the year that machines put there: "15:50:06 2016".
  private static func takeYearBehind(_ scan: inout DateScan) -> Int? {
    var ahead = scan
    if takeClockTime(&ahead) != nil, ahead.word?.digitCount == 4, let year = ahead.takeYear() {
      scan = ahead
      return year
    }
    _ = scan.take(",") || scan.take("of") || scan.take("in")
    return takeYear(&scan)
  }

  /// The day meant; the next one not before today where no year is said.
  ///
  /// A weekday that does not fit makes it ambiguous: that day, or the nearest such weekday. Without a year, one that
  /// fits a day of the last thirty means that day. Whoever asks which day is named gets the date as it stands.
  static func resolve(
    _ scan: DateScan, year: Int?, month: Int, day: Int, on weekday: Weekday?
  ) -> DateFinding.Value {
    let today = scan.today
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
    guard let weekday, next.weekday != weekday, scan.aim == .due else { return .span(DaySpan(next, next)) }
    return days([next, (next + -3).comingOrSame(weekday)], aim: .due)
  }

  static func takeLeadingWeekday(_ scan: inout DateScan) -> Weekday? {
    guard let (weekday, _) = scan.takeWeekday() else { return nil }
    _ = scan.takeGlued(".")
    _ = scan.take(",")
    return weekday
  }

  /// Steps over the weekday behind a date, where it is that day's: "27 Nov (Fri)", "27 November, Friday".
  static func takeTrailingWeekday(of value: DateFinding.Value, _ scan: inout DateScan) {
    guard case .span(let span) = value else { return }
    var ahead = scan
    let isBracketed = ahead.take("(")
    if !isBracketed { _ = ahead.takeGlued(",") }
    guard ahead.takeWeekday()?.weekday == span.from.weekday, !isBracketed || ahead.take(")") else { return }
    scan = ahead
  }

  /// Steps over what may join day, month and year without a space.
  static func takeJoint(_ scan: inout DateScan) {
    _ = scan.takeGlued("-") || scan.takeGlued("/") || scan.takeGlued(".")
  }

  /// Steps over a year, or "next year" and the like.
  static func takeYear(_ scan: inout DateScan) -> Int? {
    if let year = scan.takeYear() { return year }
    var ahead = scan
    _ = ahead.take("the")
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

  /// Whether digits follow behind a point or a colon, so that the number before them is no day.
  fileprivate var isBeforeFraction: Bool {
    guard let mark = word, mark.isGlued, mark.text == ":" || mark.text == ".", let next = peek(1) else {
      return false
    }
    return next.isGlued && next.kind == .digits && next.digitCount != 4
  }
}

extension Day {
  func sameMonth(day: Int) -> Day? { Day(year: year, month: month, day: day) }
}

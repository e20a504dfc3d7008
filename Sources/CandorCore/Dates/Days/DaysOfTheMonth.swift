// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "the 27th", "the 20th of next month", "friday the 27th", "fri 27", "the 27".
  static func dayOfMonth(_ scan: inout DateScan) -> DateFinding? {
    let weekday = takeLeadingWeekday(&scan)
    let hasArticle = scan.take("the")
    let start = scan.at
    guard let (day, isOrdinal) = scan.takeMonthDay() ?? takeSpokenDay(&scan, weekday) else { return nil }
    let isSpoken = scan.words[start].kind == .letters
    if let found = takeMonthBehind(&scan, day: day, weekday, isOrdinal: isOrdinal) { return found }
    guard hasArticle || isOrdinal || weekday != nil || scan.aim == .named else { return nil }
    // "second" and the like are words of their own.
    guard weekday != nil || !isSpoken else { return nil }
    // "friday 9:30", "the 27%", "27-29".
    guard scan.word?.isGlued != true || scan.endsClause() && !scan.isGluedOn() else { return nil }
    guard isOrdinal || !["am", "pm", "a", "p", "o", "h", "oclock"].contains(scan.word?.text ?? "") else {
      return nil
    }
    guard let found = nearest(day, on: weekday, scan) else { return DateFinding(.impossible, .plain) }
    if !hasArticle && !isOrdinal && weekday == nil { return DateFinding(found, .bare) }
    return DateFinding(found, weekday != nil && isOrdinal ? .plain : .closing)
  }

  /// "fifteen" for "fifteenth", where a weekday stands before it.
  private static func takeSpokenDay(_ scan: inout DateScan, _ weekday: Weekday?) -> (
    day: Int, isOrdinal: Bool
  )? {
    guard weekday != nil, scan.words[scan.at - 1].text == "the" else { return nil }
    return scan.takeBelowHundred().map { ($0, true) }
  }

  /// "(the 20th) of next month", "(20th) day of the month".
  private static func takeMonthBehind(
    _ scan: inout DateScan, day: Int, _ weekday: Weekday?, isOrdinal: Bool
  ) -> DateFinding? {
    var behind = scan
    if isOrdinal { _ = behind.take("day") }
    let isOf = behind.take("of")
    guard isOf || isOrdinal else { return nil }
    let hasArticle = isOf && behind.take("the")
    let turn = behind.takeTurn()
    guard isOf || turn != nil, hasArticle || turn != nil, behind.takeUnit() == .month,
      let month = DaySpan(.month, of: scan.today, turned: turn?.rawValue ?? 0)
    else { return nil }
    scan = behind
    let value = resolve(scan, year: month.from.year, month: month.from.month, day: day, on: weekday)
    return DateFinding(value, .plain)
  }

  /// The next such day of a month, today included; with a weekday, one that falls on it. Where none ahead does
  /// within three months, whoever asks which day is named gets the one of this month or the last.
  private static func nearest(_ day: Int, on weekday: Weekday?, _ scan: DateScan) -> Day? {
    let isNamed = scan.aim == .named && weekday != nil
    let first = scan.today.day <= day || isNamed ? 0 : 1
    for month in Array(first..<3) + (isNamed ? [-1] : []) {
      if let span = DaySpan(.month, of: scan.today, turned: month), let found = span.from.sameMonth(day: day),
        weekday == nil || found.weekday == weekday
      {
        return found
      }
    }
    return nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "mon - wed", "from 27 nov to 3 dec", "between 1 and 5 dec", "27–29 nov", "Nov 27-29", "mon and tue",
  /// "May to July", "from next friday to Oct 1st", "Q1–Q2".
  static func range(_ scan: inout DateScan) -> DateFinding? {
    let isBetween = scan.take("between")
    let isFrom = !isBetween && (scan.take("from") || scan.take("starting"))
    var ahead = scan
    if let span = takeSharedMonth(&ahead, isBetween: isBetween) {
      scan = ahead
      return span
    }
    if let years = takeYears(&scan) { return years }
    let start = scan.at
    let isBare = isFrom || isBetween
    guard let first = rangeEnd(&scan, mayBeBare: isBare) else { return nil }
    let firstEnd = scan.at
    _ = scan.takeClock()
    let link = scan.word?.text ?? ""
    let isListed = !isBetween && ["and", "or", "&"].contains(scan.word?.text)
    if isListed { scan.at += 1 }
    guard isListed || takeTo(&scan, isBetween: isBetween) else { return nil }
    // Two periods in a row are two: "may and june" is read, "next week or next month" is not.
    if isListed, first.dayCount > 31 { return nil }
    let second = scan.at
    guard let last = rangeEnd(&scan, mayBeBare: isBare), let to = last.span else { return nil }
    // "From May to 2019" ends where the year begins; "2015–2019" holds it.
    let isUpTo =
      scan.aim == .named && !["-", "through", "thru"].contains(link) && scan.isYear(from: second)
    let eve = isUpTo ? DaySpan(to.from + -1, to.from + -1) : to
    guard
      let span = joined(first.span, eve, start, firstEnd, second, end: scan)
        ?? joined(first.span, to, start, firstEnd, second, end: scan)
    else {
      return isListed ? nil : DateFinding(.impossible, .plain)
    }
    if isListed, span.to - span.from + 1 > to.to - to.from + 1 + first.dayCount { return nil }
    if first.certainty == .bare || last.certainty == .bare { return DateFinding(span, .alone) }
    let isPlain = isFrom || isBetween || last.certainty == .plain
    return DateFinding(span, isPlain ? .plain : .free)
  }

  /// From the first to the last; where they are in the wrong order, what has no year, month or week of its own is
  /// read again, seen from the other end. Nil where that does not help.
  private static func joined(
    _ first: DaySpan?, _ to: DaySpan, _ start: Int, _ firstEnd: Int, _ second: Int, end: DateScan
  ) -> DaySpan? {
    func reread(from day: Day, at index: Int, upTo end: Int, _ reader: Reader) -> DaySpan? {
      var again = scan.seen(from: day, at: index)
      return reader(&again).flatMap { again.at == end ? $0.span : nil }
    }
    let scan = end
    var from = first
    // A first day or month without a year is the latest one before the last day.
    let dated: Reader = { longest([monthAndDay, plainMonth], &$0) }
    if let found = reread(from: to.to + -364, at: start, upTo: firstEnd, dated), found.from <= to.to {
      from = found
    }
    let weekday: Reader = { scan in
      scan.takeWeekday().map { DateFinding(scan.today.comingOrSame($0.weekday)) }
    }
    if let day = from?.from, to.from - day > 6,
      let found = reread(from: to.from + -7, at: start, upTo: firstEnd, weekday)
    {
      // "monday to wednesday next week"
      from = found
    }
    if let day = from?.from, day > to.to,
      let found = reread(from: to.to + -364, at: start, upTo: firstEnd, nthDay), found.from <= to.to
    {
      from = found
    }
    if let day = from?.from, day > to.to,
      let found = reread(from: to.to + -27, at: start, upTo: firstEnd, dayOfMonth), found.from <= to.to
    {
      from = found
    }
    guard let day = from?.from else { return nil }
    if day <= to.to { return DaySpan(day, to.to) }
    let open: Reader = { rangeEnd(&$0, mayBeBare: true) }
    guard let later = reread(from: day, at: second, upTo: end.at, open), day <= later.to else { return nil }
    return DaySpan(day, later.to)
  }

  /// One end of a range: a day, a period or a count; a bare number of a day only where words say that it is one.
  private static func rangeEnd(_ scan: inout DateScan, mayBeBare: Bool) -> DateFinding? {
    var ahead = scan
    if ahead.take("now") {
      scan = ahead
      return DateFinding(scan.today)
    }
    guard let found = longest(rangeEnds, &scan) else { return nil }
    switch found.certainty {
    case .bare, .alone: return mayBeBare ? found : nil
    case .plain, .free, .introduced, .closing, .deadline, .spoken, .clock: return found
    }
  }

  /// "2015-2018", where dashes would make one word of the two years.
  private static func takeYears(_ scan: inout DateScan) -> DateFinding? {
    guard let first = scan.word, first.digitCount == 4, let from = first.number, scan.peek(1)?.text == "-",
      let last = scan.peek(2), last.digitCount == 4, let to = last.number, 1900 <= from, from < to, to < 2200,
      let span = DaySpan(year: from, month: 1, count: (to - from + 1) * 12)
    else { return nil }
    scan.at += 3
    return DateFinding(span, .closing)
  }

  /// "last week between Friday and Sunday", "next week, monday to wednesday".
  static func weekdaysOfWeek(_ scan: inout DateScan) -> DateFinding? {
    guard let week = turnedWeek(&scan) else { return nil }
    _ = scan.take(",")
    let isBetween = scan.take("between")
    if !isBetween { _ = scan.take("from") }
    guard let first = scan.takeWeekday()?.weekday, takeTo(&scan, isBetween: isBetween),
      let last = scan.takeWeekday()?.weekday, first.rawValue < last.rawValue
    else { return nil }
    return DateFinding(DaySpan(week + first.rawValue, week + last.rawValue))
  }

  static func takeTo(_ scan: inout DateScan, isBetween: Bool) -> Bool {
    if isBetween { return scan.take("and") || scan.take("to") || scan.take("-") }
    if scan.take("up", "to") { return true }
    guard scan.take(anyOf: ["-", "to", "until", "till", "til", "through", "thru"]) else { return false }
    return true
  }
}

extension DateScan {
  /// Whether what was read since that place is a year in digits and nothing else.
  fileprivate func isYear(from start: Int) -> Bool { at == start + 1 && words[start].digitCount == 4 }
}

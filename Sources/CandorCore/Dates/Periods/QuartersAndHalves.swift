// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "Q3", "Q3 2026", "3Q26", "2026Q3", "the third quarter of next year", "Q1 FY27".
  static func quarter(_ scan: inout DateScan) -> NamedPeriod? {
    let year = takeYearBefore(&scan) ?? takeFiscalYear(&scan)
    _ = scan.take("the")
    _ = scan.take("fiscal")
    guard let number = takeQuarterNumber(&scan), (1...4).contains(number) else { return nil }
    return months(from: number * 3 - 2, count: 3, of: .quarter, year, &scan)
  }

  private static func takeQuarterNumber(_ scan: inout DateScan) -> Int? {
    var ahead = scan
    if ahead.take("q"), let word = ahead.word, word.digitCount == 1 {
      scan.at += 2
      return word.number
    }
    ahead = scan
    if let word = ahead.word, word.digitCount == 1 {
      ahead.at += 1
      if ahead.takeGlued("q") {
        scan = ahead
        return word.number
      }
    }
    ahead = scan
    if ahead.take("quarter"), let word = ahead.word, word.digitCount == 1 {
      scan.at += 2
      return word.number
    }
    ahead = scan
    guard let place = ahead.takePlace(), place > 0 || scan.word?.text == "final" || scan.word?.text == "last"
    else {
      return nil
    }
    _ = ahead.take(anyOf: ["calendar", "fiscal", "financial"])
    guard ahead.takeUnit() == .quarter else { return nil }
    // "The last quarter" is the one before this; "the last quarter of 2026" is counted elsewhere.
    guard place > 0 else { return nil }
    scan = ahead
    return place
  }

  /// "H1", "H2 2026", "2026H2", "1H26", "the second half of the year", "the first half of May".
  static func half(_ scan: inout DateScan) -> NamedPeriod? {
    let year = takeYearBefore(&scan) ?? takeFiscalYear(&scan)
    _ = scan.take("the")
    var ahead = scan
    var number: Int?
    if ahead.take("h"), let word = ahead.word, word.isGlued, word.digitCount == 1 {
      number = word.number
      ahead.at += 1
    } else {
      ahead = scan
      if let word = ahead.word, word.digitCount == 1, word.number ?? 9 < 3 {
        ahead.at += 1
        if ahead.takeGlued("h"), ahead.word == nil || ahead.word?.digitCount ?? 0 > 0 || ahead.endsClause() {
          number = word.number
        }
      }
    }
    if let number {
      guard (1...2).contains(number) else { return nil }
      scan = ahead
      return months(from: number * 6 - 5, count: 6, of: .halfYear, year, &scan)
    }
    guard let place = scan.takePlace(), [1, 2, -1].contains(place), scan.take("half") else { return nil }
    return halfOfPeriod(place == 1 ? 1 : 2, &scan)
  }

  /// "(the first half) of the year", "of May", "of Q3".
  private static func halfOfPeriod(_ place: Int, _ scan: inout DateScan) -> NamedPeriod? {
    var ahead = scan
    guard ahead.take("of") || ahead.take("in"), let whole = takeWholePeriod(&ahead) else { return nil }
    scan = ahead
    let span: DaySpan?
    switch whole.unit {
    case .year: return months(from: place * 6 - 5, count: 6, of: .halfYear, whole.span.from.year, &scan)
    case .month:
      let middle = whole.span.from + 14
      span = place == 1 ? DaySpan(whole.span.from, middle) : DaySpan(middle + 1, whole.span.to)
    case .week, .fortnight, .quarter, .halfYear, .decade, .day, .workday, .weekend:
      let days = whole.span.to - whole.span.from + 1
      let middle = whole.span.from + (days + 1) / 2 + -1
      span =
        place == 1 ? DaySpan(whole.span.from, middle) : DaySpan(min(middle + 1, whole.span.to), whole.span.to)
    }
    return span.map { NamedPeriod(span: $0, unit: .fortnight, certainty: .plain) }
  }

  /// "the month", "next week", "May": a period with its unit.
  static func takeWholePeriod(_ scan: inout DateScan) -> NamedPeriod? {
    var ahead = scan
    if let found = takePeriod(&ahead), found.certainty != .alone {
      scan = ahead
      return found
    }
    ahead = scan
    _ = ahead.takeArticle()
    guard let unit = ahead.takeUnit(), [.week, .month, .quarter, .halfYear, .year, .decade].contains(unit)
    else {
      return nil
    }
    scan = ahead
    return DaySpan(unit, of: scan.today).map {
      NamedPeriod(
        span: $0, unit: unit, certainty: .plain, following: DaySpan(unit, of: ahead.today, turned: 1))
    }
  }

  private static func months(
    from month: Int, count: Int, of unit: DateUnit, _ leading: Int?, _ scan: inout DateScan
  ) -> NamedPeriod? {
    var year = leading
    if year == nil {
      var behind = scan
      _ = behind.take("of") || behind.take("/") || behind.take(",") || behind.take("in") || behind.take("-")
      let isGlued = behind.word?.isGlued == true
      if let found = takeFiscalYear(&behind) ?? takeYear(&behind) {
        (year, scan) = (found, behind)
      } else if isGlued, let word = behind.word, word.digitCount == 2, let number = word.number {
        behind.at += 1
        (year, scan) = (DateScan.fullYear(number), behind)
      }
    }
    if let year {
      return DaySpan(year: year, month: month, count: count).map {
        NamedPeriod(span: $0, unit: unit, certainty: .plain)
      }
    }
    let open = scan.today.year + (month + count - 1 < scan.today.month ? 1 : 0)
    return DaySpan(year: open, month: month, count: count).map {
      let following = DaySpan(year: open + 1, month: month, count: count)
      return NamedPeriod(span: $0, unit: unit, certainty: .introduced, following: following)
    }
  }
}

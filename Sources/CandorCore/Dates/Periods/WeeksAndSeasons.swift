// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "week 31", "W31", "week no. 31 of 2027", "2027-W31", "calendar week 12"; counted as ISO 8601 does.
  static func week(_ scan: inout DateScan) -> NamedPeriod? {
    let leading = takeYearBefore(&scan)
    _ = scan.take("calendar")
    let isShort = scan.word.map { ["w", "kw", "cw"].contains($0.text) } == true
    guard isShort || scan.word?.text == "week" || scan.word?.text == "wk" else { return nil }
    scan.at += 1
    if !isShort {
      _ = scan.take("#") || scan.take("number")
      if scan.take("no") || scan.take("nr") { _ = scan.takeGlued(".") }
    }
    guard let word = scan.word, (1...2).contains(word.digitCount), let number = word.number,
      !isShort || word.isGlued || leading != nil
    else { return nil }
    scan.at += 1
    var year = leading
    if year == nil {
      var behind = scan
      _ = behind.take(",") || behind.take("of") || behind.take("in") || behind.takeGlued("/")
      if behind.word?.digitCount != 2, let found = takeYear(&behind) { (year, scan) = (found, behind) }
    }
    if let year {
      return DaySpan(week: number, of: year).map { NamedPeriod(span: $0, unit: .week, certainty: .plain) }
    }
    guard let span = DaySpan(week: number, of: scan.today.year) else { return nil }
    let following = DaySpan(week: number, of: scan.today.year + 1)
    let isOver = scan.aim == .due && span.to < scan.today
    return NamedPeriod(
      span: isOver ? following ?? span : span, unit: .week, certainty: isShort ? .introduced : .free,
      following: following)
  }

  /// "this summer", "winter 2027", "the fall of 2026", "by spring".
  static func season(_ scan: inout DateScan) -> NamedPeriod? {
    let today = scan.today
    let hasArticle = scan.take("the")
    let turn = scan.takeTurn()
    if let turn, scan.take("season") { return seasonNow(turned: turn, today) }
    guard case .season(let season)? = scan.word?.lexeme else { return nil }
    scan.at += 1
    guard !scan.isGluedOn() else { return nil }
    func named(_ year: Int, _ certainty: DateFinding.Certainty) -> NamedPeriod? {
      DaySpan(season, of: year).map {
        NamedPeriod(span: $0, unit: .quarter, certainty: certainty, following: nil)
      }
    }
    let current =
      [today.year - 1, today.year].first { DaySpan(season, of: $0).map { $0.to >= today } ?? false }
      ?? today.year + 1
    switch turn {
    case .this: return named(current, .free)
    case .next: return named(max(current, today.year) + (current > today.year ? 0 : 1), .free)
    case .last:
      return named(
        DaySpan(season, of: current - 1).map { $0.to < today } ?? true ? current - 1 : current - 2, .free)
    case nil: break
    }
    var behind = scan
    _ = behind.take("of") || behind.take("in") || behind.take(",")
    if let year = takeYear(&behind) {
      scan = behind
      return named(year, .plain)
    }
    return named(current, hasArticle ? .closing : .introduced)
  }

  private static func seasonNow(turned turn: Lexeme.Turn, _ today: Day) -> NamedPeriod? {
    var all: [DaySpan] = []
    for year in (today.year - 2)...(today.year + 1) {
      for season in [Season.spring, .summer, .autumn, .winter] {
        if let span = DaySpan(season, of: year) { all.append(span) }
      }
    }
    guard let now = all.lastIndex(where: { $0.from <= today && today <= $0.to }),
      all.indices ~= now + turn.rawValue
    else { return nil }
    return NamedPeriod(span: all[now + turn.rawValue], unit: .quarter, certainty: .free)
  }

  /// "the first week of May", "last weekend in June", "the second month of next year", "first two weeks of 2027".
  static func nthPeriod(_ scan: inout DateScan) -> NamedPeriod? {
    _ = scan.take("the")
    guard let place = scan.takePlace() else { return nil }
    let count = scan.takeBelowHundred() ?? takeDigits(&scan) ?? 1
    guard (1...99).contains(count), count == 1 || abs(place) == 1, let unit = scan.takeUnit() else {
      return nil
    }
    guard scan.take("of") || scan.take("in"), let whole = takeWholePeriod(&scan) else { return nil }
    let parts: [DaySpan]
    switch unit {
    case .week: parts = whole.span.weeks(of: whole.unit)
    case .weekend: parts = whole.span.weekends
    case .month, .quarter, .year: parts = whole.span.parts(unit)
    case .day where count > 1: parts = whole.span.days.map { DaySpan($0, $0) }
    case .workday where count > 1: parts = whole.span.days.filter { !$0.isWeekend }.map { DaySpan($0, $0) }
    case .day, .workday, .fortnight, .halfYear, .decade: return nil
    }
    let first = place > 0 ? place - 1 : parts.count + place - (count - 1)
    let last = first + count - 1
    guard first >= 0, last < parts.count else { return nil }
    return NamedPeriod(span: DaySpan(parts[first].from, parts[last].to), unit: unit, certainty: .plain)
  }

  private static func takeDigits(_ scan: inout DateScan) -> Int? {
    guard let word = scan.word, (1...2).contains(word.digitCount), word.number != nil else { return nil }
    scan.at += 1
    return word.number
  }
}

extension DaySpan {
  var days: [Day] {
    (from.ordinal...max(from.ordinal, min(to.ordinal, from.ordinal + 4000))).map(Day.init(ordinal:))
  }

  /// The weekends whose Saturday lies in the period.
  fileprivate var weekends: [DaySpan] {
    days.filter { $0.weekday == .saturday }.map { DaySpan($0, $0 + 1) }
  }

  /// The months, quarters or years that lie in the period.
  fileprivate func parts(_ unit: DateUnit) -> [DaySpan] {
    var parts: [DaySpan] = []
    var next = DaySpan(unit, of: from)
    while let part = next, part.to <= to {
      if part.from >= from { parts.append(part) }
      next = DaySpan(unit, of: part.to + 1)
    }
    return parts
  }
}

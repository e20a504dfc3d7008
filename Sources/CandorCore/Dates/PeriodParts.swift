// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "end of month", "the end of Q3", "mid november", "early next week", "EOM", "EOD friday", "end of day".
  ///
  /// Where the part has passed and no word says which period is meant, the next one is.
  static func periodPart(_ scan: inout DateScan) -> DateFinding? {
    if case .endOf(let unit)? = scan.word?.lexeme {
      scan.at += 1
      if unit == .day { return endOfDay(&scan, .free) }
      var ahead = scan
      if let period = takePeriod(&ahead), period.unit == unit {
        scan = ahead
        return period.span.part(.end, of: unit).map { DateFinding($0) }
      }
      return open(.end, of: unit, turned: 0, today: scan.today, .free)
    }
    _ = scan.take("at", "the") || scan.take("the")
    if scan.take("close", "of", "business") || scan.take("close", "of", "play") {
      return endOfDay(&scan, .free)
    }
    guard case .part(let part)? = scan.word?.lexeme else { return nil }
    // "start" and "end" are verbs as well, and need "of".
    let needsOf = scan.word?.text != "mid" && part != .late && scan.word?.text != "early"
    scan.at += 1
    _ = scan.takeGlued("-")
    let hasOf = scan.take("of") || scan.take("in")
    _ = scan.takeGlued("-")
    if hasOf, part == .end, let found = takeDayAsPeriod(&scan) { return found }
    let hasArticle = scan.take("the")
    if hasOf || part == .middle, let unit = takeBareUnit(&scan), unit != .day, unit != .workday {
      return open(part, of: unit, turned: 0, today: scan.today, .plain)
    }
    if hasArticle && !hasOf { return nil }
    var ahead = scan
    if let turn = ahead.takeTurn(), let unit = ahead.takeUnit(), unit != .day {
      guard hasOf || !needsOf else { return nil }
      scan = ahead
      if turn == .this { return open(part, of: unit, turned: 0, today: scan.today, .plain) }
      return DaySpan(unit, of: scan.today, turned: turn.rawValue)?.part(part, of: unit).map {
        DateFinding($0)
      }
    }
    guard let period = takePeriod(&scan), let span = period.span.part(part, of: period.unit) else {
      return nil
    }
    if needsOf && !hasOf && part != .end { return nil }
    let certainty: DateFinding.Certainty = hasOf || !needsOf ? .plain : .introduced
    if period.isOpen, span.to < scan.today, let later = period.span.aYearLater?.part(part, of: period.unit) {
      return DateFinding(later, certainty)
    }
    return DateFinding(span, certainty)
  }

  /// The part of the current period, or of the next where it has passed.
  private static func open(
    _ part: PeriodPart, of unit: DateUnit, turned turns: Int, today: Day, _ certainty: DateFinding.Certainty
  ) -> DateFinding? {
    guard let span = DaySpan(unit, of: today, turned: turns)?.part(part, of: unit) else { return nil }
    if span.to < today, turns == 0 { return open(part, of: unit, turned: 1, today: today, certainty) }
    return DateFinding(span, certainty)
  }

  private static func takeBareUnit(_ scan: inout DateScan) -> DateUnit? {
    var ahead = scan
    guard let unit = ahead.takeUnit(), unit != .weekend else { return nil }
    scan = ahead
    return unit
  }

  /// After "end of": "day", "the day", "business", "today", "friday", "27 nov".
  private static func takeDayAsPeriod(_ scan: inout DateScan) -> DateFinding? {
    if scan.take("day") || scan.take("business") || scan.take("play") { return endOfDay(&scan, .free) }
    var ahead = scan
    if ahead.take("the", "day") {
      scan = ahead
      return endOfDay(&scan, .deadline)
    }
    guard let found = simple(&ahead), found.day != nil || found.span == nil, found.certainty != .closing
    else { return nil }
    scan = ahead
    return DateFinding(found.value, .plain)
  }

  /// The day after "EOD", or today.
  private static func endOfDay(_ scan: inout DateScan, _ certainty: DateFinding.Certainty) -> DateFinding {
    var ahead = scan
    _ = ahead.take(",")
    _ = ahead.take("on")
    if let found = simple(&ahead), found.day != nil || found.span == nil {
      scan = ahead
      return DateFinding(found.value, .plain)
    }
    return DateFinding(scan.today, certainty)
  }
}

extension DaySpan {
  fileprivate var aYearLater: DaySpan? {
    let count = (to.year - from.year) * 12 + to.month - from.month + 1
    return DaySpan(year: from.year + 1, month: from.month, count: count)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "end of month", "the end of Q3", "mid november", "early next week", "end of friday".
  ///
  /// Where the part has passed and no word says which period is meant, the next one is.
  static func periodPart(_ scan: inout DateScan) -> DateFinding? {
    _ = scan.take("at", "the") || scan.take("the")
    guard case .part(let part)? = scan.word?.lexeme, let name = scan.word?.text else { return nil }
    scan.at += 1
    _ = scan.takeGlued("-")
    let hasOf = scan.take("of") || scan.take("in")
    _ = scan.takeGlued("-")
    if hasOf, part == .end, let day = takeDay(&scan) { return day }
    // "start" and "end" are verbs as well.
    let isBound = hasOf || ["mid", "early", "late"].contains(name)
    guard isBound || part == .end, let period = takePeriodOfPart(&scan, mayBeBare: hasOf || part == .middle)
    else { return nil }
    let certainty: DateFinding.Certainty = isBound ? .plain : .introduced
    guard let span = period.span.part(part, of: period.unit) else { return nil }
    if period.isOpen, span.to < scan.today, let next = period.following?.part(part, of: period.unit) {
      return DateFinding(next, certainty)
    }
    return DateFinding(span, certainty)
  }

  /// The part of the current period, or of the next one where it has passed.
  static func openPart(
    _ part: PeriodPart, of unit: DateUnit, today: Day, _ certainty: DateFinding.Certainty
  ) -> DateFinding? {
    for turns in 0...1 {
      guard let span = DaySpan(unit, of: today, turned: turns)?.part(part, of: unit) else { return nil }
      if span.to >= today { return DateFinding(span, certainty) }
    }
    return nil
  }

  /// "the month", "this week", which move on once the part has passed; "next week", "november", "Q3 2026".
  private static func takePeriodOfPart(_ scan: inout DateScan, mayBeBare: Bool) -> NamedPeriod? {
    var ahead = scan
    let hasArticle = ahead.take("the")
    let isThis = ahead.take("this") || ahead.take("current")
    if isThis || mayBeBare, let unit = ahead.takeUnit(), [.week, .month, .quarter, .year].contains(unit) {
      scan = ahead
      return DaySpan(unit, of: scan.today).map {
        NamedPeriod(
          span: $0, unit: unit, certainty: .plain, following: DaySpan(unit, of: scan.today, turned: 1))
      }
    }
    return hasArticle && !mayBeBare ? nil : takePeriod(&scan)
  }

  /// A single day, which is its own end.
  private static func takeDay(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    guard let found = simple(&ahead), found.dayCount == 1, found.certainty != .closing else { return nil }
    scan = ahead
    return DateFinding(found.value, .plain)
  }
}

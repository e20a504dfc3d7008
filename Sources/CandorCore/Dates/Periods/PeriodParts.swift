// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "end of month", "the end of Q3", "mid november", "early next week", "end of friday", "year-end".
  ///
  /// Where the part has passed and no word says which period is meant, the next one is.
  static func periodPart(_ scan: inout DateScan) -> DateFinding? {
    _ = scan.take("at", "the") || scan.take("the") || scan.take("at")
    if let found = periodEnd(&scan) { return found }
    _ = scan.take("very") || scan.take("tail")
    guard case .part(let part)? = scan.word?.lexeme, let name = scan.word?.text else { return nil }
    scan.at += 1
    if name == "early" || name == "late" { _ = scan.take("on") || scan.take("part") }
    _ = scan.takeGlued("-")
    let hasOf = scan.take("of") || scan.take("in")
    _ = scan.takeGlued("-")
    _ = scan.take("around") || scan.take("about")
    if hasOf, part == .end, let day = takeDay(&scan) { return day }
    // "start", "end" and "close" are verbs as well.
    let isBound = hasOf || ["mid", "early", "late"].contains(name)
    guard isBound || part == .end && name == "end",
      let period = takePeriodOfPart(&scan, mayBeBare: hasOf || part == .middle)
    else { return nil }
    // "the end of year party" is no end of the year.
    let isBare = scan.words[scan.at - 2].text == "of" && scan.words[scan.at - 1].isUnit
    let certainty: DateFinding.Certainty = isBare ? .free : isBound ? .plain : .introduced
    guard let span = period.span.part(part, of: period.unit, aim: scan.aim) else { return nil }
    if period.isOpen, span.to < scan.today, scan.aim == .due || period.unit == .month,
      let next = period.following?.part(part, of: period.unit, aim: scan.aim)
    {
      return DateFinding(next, certainty)
    }
    return DateFinding(span, certainty)
  }

  /// "year end", "month-end", "quarter's end", "by week's end".
  private static func periodEnd(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    guard let unit = ahead.takeUnit(), [.week, .month, .quarter, .year].contains(unit) else { return nil }
    _ = ahead.takeGlued("-") || ahead.takePossessive()
    guard ahead.take("end"), let found = openPart(.end, of: unit, ahead, .introduced) else { return nil }
    scan = ahead
    return found
  }

  /// The part of the current period, or of the next one where it has passed.
  static func openPart(
    _ part: PeriodPart, of unit: DateUnit, _ scan: DateScan, _ certainty: DateFinding.Certainty
  ) -> DateFinding? {
    for turns in 0...1 {
      guard let span = DaySpan(unit, of: scan.today, turned: turns)?.part(part, of: unit, aim: scan.aim)
      else {
        return nil
      }
      if span.to >= scan.today || scan.aim == .named { return DateFinding(span, certainty) }
    }
    return nil
  }

  /// "the month", "this week", which move on once the part has passed; "next week", "november", "Q3 2026".
  private static func takePeriodOfPart(_ scan: inout DateScan, mayBeBare: Bool) -> NamedPeriod? {
    var ahead = scan
    var named = scan
    let name = takeAnyPeriod(&named)
    let hasArticle = ahead.take("the")
    let isThis =
      ahead.take("this") || ahead.take("current") || mayBeBare && ahead.take(anyOf: ["my", "our", "your"])
    if isThis || mayBeBare, let unit = ahead.takeUnit(),
      [.week, .weekend, .month, .quarter, .halfYear, .year, .decade].contains(unit),
      name == nil || name?.certainty == .alone || ahead.at >= named.at
    {
      scan = ahead
      let following = scan.aim == .due ? DaySpan(unit, of: scan.today, turned: 1) : nil
      return DaySpan(unit, of: scan.today).map {
        NamedPeriod(span: $0, unit: unit, certainty: .plain, following: following)
      }
    }
    guard let name, name.certainty != .alone, mayBeBare || !hasArticle || name.certainty == .plain else {
      return nil
    }
    scan = named
    return name
  }

  /// A single day, which is its own end.
  private static func takeDay(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    _ = ahead.take("the")
    if let weekday = ahead.takeWeekday()?.weekday, ahead.endsClause() {
      scan = ahead
      return DateFinding(scan.today.coming(weekday))
    }
    ahead = scan
    guard let found = simple(&ahead), found.dayCount == 1,
      ![.closing, .spoken, .bare].contains(found.certainty)
    else {
      return nil
    }
    scan = ahead
    return DateFinding(found.value, .plain)
  }

  /// "later this week" from today, "earlier this month" up to yesterday, "the rest of the year".
  static func restOfPeriod(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    _ = scan.take("the")
    let isEarlier = scan.take("earlier")
    let isLater = !isEarlier && scan.take("later")
    if isEarlier || isLater {
      _ = scan.take("on")
      _ = scan.take("in")
    } else {
      guard scan.take("rest") || scan.take("remainder") else { return nil }
      _ = scan.take("of")
    }
    guard let period = takeWholePeriod(&scan) else { return nil }
    let span = period.span
    if isEarlier {
      return DateFinding(span.from < today ? DaySpan(span.from, min(span.to, today + -1)) : span)
    }
    return DateFinding(span.from <= today && today <= span.to ? DaySpan(today, span.to) : span)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A stretch of the calendar that has a name, with the unit that it is one of.
struct NamedPeriod {
  let span: DaySpan
  let unit: DateUnit
  let certainty: DateFinding.Certainty
  /// The one after it, where no word says which one is meant.
  var following: DaySpan?

  var isOpen: Bool { following != nil }
}

extension DateGrammar {
  /// "next week", "this quarter", "in December", "Q3 2026", "2027", "the week of 30 Nov", "the week after next".
  static func period(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    _ = ahead.take("the")
    if case .unit(let unit)? = ahead.word?.lexeme,
      unit == .week || unit == .month || unit == .year || unit == .quarter
    {
      ahead.at += 1
      if ahead.take("after", "next"), let span = DaySpan(unit, of: scan.today, turned: 2) {
        scan = ahead
        return DateFinding(span, .free)
      }
      if unit == .week, takeWeekLink(&ahead), let found = simple(&ahead), let day = found.day,
        let span = DaySpan(.week, of: day)
      {
        scan = ahead
        return DateFinding(span)
      }
      return nil
    }
    guard let period = takePeriod(&scan) else { return nil }
    return DateFinding(period.span, period.certainty)
  }

  /// Steps over what ties a week to a day in it: "of", "starting", "beginning on".
  private static func takeWeekLink(_ scan: inout DateScan) -> Bool {
    if scan.take("of") { return true }
    guard scan.take("starting") || scan.take("beginning") || scan.take("commencing") else { return false }
    _ = scan.take("on")
    return true
  }

  /// Steps over the name of a period.
  static func takePeriod(_ scan: inout DateScan) -> NamedPeriod? {
    for reader in [turnedUnit, turnedMonth, month, quarter, half, year] {
      var ahead = scan
      if let found = reader(&ahead) {
        scan = ahead
        return found
      }
    }
    return nil
  }

  /// "this week", "the last quarter", "next weekend".
  private static func turnedUnit(_ scan: inout DateScan) -> NamedPeriod? {
    _ = scan.take("the")
    guard let turn = scan.takeTurn(), let unit = scan.takeUnit(), unit != .day, unit != .fortnight,
      let span = DaySpan(unit, of: scan.today, turned: turn.rawValue)
    else { return nil }
    return NamedPeriod(span: span, unit: unit, certainty: .free)
  }

  /// "next march" is in the next calendar year, "last march" in the last one.
  private static func turnedMonth(_ scan: inout DateScan) -> NamedPeriod? {
    guard let turn = scan.takeTurn(), let (month, isSure) = takeMonth(&scan), !scan.isBeforeNumber,
      let span = DaySpan(year: scan.today.year + turn.rawValue, month: month)
    else { return nil }
    return NamedPeriod(span: span, unit: .month, certainty: isSure ? .free : .alone)
  }

  /// "december", "December 2026", "march next year".
  private static func month(_ scan: inout DateScan) -> NamedPeriod? {
    guard let (month, isSure) = takeMonth(&scan), !scan.isGluedOn() else { return nil }
    var behind = scan
    _ = behind.takeGlued(".")
    _ = behind.take(",") || behind.take("of")
    if let year = takeYear(&behind) {
      scan = behind
      return DaySpan(year: year, month: month).map {
        NamedPeriod(span: $0, unit: .month, certainty: isSure ? .plain : .introduced)
      }
    }
    guard !scan.isBeforeNumber else { return nil }
    let year = scan.today.year + (month < scan.today.month ? 1 : 0)
    return DaySpan(year: year, month: month).map {
      let following = DaySpan(year: year + 1, month: month)
      return NamedPeriod(span: $0, unit: .month, certainty: .introduced, following: following)
    }
  }

  private static func takeMonth(_ scan: inout DateScan) -> (month: Int, isSure: Bool)? {
    guard case .month(let month, let isSure)? = scan.word?.lexeme else { return nil }
    let isCapitalized = scan.word?.isCapitalized == true
    scan.at += 1
    return (month, isSure || isCapitalized)
  }

  /// "Q3", "Q3 2026", "the third quarter of next year".
  private static func quarter(_ scan: inout DateScan) -> NamedPeriod? {
    var number: Int?
    _ = scan.take("the")
    if scan.take("q"), let word = scan.word, word.isGlued, word.digitCount == 1 {
      number = word.number
      scan.at += 1
    } else if let place = scan.takeMonthDay(), place.isOrdinal, scan.takeUnit() == .quarter {
      number = place.day
    }
    guard let number, (1...4).contains(number) else { return nil }
    return months(from: number * 3 - 2, count: 3, of: .quarter, &scan)
  }

  /// "H1", "H2 2026": as long as half a year, otherwise like quarters.
  private static func half(_ scan: inout DateScan) -> NamedPeriod? {
    guard scan.take("h"), let word = scan.word, word.isGlued, word.text == "1" || word.text == "2",
      let number = word.number
    else { return nil }
    scan.at += 1
    return months(from: number * 6 - 5, count: 6, of: .year, &scan)
  }

  private static func months(from month: Int, count: Int, of unit: DateUnit, _ scan: inout DateScan)
    -> NamedPeriod?
  {
    var behind = scan
    _ = behind.take("of") || behind.take("/") || behind.take(",") || behind.take("in")
    if let year = takeYear(&behind) {
      scan = behind
      return DaySpan(year: year, month: month, count: count).map {
        NamedPeriod(span: $0, unit: unit, certainty: .plain)
      }
    }
    let year = scan.today.year + (month + count - 1 < scan.today.month ? 1 : 0)
    return DaySpan(year: year, month: month, count: count).map {
      let following = DaySpan(year: year + 1, month: month, count: count)
      return NamedPeriod(span: $0, unit: unit, certainty: .introduced, following: following)
    }
  }

  /// "2027", from 1900 to 2199.
  private static func year(_ scan: inout DateScan) -> NamedPeriod? {
    guard scan.word?.digitCount == 4, let year = scan.takeYear(), (1900..<2200).contains(year) else {
      return nil
    }
    return DaySpan(year: year, month: 1, count: 12).map {
      NamedPeriod(span: $0, unit: .year, certainty: .closing)
    }
  }
}

extension DateScan {
  /// Whether a number follows, which a month before it would belong to.
  var isBeforeNumber: Bool {
    var ahead = self
    _ = ahead.takeGlued(".")
    _ = ahead.take("the")
    return ahead.takeMonthDay() != nil || ahead.word?.kind == .digits
  }
}

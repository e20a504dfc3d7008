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
  typealias PeriodReader = @Sendable (inout DateScan) -> NamedPeriod?

  /// Readers that need no other period.
  private static let plainPeriods: [PeriodReader] = [
    turnedUnit, turnedMonth, month, monthInDigits, quarter, half, week, year, decade, season,
  ]

  /// "next week", "this quarter", "in December", "Q3 2026", "2027", "the first week of May".
  static func period(_ scan: inout DateScan) -> DateFinding? {
    takeAnyPeriod(&scan).map { DateFinding($0.span, $0.certainty) }
  }

  /// Steps over the longest name of a period, or a place among such.
  static func takeAnyPeriod(_ scan: inout DateScan) -> NamedPeriod? {
    longest(plainPeriods + [nthPeriod], &scan)
  }

  /// Steps over the longest plain name of a period.
  static func takePeriod(_ scan: inout DateScan) -> NamedPeriod? {
    longest(plainPeriods, &scan)
  }

  private static func longest(_ readers: [PeriodReader], _ scan: inout DateScan) -> NamedPeriod? {
    var best: (period: NamedPeriod, end: Int)?
    for reader in readers {
      var ahead = scan
      if let found = reader(&ahead), ahead.at > best?.end ?? scan.at { best = (found, ahead.at) }
    }
    guard let best else { return nil }
    scan.at = best.end
    return best.period
  }

  /// "this week", "the last quarter", "next weekend", "the coming fiscal year"; "the weekend" is this one.
  private static func turnedUnit(_ scan: inout DateScan) -> NamedPeriod? {
    let hasArticle = scan.take("the")
    let turn = scan.takeTurn()
    guard let unit = scan.takeUnit() ?? (turn != nil && scan.take("half") ? .halfYear : nil),
      unit != .day, unit != .workday, let span = DaySpan(unit, of: scan.today, turned: turn?.rawValue ?? 0)
    else { return nil }
    if turn != nil {
      if unit == .fortnight { return nil }
      return NamedPeriod(span: span, unit: unit, certainty: .free)
    }
    if unit == .weekend {
      return NamedPeriod(span: span, unit: unit, certainty: hasArticle ? .closing : .alone)
    }
    guard hasArticle, unit != .fortnight, scan.aim == .named else { return nil }
    return NamedPeriod(span: span, unit: unit, certainty: .alone)
  }

  /// "2027", from 1900 to 2199; "the year 2027", "fiscal 2027", "FY27", "2014 AD", "two thousand and thirty".
  ///
  /// A fiscal year is read as the calendar's, since candor knows no other.
  private static func year(_ scan: inout DateScan) -> NamedPeriod? {
    let start = scan.at
    _ = scan.take("the")
    let isSaid = scan.take("calendar", "year") || scan.take("year")
    if isSaid { _ = scan.take("of") }
    if !isSaid, scan.at > start { return nil }
    let found: Int?
    let isFiscal: Bool
    if let year = takeFiscalYear(&scan) {
      (found, isFiscal) = (year, true)
    } else {
      let isDigits = scan.word?.digitCount == 4 || scan.word?.text == "'"
      (found, isFiscal) = (isDigits ? scan.takeYear() : scan.takeSpokenYear(), false)
    }
    guard let year = found, (1900..<2200).contains(year) else { return nil }
    if scan.take("ad") || scan.take("ce") {
    } else if scan.word?.text == "a", scan.peek(1)?.text == ".", scan.peek(2)?.text == "d" {
      scan.at += 3
      _ = scan.takeGlued(".")
    }
    let certainty: DateFinding.Certainty = isFiscal ? .free : isSaid ? .introduced : .closing
    return DaySpan(year: year, month: 1, count: 12).map {
      NamedPeriod(span: $0, unit: .year, certainty: certainty)
    }
  }

  /// Steps over "FY27", "FY 2027", "FY'27", "fiscal year 2027", "fiscal 2027".
  static func takeFiscalYear(_ scan: inout DateScan) -> Int? {
    var ahead = scan
    if !ahead.take("fy") {
      guard ahead.take(anyOf: ["fiscal", "financial"]) else { return nil }
      _ = ahead.take("year")
    }
    _ = ahead.takeGlued("'") || ahead.takeGlued("-")
    guard let word = ahead.word, word.digitCount == 2 || word.digitCount == 4, let number = word.number else {
      return nil
    }
    ahead.at += 1
    scan = ahead
    return word.digitCount == 2 ? 2000 + number : number
  }

  /// "the 70s", "1990's", "the nineteen seventies", "the noughties", "the two thousands".
  private static func decade(_ scan: inout DateScan) -> NamedPeriod? {
    _ = scan.take("the")
    var first: Int?
    if let word = scan.word, word.digitCount == 4 || word.digitCount == 2, let number = word.number,
      number % 10 == 0
    {
      scan.at += 1
      _ = scan.takeGlued("'")
      guard scan.takeGlued("s") else { return nil }
      first = word.digitCount == 2 ? (number < 30 ? 2000 : 1900) + number : number
    } else if scan.take("two", "thousands") || scan.take("noughties") {
      first = 2000
    } else {
      var century: Int?
      if case .number(let value)? = scan.word?.lexeme, (18...20).contains(value) {
        century = value * 100
        scan.at += 1
      }
      guard let word = scan.word, let tens = decades.firstIndex(of: word.text) else { return nil }
      scan.at += 1
      first = (century ?? (tens == 0 ? 2000 : 1900)) + 20 + tens * 10
    }
    guard let first, (1800..<2200).contains(first) else { return nil }
    return DaySpan(year: first, month: 1, count: 120).map {
      NamedPeriod(span: $0, unit: .decade, certainty: .spoken)
    }
  }

  /// From the twenties on.
  private static let decades = [
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
  ]
}

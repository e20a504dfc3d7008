// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "next march" is in the next calendar year; "last march" is the latest that is over.
  static func turnedMonth(_ scan: inout DateScan) -> NamedPeriod? {
    let today = scan.today
    guard let turn = scan.takeTurn(), let (month, isSure) = takeMonth(&scan), !scan.isBeforeNumber else {
      return nil
    }
    let year: Int
    switch turn {
    case .this: year = today.year
    case .next: year = today.year + 1
    case .last: year = today.year - (month < today.month ? 0 : 1)
    }
    return DaySpan(year: year, month: month).map {
      NamedPeriod(span: $0, unit: .month, certainty: isSure ? .free : .alone)
    }
  }

  /// "december", "December 2026", "march next year", "2026 December", "the month of may", "march after next",
  /// "march in two years".
  static func month(_ scan: inout DateScan) -> NamedPeriod? {
    let today = scan.today
    let isSaid = scan.take("the", "month", "of") || scan.take("month", "of")
    let leading = isSaid ? nil : takeYearBefore(&scan)
    guard let (month, isSure) = takeMonth(&scan), isSaid || !scan.isGluedOn() || scan.isBeforeMonth
    else { return nil }
    func named(_ year: Int) -> NamedPeriod? {
      DaySpan(year: year, month: month).map {
        NamedPeriod(span: $0, unit: .month, certainty: isSure ? .plain : .introduced)
      }
    }
    if let leading { return scan.isBeforeNumber ? nil : named(leading) }
    var behind = scan
    _ = behind.takeGlued(".")
    _ = behind.take(",") || behind.take("of") || behind.takeGlued("-") || behind.takeGlued("/")
    if behind.word?.digitCount != 2, let year = takeFiscalYear(&behind) ?? takeYear(&behind) {
      scan = behind
      return named(year)
    }
    guard isSaid || !scan.isBeforeNumber else { return nil }
    let year = today.year + (month < today.month ? 1 : 0)
    if scan.take("after", "next") { return named(year + 1) }
    if let years = takeYearsAway(&scan) { return named(today.year + years) }
    return DaySpan(year: year, month: month).map {
      let following = DaySpan(year: year + 1, month: month)
      return NamedPeriod(
        span: $0, unit: .month, certainty: isSaid ? .free : .introduced, following: following)
    }
  }

  /// A month without a word that turns it.
  static func plainMonth(_ scan: inout DateScan) -> DateFinding? {
    month(&scan).map { DateFinding($0.span, $0.certainty) }
  }

  /// Steps over a year that stands before a month or a quarter: "2026 ", "2026, ", "next year ", "2026-".
  static func takeYearBefore(_ scan: inout DateScan) -> Int? {
    var ahead = scan
    var year: Int?
    if let word = ahead.word, word.digitCount == 4, let number = word.number {
      year = number
      ahead.at += 1
      _ = ahead.takeGlued("-") || ahead.takeGlued("/")
    } else {
      guard let turn = ahead.takeTurn(), ahead.takeUnit() == .year else { return nil }
      year = ahead.today.year + turn.rawValue
      _ = ahead.takePossessive()
    }
    _ = ahead.take(",") || ahead.take("in")
    scan = ahead
    return year
  }

  /// Steps over "in two years", "a year from now", "two years ago"; how many years away that is.
  static func takeYearsAway(_ scan: inout DateScan) -> Int? {
    var ahead = scan
    let isIn = ahead.take("in")
    guard let count = ahead.takeCount(), count < 200, ahead.takeUnit() == .year else { return nil }
    let isAgo = !isIn && (ahead.take("ago") || ahead.take("back"))
    guard isIn || isAgo || ahead.take("hence") || ahead.take("from", "now") else { return nil }
    scan = ahead
    return isAgo ? -count : count
  }

  static func takeMonth(_ scan: inout DateScan) -> (month: Int, isSure: Bool)? {
    guard case .month(let month, let isSure)? = scan.word?.lexeme else { return nil }
    let isCapitalized = scan.word?.isCapitalized == true
    scan.at += 1
    return (month, isSure || isCapitalized)
  }

  /// "2026-11", "11/2026", "2026.3", "2026 / 11".
  static func monthInDigits(_ scan: inout DateScan) -> NamedPeriod? {
    guard let first = scan.word, let one = first.number, [1, 2, 4].contains(first.digitCount) else {
      return nil
    }
    scan.at += 1
    guard let joint = scan.word, ["-", "/", "."].contains(joint.text) else { return nil }
    scan.at += 1
    guard let second = scan.word, let other = second.number, !scan.isGluedOn(after: 1),
      first.digitCount == 4 ? second.digitCount <= 2 : second.digitCount == 4
    else { return nil }
    scan.at += 1
    let (year, month) = first.digitCount == 4 ? (one, other) : (other, one)
    guard (1...12).contains(month), (1900..<2200).contains(year), scan.word?.text != "%" else { return nil }
    let isTight = joint.isGlued && second.isGlued && joint.text != "."
    return DaySpan(year: year, month: month).map {
      NamedPeriod(span: $0, unit: .month, certainty: isTight ? .closing : .alone)
    }
  }
}

extension DateScan {
  /// "(May)-July", "(may)/june"
  fileprivate var isBeforeMonth: Bool {
    guard let mark = word?.text, mark == "-" || mark == "/", case .month? = peek(1)?.lexeme else {
      return false
    }
    return true
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "the next 3 days", "last two weeks", "over the past few months", "the coming two quarters", "in the next month",
  /// "within the week".
  ///
  /// Days are counted from tomorrow, or up to yesterday. Longer units are whole ones of the calendar, as in "next
  /// week", unless a word says that time runs from now: "in the next two weeks", "over the last month".
  static func turnedCount(_ scan: inout DateScan) -> DateFinding? {
    let isWithin = scan.take("within")
    let isRunning = isWithin || scan.take(anyOf: ["in", "over", "during", "for", "throughout"])
    let hasArticle = scan.take("the")
    if isWithin, let found = takeUnitAtHand(&scan, hasArticle: hasArticle) { return found }
    let leadingCount = hasArticle ? nil : takeCountBeforeTurn(&scan)
    let isUpcoming = scan.word?.text == "upcoming"
    guard let turn = scan.takeTurn(), turn != .this else { return nil }
    let amount: DateAmount
    if let leadingCount {
      guard let unit = scan.takeUnit(), unit != .weekend else { return nil }
      amount = DateAmount(leadingCount, unit)
    } else if let found = takeAmount(&scan) {
      amount = found
    } else if isRunning, hasArticle, let unit = scan.takeUnit(), unit != .weekend, unit != .day {
      amount = DateAmount(1, unit)
    } else if let unit = hourOf(&scan) {
      amount = unit
    } else {
      return nil
    }
    guard scan.word?.text != "of" else { return nil }
    return turned(amount, turn, isRunning: isRunning, isPoint: isUpcoming, scan).map {
      DateFinding($0, amount.isShort ? .alone : .plain)
    }
  }

  private static func turned(
    _ amount: DateAmount, _ turn: Lexeme.Turn, isRunning: Bool, isPoint: Bool, _ scan: DateScan
  ) -> DaySpan? {
    let today = scan.today
    if let (count, unit) = amount.single {
      switch unit {
      case .week, .month, .quarter, .halfYear, .year, .decade:
        if isRunning { break }
        guard count > 0, count < 1000, let one = DaySpan(unit, of: today, turned: turn.rawValue),
          let other = DaySpan(unit, of: today, turned: turn.rawValue * count)
        else { return nil }
        return DaySpan(min(one.from, other.from), max(one.to, other.to))
      case .day, .workday:
        // "The upcoming two days" names the day at their end.
        if isPoint, let end = amount.after(today) { return DaySpan(end, end) }
      case .fortnight, .weekend: break
      }
    }
    let isClock = amount.parts.allSatisfy { if case .clock = $0 { true } else { false } }
    if turn == .next {
      guard let end = amount.after(today, minute: scan.now.minute) else { return nil }
      let first = isRunning || isClock ? today : today + 1
      return first <= end ? DaySpan(first, end) : nil
    }
    guard let start = amount.before(today, minute: scan.now.minute) else { return nil }
    return isClock ? DaySpan(start, today) : start < today ? DaySpan(start, today + -1) : nil
  }

  /// "2 (upcoming days)"
  private static func takeCountBeforeTurn(_ scan: inout DateScan) -> Int? {
    var ahead = scan
    guard let count = ahead.takeCount(), case .turn? = ahead.word?.lexeme else { return nil }
    scan = ahead
    return count
  }

  /// "(the next) hour"
  private static func hourOf(_ scan: inout DateScan) -> DateAmount? {
    guard case .clockUnit(let seconds)? = scan.word?.lexeme else { return nil }
    scan.at += 1
    return DateAmount(parts: [.clock(seconds: seconds)])
  }

  /// "(within the) week": from today to its last day; "within the hour" is today.
  private static func takeUnitAtHand(_ scan: inout DateScan, hasArticle: Bool) -> DateFinding? {
    var ahead = scan
    guard hasArticle || ahead.take("this") || ahead.take("one") && false else { return nil }
    if ahead.take("hour") || ahead.take("day") {
      scan = ahead
      return DateFinding(scan.today)
    }
    guard let unit = ahead.takeUnit(), let span = DaySpan(unit, of: scan.today) else { return nil }
    scan = ahead
    return DateFinding(DaySpan(scan.today, max(scan.today, span.to)))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "in two weeks", "within 10 days", "3 days ago", "a month from today", "two weeks after 27 nov", "the next 3 days".
  static func relativeCount(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    let isWithin = scan.take("within")
    let isIn = !isWithin && scan.take("in")
    let start = scan.at
    if let span = takeTurnedCount(&scan, fromToday: isWithin || isIn) { return DateFinding(span) }
    scan.at = start
    guard let amount = takeAmount(&scan) else { return nil }
    if isIn || isWithin {
      if scan.takeGlued("'") { _ = scan.takeGlued("s") }
      let hasTime = scan.take("time")
      guard scan.word?.text != "of", hasTime || scan.words[scan.at - 1].text != "s",
        let day = amount.after(today)
      else {
        return nil
      }
      return DateFinding(DaySpan(isIn ? day : today, day))
    }
    if scan.take("ago") { return amount.before(today).map { DateFinding($0) } }
    if scan.take("hence") || scan.take("from", "now") { return amount.after(today).map { DateFinding($0) } }
    let isAfter = scan.take("from") || scan.take("after")
    if isAfter || scan.take("before") {
      guard let anchor = simple(&scan)?.day else { return nil }
      return (isAfter ? amount.after(anchor) : amount.before(anchor)).map { DateFinding($0) }
    }
    return amount.after(today).map { DateFinding($0, .alone) }
  }

  /// "the next 3 days" from tomorrow, "in the next 3 days" from today, "the last two weeks" up to yesterday.
  private static func takeTurnedCount(_ scan: inout DateScan, fromToday: Bool) -> DaySpan? {
    let today = scan.today
    _ = scan.take("the")
    guard let turn = scan.takeTurn(), turn != .this, let amount = takeAmount(&scan) else { return nil }
    if turn == .next { return amount.after(today).map { DaySpan(fromToday ? today : today + 1, $0) } }
    return amount.before(today).map { DaySpan($0, today + -1) }
  }

  /// Steps over a count of units, and a second one: "a month and two days".
  private static func takeAmount(_ scan: inout DateScan) -> Amount? {
    guard let first = takePart(&scan) else { return nil }
    var ahead = scan
    _ = ahead.take(",")
    _ = ahead.take("and")
    guard let second = takePart(&ahead) else { return Amount(parts: [first]) }
    scan = ahead
    return Amount(parts: [first, second])
  }

  private static func takePart(_ scan: inout DateScan) -> Amount.Part? {
    if scan.take("half", "a") || scan.take("half", "an") {
      return scan.takeUnit() == .year ? Amount.Part(count: 6, unit: .month) : nil
    }
    guard let count = scan.takeCount(), let unit = scan.takeUnit(), unit != .weekend else { return nil }
    return Amount.Part(count: count, unit: unit)
  }
}

/// A length of time in calendar units.
private struct Amount {
  struct Part {
    let count: Int
    let unit: DateUnit
  }

  let parts: [Part]

  func after(_ day: Day) -> Day? { moved(day, by: 1) }
  func before(_ day: Day) -> Day? { moved(day, by: -1) }

  private func moved(_ day: Day, by sign: Int) -> Day? {
    var day = day
    for part in parts {
      guard let next = day.adding(sign * part.count, part.unit) else { return nil }
      day = next
    }
    return day
  }
}

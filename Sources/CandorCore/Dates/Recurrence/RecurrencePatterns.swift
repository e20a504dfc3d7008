// SPDX-License-Identifier: GPL-3.0-or-later

// The forms in which people say how often.
extension RecurrenceReader {
  /// "the first friday of each month", "every last working day of the month", "the 15th of every month".
  func placeInMonth(_ scan: inout DateScan) -> Recurrence.Pattern? {
    var ahead = scan
    let isEvery = ahead.take("every") || ahead.take("each")
    _ = ahead.take("the")
    guard let day = monthDay(&ahead), ahead.take("of") || ahead.take("in") else { return nil }
    let isEach = ahead.take("every") || ahead.take("each")
    let isOther = isEach && ahead.take("other")
    _ = isEvery && ahead.take("the")
    guard isEvery || isEach, ahead.takeUnit() == .month else { return nil }
    scan = ahead
    return .months(every: isOther ? 2 : 1, on: day)
  }

  private func monthDay(_ scan: inout DateScan) -> Recurrence.MonthDay? {
    guard let place = scan.takePlace(), (-31...31).contains(place), place != 0 else { return nil }
    if let weekday = takeWeekdays(&scan).first { return abs(place) <= 5 ? .weekday(place, weekday) : nil }
    var ahead = scan
    switch ahead.takeUnit() {
    case .workday?:
      scan = ahead
      return .workday(place)
    case .day?: scan = ahead
    case .week?, .weekend?, .fortnight?, .month?, .quarter?, .halfYear?, .year?, .decade?: return nil
    case nil: break
    }
    return place == -1 || place > 0 ? .date(place) : nil
  }

  /// "mondays and thursdays"
  func plainWeekdays(_ scan: inout DateScan) -> Recurrence.Pattern? {
    guard case .weekdays? = scan.word?.lexeme else { return nil }
    return .weeks(every: 1, on: takeWeekdays(&scan))
  }

  /// "every other monday", "every two weeks on friday", "weekly", "monthly on the 15th".
  func interval(_ scan: inout DateScan) -> Recurrence.Pattern? {
    guard let (count, unit) = takeAdverb(&scan) ?? takeEvery(&scan) else { return nil }
    guard let unit else { return .weeks(every: count, on: takeWeekdays(&scan)) }
    switch unit {
    case .day: return .days(every: count)
    case .workday: return count == 1 ? .workdays : nil
    case .week, .fortnight:
      _ = scan.take("on")
      return .weeks(every: count * (unit == .week ? 1 : 2), on: takeWeekdays(&scan))
    case .month, .quarter, .halfYear, .year:
      guard let months = Self.months(unit) else { return nil }
      var ahead = scan
      if ahead.take("on") || ahead.take("the") {
        _ = ahead.take("the")
        guard let day = monthDay(&ahead) else { return nil }
        scan = ahead
        return .months(every: count * months, on: day)
      }
      return .months(every: count * months, on: .date(0))
    case .weekend, .decade: return nil
    }
  }

  private static func months(_ unit: DateUnit) -> Int? {
    switch unit {
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    case .day, .workday, .week, .weekend, .fortnight, .decade: nil
    }
  }

  /// "weekly", "biweekly", "quarterly"; "biweekly" is every other week.
  private func takeAdverb(_ scan: inout DateScan) -> (Int, DateUnit?)? {
    guard let found = scan.word.flatMap({ Self.adverbs[$0.text] }) else {
      var ahead = scan
      guard ahead.take("bi"), ahead.takeGlued("-"), let unit = ahead.word.flatMap({ Self.adverbs[$0.text] })
      else {
        return nil
      }
      scan.at = ahead.at + 1
      return (2, unit.1)
    }
    scan.at += 1
    return found
  }

  private static let adverbs: [String: (Int, DateUnit?)] = [
    "daily": (1, .day), "weekly": (1, .week), "biweekly": (2, .week), "fortnightly": (2, .week),
    "monthly": (1, .month), "bimonthly": (2, .month), "quarterly": (1, .quarter), "yearly": (1, .year),
    "annually": (1, .year),
  ]

  /// "every", "every other", "every 2nd", "every three": the unit behind, or nil where weekdays follow.
  private func takeEvery(_ scan: inout DateScan) -> (Int, DateUnit?)? {
    guard
      scan.take("every") || scan.take("each") || scan.take("once", "every") || scan.take("once", "a")
        || scan.take("once", "per")
    else { return nil }
    var count = 1
    if scan.take("other") || scan.take("alternate") {
      count = 2
    } else {
      var ahead = scan
      if let place = ahead.takePlace(), place > 1 {
        (count, scan) = (place, ahead)
      } else if let number = ahead.takeCount() {
        (count, scan) = (number, ahead)
      }
    }
    if let unit = scan.takeUnit() { return (count, unit) }
    guard case .weekday? = scan.word?.lexeme else {
      guard case .weekdays? = scan.word?.lexeme else { return nil }
      return (count, nil)
    }
    return (count, nil)
  }

  /// Steps over "monday", "mondays and thursdays", "mon, wed and fri"; in the order of the week.
  private func takeWeekdays(_ scan: inout DateScan) -> [Weekday] {
    var found: Set<Weekday> = []
    for _ in 0..<7 {
      var ahead = scan
      if !found.isEmpty {
        let hasComma = ahead.take(",")
        guard ahead.take("and") || ahead.take("&") || ahead.take("/") || hasComma else { break }
      }
      if case .weekdays(let weekday)? = ahead.word?.lexeme {
        found.insert(weekday)
        ahead.at += 1
      } else if let weekday = ahead.takeWeekday()?.weekday {
        found.insert(weekday)
      } else {
        break
      }
      scan = ahead
    }
    return Weekday.allCases.filter(found.contains)
  }
}

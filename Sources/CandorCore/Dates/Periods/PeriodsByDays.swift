// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// Periods told by a day in them or by another period: "the week of 30 Nov", "w/c feb 4", "the week after next",
  /// "the weekend before Christmas", "the year before last".
  static func periodByDay(_ scan: inout DateScan) -> DateFinding? {
    if let found = weekMark(&scan) { return found }
    if let found = holidayWeek(&scan) { return found }
    let hasArticle = scan.take("the")
    guard let unit = scan.takeUnit(), [.week, .weekend, .month, .quarter, .year].contains(unit) else {
      return nil
    }
    if unit == .week, let found = weekOfDay(&scan) { return found }
    if unit == .weekend, scan.take("of") {
      guard let day = simple(&scan)?.day else { return nil }
      let saturday = (day + -3).comingOrSame(.saturday)
      return DateFinding(DaySpan(saturday, saturday + 1))
    }
    let isAfter = scan.take("after") || scan.take("following")
    guard isAfter || scan.take("before") || scan.take("preceding") else { return nil }
    let sign = isAfter ? 1 : -1
    var ahead = scan
    _ = ahead.take("the")
    if ahead.take(isAfter ? "next" : "last"), ahead.word?.isUnit != true {
      scan = ahead
      return DaySpan(unit, of: scan.today, turned: 2 * sign).map {
        DateFinding($0, hasArticle ? .plain : .free)
      }
    }
    ahead = scan
    if let turned = takePeriod(&ahead), turned.unit == unit, turned.certainty == .free {
      scan = ahead
      let edge = isAfter ? turned.span.to + 1 : turned.span.from + -1
      return DaySpan(
        unit, of: unit == .weekend ? turned.span.from : edge, turned: unit == .weekend ? sign : 0
      )
      .map { DateFinding($0) }
    }
    guard let anchor = simple(&scan)?.span else { return nil }
    if unit == .weekend {
      // The weekend nearest to the day on that side.
      let saturday = isAfter ? anchor.to.coming(.saturday) : anchor.from.previous(.saturday)
      return DateFinding(DaySpan(saturday, saturday + 1))
    }
    return DaySpan(unit, of: isAfter ? anchor.to : anchor.from, turned: sign).map { DateFinding($0) }
  }

  /// "christmas week", "labor day weekend": the week it lies in, the weekend nearest to it.
  private static func holidayWeek(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    guard let day = holiday(&ahead)?.day, let unit = ahead.takeUnit() else { return nil }
    scan = ahead
    if unit == .week { return DaySpan(.week, of: day).map { DateFinding($0) } }
    let saturday = (day + -3).comingOrSame(.saturday)
    return unit == .weekend ? DateFinding(DaySpan(saturday, saturday + 1)) : nil
  }

  /// "w/c 4 feb", "wc 4 feb", "w/e friday".
  private static func weekMark(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    let isBeginning: Bool
    if ahead.take("w"), ahead.takeGlued("/") {
      isBeginning = ahead.takeGlued("c") || ahead.takeGlued("b")
      guard isBeginning || ahead.takeGlued("e") else { return nil }
    } else {
      ahead = scan
      isBeginning = ahead.take("wc") || ahead.take("wb")
      guard isBeginning else { return nil }
    }
    _ = ahead.takeGlued(".") || ahead.take(":")
    guard let day = simple(&ahead)?.day, let span = DaySpan(.week, of: day) else { return nil }
    scan = ahead
    return DateFinding(span)
  }

  /// "(week) of 30 Nov", "starting on monday", "ending friday", "that begins on the 3rd"; "(the week) of christmas".
  private static func weekOfDay(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    if !ahead.take("of"), !ahead.take("containing") {
      guard ahead.take(anyOf: ["starting", "beginning", "commencing", "ending"]) else { return nil }
      _ = ahead.take("on")
    }
    guard let day = simple(&ahead)?.day, let span = DaySpan(.week, of: day) else { return nil }
    scan = ahead
    return DateFinding(span)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "friday", "this friday", "next friday", "friday next week", "next week on friday", "friday week".
  ///
  /// A bare one is the next such day after today; so is one with "this" or "coming", unless today is it ("this
  /// saturday", said on a Saturday). "Next" is in the week after this one; "last" is the latest one before today.
  static func weekday(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    if let monday = turnedWeek(&scan) {
      _ = scan.takeGlued("'") && scan.takeGlued("s")
      _ = scan.take(",")
      _ = scan.take("on")
      guard let found = scan.takeWeekday() else { return nil }
      return DateFinding(monday + found.weekday.rawValue)
    }
    let hasArticle = scan.take("the")
    _ = scan.take("very")
    let isComing =
      scan.take("coming") || scan.take("upcoming") || scan.take("this", "coming")
      || scan.take("this", "upcoming") || scan.take("following")
    let turn = isComing ? nil : scan.takeTurn()
    guard let (weekday, isSure) = scan.takeWeekday() else { return nil }
    var abbreviated = scan
    if abbreviated.takeGlued("."), abbreviated.word != nil { scan = abbreviated }
    if turn == nil, let found = takeWeekOf(weekday, &scan) { return found }
    if isComing { return DateFinding(today.coming(weekday)) }
    switch turn {
    case .this: return DateFinding(today.weekday == weekday ? today : today.coming(weekday))
    case .next: return DateFinding(today.on(weekday) + 7)
    case .last: return DateFinding(today.previous(weekday))
    case nil: break
    }
    if scan.take("after", "next") {
      // One week after next Friday: both readings of "next" are common, and in this place neither is safer.
      return DateFinding(days([today.coming(weekday) + 7, today.on(weekday) + 14], aim: scan.aim), .plain)
    }
    if scan.take("before", "last") { return DateFinding(today.previous(weekday) + -7) }
    if hasArticle { return nil }
    return DateFinding(today.coming(weekday), isSure ? .free : .introduced)
  }

  /// The one day, or what is to be asked about; whoever asks for the days that are named gets the earliest.
  static func days(_ days: [Day], aim: DateAim) -> DateFinding.Value {
    let days = Set(days).sorted()
    guard aim == .due, days.count > 1 else {
      return days.first.map { .span(DaySpan($0, $0)) } ?? .impossible
    }
    return .ambiguous(days.map { DaySpan($0, $0) })
  }

  /// What ties a weekday to a week: "of next week", "in two weeks", "week" ("friday week"), "fortnight".
  private static func takeWeekOf(_ weekday: Weekday, _ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    var ahead = scan
    _ = ahead.take(",")
    _ = ahead.take("of") || ahead.take("in")
    if let monday = turnedWeek(&ahead) {
      scan = ahead
      return DateFinding(monday + weekday.rawValue)
    }
    ahead = scan
    if ahead.take("the", "week", "after"), ahead.take("next") {
      scan = ahead
      return DateFinding(today.on(weekday) + 14)
    }
    ahead = scan
    if ahead.take("in"), let count = ahead.takeCount(), let unit = ahead.takeUnit(),
      unit == .week || unit == .fortnight,
      count < 1000
    {
      _ = ahead.takePossessive()
      _ = ahead.take("time")
      scan = ahead
      return DateFinding(today.on(weekday) + count * (unit == .week ? 7 : 14))
    }
    ahead = scan
    let isFortnight = ahead.take("fortnight")
    if isFortnight || ahead.take("week"), ahead.endsClause() || ahead.isBeforeFunctionWord {
      scan = ahead
      return DateFinding(today.coming(weekday) + (isFortnight ? 14 : 7), .introduced)
    }
    return nil
  }

  /// Steps over "this week" and the like; the Monday of that week.
  static func turnedWeek(_ scan: inout DateScan) -> Day? {
    var ahead = scan
    _ = ahead.take("the")
    guard let turn = ahead.takeTurn(), ahead.takeUnit() == .week else { return nil }
    scan = ahead
    return scan.today.monday + turn.rawValue * 7
  }
}

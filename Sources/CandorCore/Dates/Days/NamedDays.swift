// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "today", "tomorrow", "the day after tomorrow", "this afternoon", "last night", "later today", "early tomorrow".
  static func namedDay(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    if let found = takeDayOfSpeaking(&scan) { return found }
    if scan.take("first", "thing") { _ = scan.take("on") }
    _ = scan.take("later") || scan.take("earlier") || scan.take("late") || scan.take("early")
    var ahead = scan
    _ = ahead.take("in")
    _ = ahead.take("the")
    if takeDaypart(&ahead) {
      _ = ahead.take("of")
      scan = ahead
    }
    if case .named(let days)? = scan.word?.lexeme {
      scan.at += 1
      return DateFinding(today + days)
    }
    if scan.take("this") {
      _ = scan.take("past")
      _ = scan.take("late") || scan.take("early")
      return takeDaypart(&scan) ? DateFinding(today) : nil
    }
    if scan.take("last", "night") || scan.take("last", "evening") { return DateFinding(today + -1) }
    _ = scan.take("the")
    if takeFarDay(&scan, "after", 1) { return DateFinding(today + 2) }
    if takeFarDay(&scan, "before", -1) { return DateFinding(today + -2) }
    return nil
  }

  private static func takeFarDay(_ scan: inout DateScan, _ link: String, _ days: Int) -> Bool {
    guard scan.take("day", link), scan.word?.lexeme == .named(days) else { return false }
    scan.at += 1
    return true
  }

  /// "right now", "this day", "the next day": days counted from the moment of speaking.
  private static func takeDayOfSpeaking(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    if ahead.take("right", "now") || ahead.take("just", "now") || ahead.take("now")
      || ahead.take("at", "the", "moment") || ahead.take("at", "this", "time")
      || ahead.take("at", "this", "moment")
    {
      scan = ahead
      return DateFinding(scan.today, .alone)
    }
    _ = ahead.take("the") || ahead.take("on")
    guard let turn = ahead.takeTurn(), ahead.take("day"), ahead.word?.text != "of" else { return nil }
    scan = ahead
    return DateFinding(scan.today + turn.rawValue, turn == .this ? .free : .spoken)
  }

  /// Steps over "morning" and the like, with what tells the part of it: "late in the evening", "early morning".
  static func takeDaypart(_ scan: inout DateScan) -> Bool {
    var ahead = scan
    _ = ahead.take("early") || ahead.take("late") || ahead.take("mid") || ahead.take("first", "thing")
    _ = ahead.takeGlued("-")
    if ahead.take("in") { _ = ahead.take("the") }
    if ahead.take("after"), !["lunch", "lunchtime", "breakfast"].contains(ahead.word?.text ?? "") {
      return false
    }
    guard ahead.word?.lexeme == .daypart else { return false }
    ahead.at += 1
    scan = ahead
    return true
  }
}

extension Day {
  /// The first such weekday after this day.
  func coming(_ weekday: Weekday) -> Day { (self + 1).comingOrSame(weekday) }

  /// This day, if it is such a weekday; the first one after it otherwise.
  func comingOrSame(_ weekday: Weekday) -> Day { self + (weekday.rawValue - self.weekday.rawValue + 7) % 7 }

  /// The latest such weekday before this day.
  func previous(_ weekday: Weekday) -> Day { (self + -7).comingOrSame(weekday) }
}

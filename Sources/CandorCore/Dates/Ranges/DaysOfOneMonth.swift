// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// Two days of the month before or behind the one month that both lie in.
  static func takeSharedMonth(_ scan: inout DateScan, isBetween: Bool) -> DateFinding? {
    _ = scan.take("the")
    _ = takeLeadingWeekday(&scan)
    let first: Int
    let last: DateFinding
    if let (day, _) = scan.takeMonthDay() {
      guard takeTo(&scan, isBetween: isBetween) || !isBetween && (scan.take("and") || scan.take("&")) else {
        return nil
      }
      _ = scan.take("the")
      _ = takeLeadingWeekday(&scan)
      var ahead = scan
      guard let found = monthAndDay(&ahead) ?? dayOfNamedMonth(&scan) else { return nil }
      if ahead.at > scan.at { scan = ahead }
      (first, last) = (day, found)
    } else {
      guard case .month? = scan.word?.lexeme else { return nil }
      let month = scan.at
      scan.at += 1
      takeJoint(&scan)
      _ = scan.take("the")
      guard let (day, _) = scan.takeMonthDay(),
        takeTo(&scan, isBetween: isBetween) || !isBetween && (scan.take("and") || scan.take("&"))
      else { return nil }
      _ = scan.take("the")
      // The second day is read as if the month stood right before it.
      var joined = DateScan(
        words: [scan.words[month]] + scan.words[scan.at..<min(scan.at + 7, scan.words.count)], now: scan.now,
        aim: scan.aim, at: 0)
      guard let found = monthAndDay(&joined) else { return nil }
      scan.at += joined.at - 1
      (first, last) = (day, found)
    }
    guard let to = last.day else { return DateFinding(.impossible, .plain) }
    guard let from = to.sameMonth(day: first), from < to else { return DateFinding(.impossible, .plain) }
    return DateFinding(DaySpan(from, to), last.certainty)
  }

  /// "(the 3rd to the) 5th of next month".
  private static func dayOfNamedMonth(_ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    guard let found = dayOfMonth(&ahead), found.certainty == .plain else { return nil }
    scan = ahead
    return found
  }
}

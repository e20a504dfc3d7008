// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "mon - wed", "from 27 nov to 3 dec", "between 1 and 5 dec", "27–29 nov", "Nov 27-29", "mon and tue".
  static func range(_ scan: inout DateScan) -> DateFinding? {
    let isBetween = scan.take("between")
    let isFrom = !isBetween && scan.take("from")
    var ahead = scan
    if let span = takeSharedMonth(&ahead, isBetween: isBetween) {
      scan = ahead
      return span
    }
    let start = scan.at
    guard let first = simple(&scan) else { return nil }
    let end = scan.at
    let isListed = !isBetween && ["and", "or", "&"].contains(scan.word?.text)
    if isListed { scan.at += 1 }
    guard isListed || takeTo(&scan, isBetween: isBetween), let last = simple(&scan), let to = last.span else {
      return nil
    }
    var from = first.span
    // A first day without a year is the latest one before the last day.
    var again = DateScan(words: scan.words, today: to.to + -364, at: start)
    if let found = monthAndDay(&again), again.at == end { from = found.span }
    guard let from, from.from <= to.to else { return isListed ? nil : DateFinding(.impossible, .plain) }
    let isPlain = isFrom || isBetween || last.certainty == .plain
    return DateFinding(DaySpan(from.from, to.to), isPlain ? .plain : .free)
  }

  /// Two days of the month before or behind the one month that both lie in.
  private static func takeSharedMonth(_ scan: inout DateScan, isBetween: Bool) -> DateFinding? {
    _ = scan.take("the")
    let first: Int
    let last: DateFinding
    if let (day, _) = scan.takeMonthDay() {
      guard takeTo(&scan, isBetween: isBetween), let found = monthAndDay(&scan) else { return nil }
      (first, last) = (day, found)
    } else {
      guard case .month? = scan.word?.lexeme else { return nil }
      let month = scan.at
      scan.at += 1
      guard let (day, _) = scan.takeMonthDay(), takeTo(&scan, isBetween: isBetween) else { return nil }
      _ = scan.take("the")
      // The second day is read as if the month stood right before it.
      var joined = DateScan(
        words: [scan.words[month]] + scan.words[scan.at..<min(scan.at + 5, scan.words.count)],
        today: scan.today, at: 0)
      guard let found = monthAndDay(&joined) else { return nil }
      scan.at += joined.at - 1
      (first, last) = (day, found)
    }
    guard let to = last.day else { return DateFinding(.impossible, .plain) }
    guard let from = to.sameMonth(day: first), from < to else { return DateFinding(.impossible, .plain) }
    return DateFinding(DaySpan(from, to), last.certainty)
  }

  private static func takeTo(_ scan: inout DateScan, isBetween: Bool) -> Bool {
    if isBetween { return scan.take("and") }
    for word in ["-", "to", "until", "till", "through", "thru"] where scan.take(word) { return true }
    return false
  }
}

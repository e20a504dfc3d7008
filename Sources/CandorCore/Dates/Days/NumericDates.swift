// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "2026-12-04", "2026/12/4", "20261204", "27.11.2026", "25/12", "12-25-2026"; "3/7" is ambiguous.
  ///
  /// With dots the day stands first; so it does with slashes and dashes, or second: where both numbers could be
  /// the month and they differ, both days are meant. Whoever asks which day is named gets the month first.
  static func numeric(_ scan: inout DateScan) -> DateFinding? {
    if let weekday = takeLeadingWeekday(&scan) {
      guard let found = numbers(&scan) else { return nil }
      guard case .ambiguous(let spans) = found.value else { return found }
      // The weekday tells which of two readings is meant.
      let fitting = spans.filter { $0.from.weekday == weekday }
      return fitting.count == 1 ? DateFinding(fitting[0]) : found
    }
    guard let found = numbers(&scan) else { return nil }
    takeTrailingWeekday(of: found.value, &scan)
    return found
  }

  private static func numbers(_ scan: inout DateScan) -> DateFinding? {
    guard let first = scan.word, first.kind == .digits, let one = first.number else { return nil }
    scan.at += 1
    if first.digitCount == 8, !scan.isGluedOn() {
      let value = day(year: one / 10_000, month: one / 100 % 100, day: one % 100)
      return value == .impossible ? nil : DateFinding(value, .introduced)
    }
    guard let joint = takeNumberJoint(&scan), let second = scan.takeGluedDigits(joint, atMost: 2) else {
      return nil
    }
    if first.digitCount == 4 {
      guard takeNumberJoint(&scan) == joint, let third = scan.takeGluedDigits(joint, atMost: 2) else {
        return nil
      }
      skipISOTime(&scan)
      return DateFinding(day(year: one, month: second, day: third), .plain)
    }
    guard first.digitCount <= 2 else { return nil }
    var year: Int?
    var behind = scan
    if takeNumberJoint(&behind) == joint, let digits = behind.word?.digitCount,
      digits == 4 || digits == 2 && joint != " ",
      let number = behind.takeGluedDigits(joint, atMost: 4)
    {
      year = digits == 2 ? DateScan.fullYear(number) : number
      scan = behind
    }
    if joint == "." || joint == " ", year == nil { return nil }
    if joint == ".", let year {
      return DateFinding(day(year: year, month: second, day: one), .plain)
    }
    // Always open: an idiom, not the 24th of July.
    if year == nil, (one, second) == (24, 7) { return nil }
    let value = either(one, second, year: year, scan)
    return DateFinding(value, year == nil ? .deadline : joint == " " ? .alone : .plain)
  }

  /// Steps over what joins the numbers of one date; a space is one of them: "12 25 2026".
  private static func takeNumberJoint(_ scan: inout DateScan) -> String? {
    guard let word = scan.word else { return nil }
    if !word.isGlued, word.kind == .digits { return " " }
    guard ["-", "/", "."].contains(word.text), scan.takeGlued(word.text) else { return nil }
    return word.text
  }

  /// "T09:00:00Z" behind an ISO day.
  private static func skipISOTime(_ scan: inout DateScan) {
    var ahead = scan
    guard ahead.takeGlued("t"), ahead.takeGluedDigits("", atMost: 2) != nil, ahead.takeGlued(":") else {
      return
    }
    for _ in 0..<5
    where ahead.word?.isGlued == true && (ahead.word?.kind == .digits || ahead.word?.text == ":") {
      ahead.at += 1
    }
    _ = ahead.takeGlued("z")
    scan = ahead
  }

  static func day(year: Int, month: Int, day: Int) -> DateFinding.Value {
    Day(year: year, month: month, day: day).map { .span(DaySpan($0, $0)) } ?? .impossible
  }

  private static func either(_ one: Int, _ other: Int, year: Int?, _ scan: DateScan) -> DateFinding.Value {
    let today = scan.today
    func read(month: Int, day: Int) -> Day? {
      if let year { return Day(year: year, month: month, day: day) }
      for year in today.year...(today.year + 8) {
        if let found = Day(year: year, month: month, day: day), found >= today { return found }
      }
      return nil
    }
    let american = read(month: one, day: other)
    if scan.aim == .named, let american { return .span(DaySpan(american, american)) }
    return days([american, read(month: other, day: one)].compactMap(\.self), aim: scan.aim)
  }
}

extension DateScan {
  /// Digits that touch the joint before them, unless it is a space.
  fileprivate mutating func takeGluedDigits(_ joint: String, atMost count: Int) -> Int? {
    guard let word, word.isGlued == (joint != " "), word.kind == .digits, word.digitCount <= count else {
      return nil
    }
    at += 1
    return word.number
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "2026-12-04", "2026/12/4", "27.11.2026", "25/12", "12-25-2026"; "3/7" is ambiguous.
  ///
  /// With dots the day stands first; so it does with slashes and dashes, or second: where both numbers could be
  /// the month and they differ, both days are meant.
  static func numeric(_ scan: inout DateScan) -> DateFinding? {
    guard let first = scan.word, first.kind == .digits, let one = first.number else { return nil }
    scan.at += 1
    guard let joint = scan.word?.text, ["-", "/", "."].contains(joint), scan.takeGlued(joint),
      let second = scan.takeGluedDigits(atMost: 2)
    else { return nil }
    if first.digitCount == 4 {
      guard scan.takeGlued(joint), let third = scan.takeGluedDigits(atMost: 2) else { return nil }
      return DateFinding(day(year: one, month: second, day: third), .plain)
    }
    guard first.digitCount <= 2 else { return nil }
    var year: Int?
    var behind = scan
    if behind.takeGlued(joint), let digits = behind.word?.digitCount, digits == 2 || digits == 4,
      let number = behind.takeGluedDigits(atMost: 4)
    {
      year = digits == 2 ? DateScan.fullYear(number) : number
      scan = behind
    }
    if joint == "." {
      guard let year else { return nil }
      return DateFinding(day(year: year, month: second, day: one), .plain)
    }
    // Always open: an idiom, not the 24th of July.
    if year == nil, (one, second) == (24, 7) { return nil }
    let value = either(one, second, year: year, today: scan.today)
    return DateFinding(value, year == nil ? .deadline : .plain)
  }

  private static func day(year: Int, month: Int, day: Int) -> DateFinding.Value {
    Day(year: year, month: month, day: day).map { .span(DaySpan($0, $0)) } ?? .impossible
  }

  private static func either(_ one: Int, _ other: Int, year: Int?, today: Day) -> DateFinding.Value {
    func read(day: Int, month: Int) -> Day? {
      if let year { return Day(year: year, month: month, day: day) }
      let years = today.year...(today.year + 8)
      for year in years {
        if let found = Day(year: year, month: month, day: day), found >= today { return found }
      }
      return nil
    }
    let found = Set([read(day: one, month: other), read(day: other, month: one)].compactMap(\.self)).sorted()
    switch found.count {
    case 0: return .impossible
    case 1: return .span(DaySpan(found[0], found[0]))
    default: return .ambiguous(found.map { DaySpan($0, $0) })
    }
  }
}

extension DateScan {
  fileprivate mutating func takeGluedDigits(atMost count: Int) -> Int? {
    guard let word, word.isGlued, word.kind == .digits, word.digitCount <= count else { return nil }
    at += 1
    return word.number
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "Christmas", "next easter", "thanksgiving 2027", "labor day of next year", "the 4th of july", "xmas two years ago".
  ///
  /// Without a year the next one, today's included.
  static func holiday(_ scan: inout DateScan) -> DateFinding? {
    let today = scan.today
    if let year = takeYearBefore(&scan) {
      return takeHoliday(&scan).flatMap { $0.holiday.day(in: year) }.map { DateFinding($0) }
    }
    _ = scan.take("the")
    let turn = scan.takeTurn()
    guard let holiday = takeHoliday(&scan) else { return nil }
    let certainty: DateFinding.Certainty = holiday.isSure || turn != nil ? .free : .introduced
    switch turn {
    case .last:
      for year in [today.year, today.year - 1, today.year - 2] {
        if let day = holiday.holiday.day(in: year), day < today { return DateFinding(day, certainty) }
      }
      return nil
    case .this: return holiday.holiday.day(in: today.year).map { DateFinding($0, certainty) }
    case .next: return holiday.holiday.next(from: today + 1).map { DateFinding($0, certainty) }
    case nil: break
    }
    var behind = scan
    _ = behind.take(",") || behind.take("of") || behind.take("in")
    if let year = takeYear(&behind) {
      scan = behind
      return holiday.holiday.day(in: year).map { DateFinding($0) } ?? DateFinding(.impossible, .plain)
    }
    if let years = takeYearsAway(&scan) {
      return holiday.holiday.day(in: today.year + years).map { DateFinding($0) }
    }
    return holiday.holiday.next(from: today).map { DateFinding($0, certainty) }
      ?? DateFinding(.impossible, .plain)
  }

  /// Steps over the longest name; one that is also an everyday word is not sure.
  private static func takeHoliday(_ scan: inout DateScan) -> (holiday: Holiday, isSure: Bool)? {
    guard let first = scan.word?.text else { return nil }
    let starts = [first, first + "s"] + (first.hasSuffix("s") ? [String(first.dropLast())] : [])
    for name in starts.flatMap({ Holiday.names[$0] ?? [] }).sorted(by: { $0.words.count > $1.words.count }) {
      var ahead = scan
      if take(name.words, &ahead), !ahead.isGluedOn() {
        scan = ahead
        return (name.holiday, name.words.count > 1 || !everyday.contains(name.words[0]))
      }
    }
    return nil
  }

  /// Each word of the name, or its possessive: "fathers day" is also "father's day" and "fathers' day".
  private static func take(_ name: [String], _ scan: inout DateScan) -> Bool {
    for (index, word) in name.enumerated() {
      guard let text = scan.word?.text, !text.isEmpty else { return false }
      let isPlain = text == word
      let isStem = word.hasSuffix("s") && text == word.dropLast()
      guard isPlain || isStem else { return false }
      scan.at += 1
      let isLast = index == name.count - 1
      if isStem {
        guard scan.takeGlued("'"), scan.takeGlued("s") else { return false }
      } else if !isLast {
        if scan.word?.text == "'", scan.peek(1)?.text == "s" || word.hasSuffix("s") {
          _ = scan.takePossessive()
        }
        _ = scan.takeGlued(".") || scan.takeGlued("-")
      }
    }
    return true
  }

  /// The names of one word that mean something else as well.
  private static let everyday: Set<String> = [
    "valentines", "epiphany", "mlk", "mayday", "hogmanay", "silvester",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "EOM", "EOW next week", "EOD friday", "COB", "close of business on Friday", "end of day", "the BOM".
  static func shorthand(_ scan: inout DateScan) -> DateFinding? {
    _ = scan.take("at", "the") || scan.take("the")
    if case .shorthand(let part, let unit)? = scan.word?.lexeme {
      // "boy" and "bow" are words.
      if part == .beginning, scan.aim == .due { return nil }
      scan.at += 1
      if unit == .day { return endOfDay(&scan, .free) }
      var ahead = scan
      _ = ahead.take("of") || ahead.take(",")
      if let period = takePeriod(&ahead), period.unit == unit || unit == .month && period.unit == .month {
        scan = ahead
        return period.span.part(part, of: unit, aim: scan.aim).map { DateFinding($0) }
      }
      return openPart(part, of: unit, scan, part == .beginning ? .alone : .free)
    }
    guard
      scan.take("close", "of") || scan.take("end", "of") || scan.take("start", "of")
        || scan.take("beginning", "of")
    else { return nil }
    _ = scan.take("the")
    if scan.take("business") {
      _ = scan.take("day") || scan.take("hours")
      return endOfDay(&scan, .free)
    }
    if scan.take("work") || scan.take("working") {
      guard scan.take("day") else { return nil }
      return endOfDay(&scan, .free)
    }
    // "At the end of the day" is mostly no time at all.
    if scan.words[scan.at - 1].text == "the" { return scan.take("day") ? endOfDay(&scan, .deadline) : nil }
    guard scan.take("day") || scan.take("play") || scan.take("workday") else { return nil }
    return endOfDay(&scan, .free)
  }

  /// The day that follows, or today.
  private static func endOfDay(_ scan: inout DateScan, _ certainty: DateFinding.Certainty) -> DateFinding {
    var ahead = scan
    _ = ahead.take(",")
    _ = ahead.take("on")
    if let found = simple(&ahead), found.dayCount == 1, ![.spoken, .bare, .alone].contains(found.certainty) {
      scan = ahead
      return DateFinding(found.value, .plain)
    }
    return DateFinding(scan.today, certainty)
  }

  /// "by the end of next month", for whoever asks which days are named: from today to that end.
  static func byTheEnd(_ scan: inout DateScan) -> DateFinding? {
    guard scan.aim == .named, scan.take("by") else { return nil }
    let start = scan.at
    guard let span = longest([periodPart, shorthand], &scan)?.span, span.from < span.to,
      span.to >= scan.today,
      scan.words[start..<scan.at].contains(where: { $0.isEnd })
    else { return nil }
    return DateFinding(DaySpan(scan.today, span.to))
  }
}

extension DateWord {
  /// "end", "EOM"
  fileprivate var isEnd: Bool {
    if case .shorthand(.end, _)? = lexeme { true } else { lexeme == .part(.end) }
  }
}

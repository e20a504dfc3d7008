// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "EOM", "EOW next week", "EOD friday", "COB", "close of business on Friday", "end of day".
  static func shorthand(_ scan: inout DateScan) -> DateFinding? {
    if case .endOf(let unit)? = scan.word?.lexeme {
      scan.at += 1
      if unit == .day { return endOfDay(&scan, .free) }
      var ahead = scan
      if let period = takePeriod(&ahead), period.unit == unit {
        scan = ahead
        return period.span.part(.end, of: unit).map { DateFinding($0) }
      }
      return openPart(.end, of: unit, today: scan.today, .free)
    }
    _ = scan.take("at", "the") || scan.take("the")
    guard scan.take("close", "of") || scan.take("end", "of") else { return nil }
    if scan.take("day") || scan.take("business") || scan.take("play") { return endOfDay(&scan, .free) }
    // "At the end of the day" is mostly no time at all.
    return scan.take("the", "day") ? endOfDay(&scan, .deadline) : nil
  }

  /// The day that follows, or today.
  private static func endOfDay(_ scan: inout DateScan, _ certainty: DateFinding.Certainty) -> DateFinding {
    var ahead = scan
    _ = ahead.take(",")
    _ = ahead.take("on")
    if let found = simple(&ahead), found.dayCount == 1 {
      scan = ahead
      return DateFinding(found.value, .plain)
    }
    return DateFinding(scan.today, certainty)
  }
}

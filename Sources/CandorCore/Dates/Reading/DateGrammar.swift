// SPDX-License-Identifier: GPL-3.0-or-later

/// The readers of dates. Each knows one kind of phrase; at every word all are tried, and the longest reading wins.
///
/// A new kind of phrase is a new reader in one of the lists.
enum DateGrammar {
  typealias Reader = @Sendable (inout DateScan) -> DateFinding?

  /// Readers of single days that need no other.
  private static let plainReaders: [Reader] = [
    namedDay, weekday, monthAndDay, dayOfMonth, numeric, holiday,
  ]

  /// Readers of single days, which may be counted from a plain one.
  private static let simpleReaders: [Reader] = plainReaders + [nthDay]

  /// Readers of periods and of days that are counted from a simple one, so that nothing nests deeper than that.
  private static let compoundReaders: [Reader] = [
    period, periodByDay, periodPart, restOfPeriod, shorthand, turnedCount, relativeCount, dayByDay,
  ]

  /// What may stand at either end of a range.
  static let rangeEnds = simpleReaders + compoundReaders

  private static let allReaders =
    simpleReaders + compoundReaders + [range, weekdaysOfWeek, clockDay, byTheEnd]

  /// The longest reading of a plain reader from here on.
  static func plain(_ scan: inout DateScan) -> DateFinding? {
    longest(plainReaders, &scan)
  }

  /// The longest reading of a simple reader from here on.
  static func simple(_ scan: inout DateScan) -> DateFinding? {
    longest(simpleReaders, &scan)
  }

  /// The longest reading of any reader from here on; the earlier reader where two are as long.
  static func date(_ scan: inout DateScan) -> DateFinding? {
    longest(allReaders, &scan)
  }

  static func longest(_ readers: [Reader], _ scan: inout DateScan) -> DateFinding? {
    guard let word = scan.word, mayBegin(word) else { return nil }
    var best: (finding: DateFinding, end: Int)?
    for reader in readers {
      var ahead = scan
      guard let found = reader(&ahead)?.inCalendar, ahead.at > best?.end ?? scan.at else { continue }
      best = (found, ahead.at)
    }
    guard let best else { return nil }
    scan.at = best.end
    return best.finding
  }

  private static func mayBegin(_ word: DateWord) -> Bool {
    word.kind == .digits || word.lexeme != nil || openers.contains(word.text)
  }

  private static let openers: Set<String> = [
    "'", "@", "a", "about", "after", "an", "another", "approximately", "around", "at", "balance", "before",
    "between", "by",
    "calendar", "closest", "couple", "cw", "day", "during", "earlier", "exactly", "few", "final", "financial",
    "first",
    "fiscal", "for", "from", "fy", "h", "half", "in", "inside", "just", "kw", "later", "less", "mid",
    "midnight",
    "nearest", "night", "noughties", "now", "over", "penultimate", "q", "quarter", "remainder", "rest",
    "right",
    "several", "starting", "tail", "the", "throughout", "till", "under", "until", "w", "wb", "wc", "within",
    "business",
    "working", "work",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The readers of dates. Each knows one kind of phrase; at every word all are tried, and the longest reading wins.
///
/// A new kind of phrase is a new reader in one of the two lists.
enum DateGrammar {
  typealias Reader = @Sendable (inout DateScan) -> DateFinding?

  /// Readers that need no other, except for a day inside "the week of …".
  private static let simpleReaders: [Reader] = [
    namedDay, weekday, monthAndDay, dayOfMonth, numeric, nthDay,
  ]

  /// Readers that build on a day read by a simple one, so that nothing nests deeper than that.
  private static let compoundReaders: [Reader] = [
    period, periodPart, shorthand, relativeCount, range,
  ]

  private static let allReaders = simpleReaders + compoundReaders

  /// The longest reading of a simple reader from here on.
  static func simple(_ scan: inout DateScan) -> DateFinding? {
    longest(simpleReaders, &scan)
  }

  /// The longest reading of any reader from here on; the earlier reader where two are as long.
  static func date(_ scan: inout DateScan) -> DateFinding? {
    longest(allReaders, &scan)
  }

  private static func longest(_ readers: [Reader], _ scan: inout DateScan) -> DateFinding? {
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
    "a", "an", "at", "between", "close", "couple", "day", "few", "from", "h", "half", "in", "q", "the",
    "within",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads how often something is to happen, the way people write it, seen from a given today.
package struct RecurrenceReader: Sendable {
  private let today: Day

  package init(today: Day) {
    self.today = today
  }

  /// Reads a text that says how often and nothing else: "every other Monday", "weekly", "the first Friday of each
  /// month", "fridays at 10", "monthly on the 15th", "every two weeks starting 4 Jan"; nil for any other text.
  ///
  /// The first occurrence is the next one after today.
  package func read(_ text: String) -> Recurrence? {
    var words = DateWord.words(of: text)
    while let last = words.last, [".", "!"].contains(last.text) { words.removeLast() }
    var scan = DateScan(words: words, now: DateMoment(today), aim: .due, at: 0)
    _ = scan.take("on")
    guard let pattern = placeInMonth(&scan) ?? plainWeekdays(&scan) ?? interval(&scan) else { return nil }
    for _ in 0..<3 where !scan.takeDayEnding() { _ = scan.takeClock() }
    let first = start(&scan) ?? today + 1
    for _ in 0..<3 where !scan.takeDayEnding() { _ = scan.takeClock() }
    guard scan.word == nil else { return nil }
    return Recurrence(anchored(pattern, from: first), start: aligned(pattern, first))
  }

  /// "starting next monday"
  private func start(_ scan: inout DateScan) -> Day? {
    var ahead = scan
    _ = ahead.take(",")
    guard ahead.take(anyOf: ["starting", "beginning", "from"]) else { return nil }
    _ = ahead.take("on") || ahead.take("from")
    guard let day = DateGrammar.simple(&ahead)?.day else { return nil }
    scan = ahead
    return day
  }

  /// A pattern that names no weekday or day takes that of the first day; said without a start, it begins a turn from now.
  private func anchored(_ pattern: Recurrence.Pattern, from first: Day) -> Recurrence.Pattern {
    switch pattern {
    case .weeks(let every, let on) where on.isEmpty:
      .weeks(every: every, on: [aligned(pattern, first).weekday])
    case .months(let every, .date(0)): .months(every: every, on: .date(aligned(pattern, first).day))
    case .days, .workdays, .weeks, .months: pattern
    }
  }

  /// The day that turns are counted from.
  private func aligned(_ pattern: Recurrence.Pattern, _ first: Day) -> Day {
    guard first == today + 1 else { return first }
    switch pattern {
    case .days(let every): return today + every
    case .weeks(let every, let on):
      if on.isEmpty { return today + every * 7 }
      return on.map { today.coming($0) }.min() ?? first
    case .months(let every, .date(0)): return today.adding(months: every) ?? first
    case .workdays, .months: return first
    }
  }
}

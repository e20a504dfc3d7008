// SPDX-License-Identifier: GPL-3.0-or-later

/// A length of time in calendar units and on the clock: "a month and two days", "1 day 2 hours".
struct DateAmount: Hashable {
  enum Part: Hashable {
    case calendar(Int, DateUnit)
    case clock(seconds: Int)
  }

  let parts: [Part]

  init(_ count: Int, _ unit: DateUnit) {
    parts = [.calendar(count, unit)]
  }

  init(parts: [Part]) {
    self.parts = parts
  }

  /// The one unit that it is counted in, where it is one.
  var single: (count: Int, unit: DateUnit)? {
    if parts.count == 1, case .calendar(let count, let unit) = parts[0] { (count, unit) } else { nil }
  }

  /// Less than an hour: "in a second" and "last minute" are mostly no times at all.
  var isShort: Bool {
    parts.allSatisfy { if case .clock(let seconds) = $0 { seconds < 3600 } else { false } }
  }

  func after(_ day: Day, minute: Int? = nil) -> Day? { moved(day, by: 1, minute: minute) }
  func before(_ day: Day, minute: Int? = nil) -> Day? { moved(day, by: -1, minute: minute) }

  /// Hours only lead to another day from a known time of day, or where they are a day or more.
  private func moved(_ day: Day, by sign: Int, minute: Int?) -> Day? {
    var day = day
    var seconds = 0
    for part in parts {
      switch part {
      case .calendar(let count, let unit):
        guard let next = day.adding(sign * count, unit) else { return nil }
        day = next
      case .clock(let more): seconds += more
      }
    }
    guard seconds > 0 else { return day }
    guard let minute else { return day + sign * (seconds / 86_400) }
    let moment = minute * 60 + sign * seconds
    let days = moment >= 0 ? moment / 86_400 : (moment - 86_399) / 86_400
    return day + days
  }
}

extension DateGrammar {
  /// Steps over a length of time, and more of it: "a month and two days", "1 day, 2 hours".
  static func takeAmount(_ scan: inout DateScan) -> DateAmount? {
    guard var parts = takePart(&scan) else { return nil }
    for _ in 0..<5 {
      var ahead = scan
      _ = ahead.take(",")
      _ = ahead.take("and")
      guard let more = takePart(&ahead) else { break }
      parts += more
      scan = ahead
    }
    return DateAmount(parts: parts)
  }

  private static func takePart(_ scan: inout DateScan) -> [DateAmount.Part]? {
    if let half = takeHalf(&scan) { return [half] }
    if let parts = takeDecimal(&scan) { return parts }
    guard let count = scan.takeCount() else { return nil }
    _ = scan.take(anyOf: ["more", "full", "whole", "good", "short", "odd", "extra", "further"])
    var hasHalf = scan.take("and", "a", "half")
    _ = scan.takeGlued("-")
    guard let first = takeUnit(count, &scan) else { return nil }
    if !hasHalf { hasHalf = scan.take("and", "a", "half") }
    return hasHalf ? halfUnit(of: first, count: count).map { [first, $0] } : [first]
  }

  /// "1.5 hours", "2.5 years"
  private static func takeDecimal(_ scan: inout DateScan) -> [DateAmount.Part]? {
    guard let whole = scan.word, whole.digitCount <= 3, let count = whole.number, scan.peek(1)?.text == ".",
      let tenths = scan.peek(2), tenths.isGlued, tenths.text == "5"
    else { return nil }
    var ahead = scan
    ahead.at += 3
    guard let part = takeUnit(count, &ahead) else { return nil }
    switch part {
    case .clock, .calendar(_, .year): break
    case .calendar: return nil
    }
    scan = ahead
    return halfUnit(of: part, count: count).map { count == 0 ? [$0] : [part, $0] }
  }

  private static func halfUnit(of part: DateAmount.Part, count: Int) -> DateAmount.Part? {
    if case .clock(let seconds) = part { return .clock(seconds: count == 0 ? 1800 : seconds / count / 2) }
    return half(of: part)
  }

  /// Steps over "half a year", "half an hour", "half year", "a quarter of an hour", "1/2 h".
  private static func takeHalf(_ scan: inout DateScan) -> DateAmount.Part? {
    var ahead = scan
    _ = ahead.take("a")
    if ahead.take("quarter") {
      _ = ahead.take("of", "an")
      guard ahead.take("hour") else { return nil }
      scan = ahead
      return .clock(seconds: 900)
    }
    ahead = scan
    _ = ahead.take("a")
    let isHalf = ahead.take("half") || ahead.take("1", "/", "2")
    guard isHalf else { return nil }
    _ = ahead.take("a") || ahead.take("an") || ahead.takeGlued("-")
    guard let whole = takeUnit(1, &ahead), let half = half(of: whole) else { return nil }
    scan = ahead
    return half
  }

  /// Half of one such unit.
  private static func half(of part: DateAmount.Part) -> DateAmount.Part? {
    switch part {
    case .clock(let seconds): .clock(seconds: max(1, seconds / 2))
    case .calendar(_, .year): .calendar(6, .month)
    case .calendar(_, .decade): .calendar(5, .year)
    case .calendar(_, .fortnight): .calendar(1, .week)
    case .calendar(_, .month): .calendar(15, .day)
    case .calendar(_, .week): .calendar(3, .day)
    case .calendar(_, .day): .clock(seconds: 43_200)
    case .calendar(_, .workday), .calendar(_, .weekend), .calendar(_, .quarter), .calendar(_, .halfYear): nil
    }
  }

  private static func takeUnit(_ count: Int, _ scan: inout DateScan) -> DateAmount.Part? {
    if let unit = scan.takeUnit() { return unit == .weekend ? nil : .calendar(count, unit) }
    guard let word = scan.word else { return nil }
    let part: DateAmount.Part
    switch (word.lexeme, word.text) {
    case (.clockUnit(let seconds), _): part = .clock(seconds: count * seconds)
    case (_, "second"): part = .clock(seconds: count)
    case (_, "h") where scan.words[scan.at - 1].kind == .digits: part = .clock(seconds: count * 3600)
    case (_, "d") where word.isGlued: part = .calendar(count, .day)
    case (_, "w") where word.isGlued: part = .calendar(count, .week)
    default: return nil
    }
    scan.at += 1
    return part
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A time of day as it was said.
struct ClockTime: Hashable {
  /// Minutes since midnight; nil where it may be either half of the day, or is not known.
  let minute: Int?
  /// Nothing but a time is written so: "9:30", "5pm", "noon".
  let isSure: Bool
  /// Figures alone, which may be a ratio or a score as well.
  var isFigures = false
}

extension DateGrammar {
  /// Steps over "9:30", "15:23:24", "5pm", "8 a.m.", "15h20", "half past three", "seven thirty pm", "noon", "3ish".
  static func takeClockTime(_ scan: inout DateScan) -> ClockTime? {
    if scan.take("noon") || scan.take("midday") || scan.take("mid", "day") {
      return ClockTime(minute: 720, isSure: true)
    }
    if scan.take("midnight") { return ClockTime(minute: 1439, isSure: true) }
    var ahead = scan
    let time = takeMinutesBeside(&ahead) ?? takeHourAndMinute(&ahead)
    guard let time, !ahead.isGluedOn() || ahead.word?.text == "-" else { return nil }
    takeZone(&ahead)
    scan = ahead
    return time
  }

  /// "half past three", "a quarter to 5", "20 minutes past 3pm", "15 to noon".
  private static func takeMinutesBeside(_ scan: inout DateScan) -> ClockTime? {
    var ahead = scan
    _ = ahead.take("a")
    var isNamed = ahead.take("half") || ahead.take("quarter")
    if !isNamed {
      guard let count = ahead.takeCount(), count < 60 else { return nil }
      isNamed = ahead.take(anyOf: ["minutes", "minute", "min", "mins"])
    }
    guard ahead.take(anyOf: ["past", "to", "after", "before", "from", "till", "of"]) else { return nil }
    let isPast = isNamed || ahead.words[ahead.at - 1].text == "past"
    guard let hour = takeClockHour(&ahead), hour.isSure || isPast else { return nil }
    scan = ahead
    return ClockTime(minute: hour.minute, isSure: hour.isSure || isPast)
  }

  private static func takeClockHour(_ scan: inout DateScan) -> ClockTime? {
    if scan.take("noon") || scan.take("midday") { return ClockTime(minute: 720, isSure: true) }
    if scan.take("midnight") { return ClockTime(minute: 1439, isSure: true) }
    return takeHourAndMinute(&scan)
  }

  private static func takeHourAndMinute(_ scan: inout DateScan) -> ClockTime? {
    guard let word = scan.word else { return nil }
    var hour: Int
    var minute = 0
    var isSure = false
    if word.kind == .digits, let number = word.number {
      scan.at += 1
      if word.digitCount <= 2 {
        hour = number
        guard let found = takeMinuteInDigits(&scan) else { return nil }
        if let written = found.minute { minute = written }
        isSure = found.isSure
      } else {
        // "2027" is a year.
        guard word.digitCount <= 4, !(1900..<2200).contains(number) else { return nil }
        (hour, minute) = (number / 100, number % 100)
      }
    } else {
      guard case .number(let number)? = word.lexeme, (1...12).contains(number) else { return nil }
      scan.at += 1
      hour = number
      if scan.take("oh") || scan.take("o"), let ones = scan.takeBelowHundred(), ones < 10 {
        minute = ones
      } else {
        var ahead = scan
        if let found = ahead.takeBelowHundred(), (10..<60).contains(found) { (minute, scan) = (found, ahead) }
      }
    }
    guard hour <= 24, minute < 60 else { return nil }
    if scan.word?.text == "-", scan.peek(1)?.text == "ish" { scan.at += 1 }
    _ = scan.takeGlued("ish")
    // "4a" may be many things; "4:15a" is a time.
    let isLetter =
      scan.word?.isGlued == true && ["a", "p"].contains(scan.word?.text) && scan.peek(1)?.text != "."
    let half = takeHalfOfDay(&scan)
    if scan.take("o") { _ = scan.takeGlued("'") && scan.takeGlued("clock"); isSure = true }
    if scan.take("oclock") { isSure = true }
    let late = half ?? takeHalfOfDay(&scan)
    if let late {
      guard (1...12).contains(hour) || isSure else { return nil }
      hour = hour < 13 ? hour % 12 + (late ? 12 : 0) : hour
      return ClockTime(minute: hour * 60 + minute, isSure: !isLetter || isSure)
    }
    return ClockTime(minute: hour > 12 ? hour * 60 + minute : nil, isSure: isSure, isFigures: true)
  }

  /// Steps over ":30", ":23:24", ".30", "h20", "h"; nil where what follows the hour makes it none.
  private static func takeMinuteInDigits(_ scan: inout DateScan) -> (minute: Int?, isSure: Bool)? {
    var ahead = scan
    let hasColon = ahead.takeGlued(":")
    if hasColon || ahead.takeGlued(".") || ahead.takeGlued("h") {
      let mark = ahead.words[ahead.at - 1].text
      guard let minute = ahead.word, minute.isGlued, minute.digitCount == 2 else {
        if mark == "h" { scan = ahead }
        return mark == "h" ? (nil, true) : mark == ":" ? nil : (nil, false)
      }
      ahead.at += 1
      if hasColon, ahead.word?.text == ":", ahead.word?.isGlued == true, ahead.peek(1)?.digitCount == 2 {
        ahead.at += 2
      }
      scan = ahead
      return (minute.number, mark != ".")
    }
    if ahead.take("h"), ahead.word?.digitCount != 2 { scan = ahead; return (nil, true) }
    return (nil, false)
  }

  /// Steps over "am", "p.m.", "a" and "p" behind digits; true for the later half of the day.
  private static func takeHalfOfDay(_ scan: inout DateScan) -> Bool? {
    if scan.take("am") { return false }
    if scan.take("pm") { return true }
    guard let word = scan.word, word.text == "a" || word.text == "p" else { return nil }
    if scan.peek(1)?.text == ".", scan.peek(2)?.text == "m", scan.peek(2)?.isGlued == true {
      scan.at += 3
      _ = scan.takeGlued(".")
      return word.text == "p"
    }
    guard word.isGlued, scan.peek(1)?.isGlued != true || scan.peek(1)?.text == "-" else { return nil }
    scan.at += 1
    return word.text == "p"
  }

  static func takeZone(_ scan: inout DateScan) {
    _ = scan.take(anyOf: [
      "gmt", "utc", "cet", "cest", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct",
      "mt", "pt",
    ])
  }
}

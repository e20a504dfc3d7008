// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// A time with its day behind it: "5pm tomorrow", "9:30 - 11:00 on Thursday", "the morning of the 15th". For
  /// whoever asks which day is named, a time alone is today's, or tomorrow's where it is known to have passed.
  static func clockDay(_ scan: inout DateScan) -> DateFinding? {
    let lead = scan.word?.text
    let hasLead =
      scan.take("later", "than")
      || scan.take(anyOf: [
        "at", "@", "around", "about", "approximately", "by", "before", "after", "until", "till", "from",
        "between", "for",
        "exactly",
      ])
    if hasLead { _ = scan.take("the") || scan.take("around") || scan.take("about") || scan.take("exactly") }
    let isAfter = lead == "after" && hasLead
    guard let time = takeTimes(&scan, mayBeUnsure: hasLead) ?? takeDaypartAlone(&scan, isAfter: isAfter)
    else {
      return nil
    }
    for _ in 0..<2 where !scan.takeDayEnding() { break }
    var ahead = scan
    _ = ahead.take(",")
    _ = ahead.take("on") || ahead.take("of") || ahead.take("in")
    if let found = simple(&ahead), found.dayCount == 1,
      ![.bare, .spoken, .alone, .deadline].contains(found.certainty)
    {
      scan = ahead
      // In a sentence the time stays in what is to be done.
      return DateFinding(found.value, scan.aim == .due ? .alone : .plain)
    }
    guard !scan.isGluedOn() else { return nil }
    guard scan.aim == .named else { return nil }
    let isOver = time.minute.map { said in scan.now.minute.map { said < $0 } ?? false } ?? false
    let certainty: DateFinding.Certainty = time.isFigures && !hasLead ? .spoken : .clock
    return DateFinding(scan.today + (isOver ? 1 : 0), time.isSure ? certainty : .alone)
  }

  /// One time, or a run from one to another: "3-4pm", "9:30 till 11:00", "3:30pm but before 6pm".
  private static func takeTimes(_ scan: inout DateScan, mayBeUnsure: Bool) -> ClockTime? {
    var ahead = scan
    guard let first = takeClockTime(&ahead) else { return takeShortRun(&scan) }
    var last: ClockTime?
    var behind = ahead
    _ = behind.take("but")
    if behind.take(anyOf: ["-", "to", "till", "until", "and", "before", "thru", "through"]) {
      last = takeClockTime(&behind)
    }
    guard let last, first.isSure || last.isSure else {
      guard first.isSure || mayBeUnsure else { return nil }
      scan = ahead
      return first
    }
    scan = behind
    return ClockTime(minute: last.minute, isSure: true)
  }

  /// "(3)-4pm": an hour that only what follows the dash makes one.
  private static func takeShortRun(_ scan: inout DateScan) -> ClockTime? {
    guard let word = scan.word, word.digitCount <= 2, word.number ?? 99 <= 24, word.kind == .digits else {
      return nil
    }
    var ahead = scan
    ahead.at += 1
    guard ahead.take("-"), let last = takeClockTime(&ahead), last.isSure else { return nil }
    scan = ahead
    return last
  }

  /// "morning", "the afternoon", "after lunch", "after school".
  private static func takeDaypartAlone(_ scan: inout DateScan, isAfter: Bool) -> ClockTime? {
    if isAfter, scan.take("school") || scan.take("work") { return ClockTime(minute: nil, isSure: false) }
    _ = scan.take("in")
    _ = scan.take("the")
    return takeDaypart(&scan) ? ClockTime(minute: nil, isSure: false) : nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension DateGrammar {
  /// "in two weeks", "within 10 days", "3 days ago", "a month from today", "two weeks after 27 nov", "a week on friday",
  /// "in a day or two", "3 days starting monday".
  static func relativeCount(_ scan: inout DateScan) -> DateFinding? {
    let lead = takeCountLead(&scan)
    if lead == .in || lead == .within, let span = takeEither(&scan) {
      return DateFinding(lead == .in ? span : DaySpan(scan.today, span.to))
    }
    guard let amount = takeAmount(&scan) else { return nil }
    let today = scan.today
    let minute = scan.now.minute
    switch lead {
    case .in, .within: return ahead(amount, lead, &scan)
    case .less:
      guard scan.take("after") || scan.take("from"), let anchor = takeAnchor(&scan),
        let end = amount.after(anchor)
      else { return nil }
      return DateFinding(DaySpan(anchor, max(anchor, end + -1)))
    case .run, .none: break
    }
    if let found = takeRun(amount, &scan) { return found }
    if lead == .run { return nil }
    if scan.take("ago") || scan.take("back") {
      return amount.before(today, minute: minute).map { DateFinding($0) }
    }
    if scan.take("hence") || scan.take("later") || scan.take("out") {
      return amount.after(today, minute: minute).map { DateFinding($0, .free) }
    }
    if scan.take("earlier") { return amount.before(today, minute: minute).map { DateFinding($0, .free) } }
    let isAfter = scan.take("from") || scan.take("after") || scan.take("following")
    if isAfter {
      _ = scan.take("right")
      if scan.take("now") { return amount.after(today, minute: minute).map { DateFinding($0) } }
    } else if amount.single.map({ $0.unit == .week || $0.unit == .fortnight }) == true {
      // "a week on friday", "a week today"
      var ahead = scan
      if ahead.take("on") || ahead.word?.lexeme == .named(0) || ahead.word?.lexeme == .named(1),
        let anchor = simple(&ahead)?.day
      {
        scan = ahead
        return amount.after(anchor).map { DateFinding($0) }
      }
    }
    if isAfter || scan.take("before") || scan.take("prior", "to") {
      guard let anchor = takeAnchor(&scan) else { return nil }
      return (isAfter ? amount.after(anchor) : amount.before(anchor)).map { DateFinding($0) }
    }
    guard scan.aim == .due else { return nil }
    return amount.after(today).map { DateFinding($0, .alone) }
  }

  private enum CountLead { case none, `in`, within, less, run }

  private static func takeCountLead(_ scan: inout DateScan) -> CountLead {
    var lead = CountLead.none
    if scan.take("within") || scan.take("inside") {
      lead = .within
    } else if scan.take("in") {
      lead = .in
    } else if scan.take("for") {
      lead = .run
    }
    if scan.take("less", "than") || scan.take("under") {
      lead = lead == .in || lead == .within ? .within : .less
    }
    _ = scan.take(anyOf: [
      "about", "around", "approximately", "roughly", "exactly", "maybe", "perhaps", "just",
    ])
    return lead
  }

  /// "in two weeks' time", "in a day or two".
  private static func ahead(_ amount: DateAmount, _ lead: CountLead, _ scan: inout DateScan) -> DateFinding? {
    let isPossessive = scan.takePossessive()
    let hasTime = scan.take("time")
    guard scan.word?.text != "of", hasTime || !isPossessive else { return nil }
    let minute = scan.now.minute
    guard let day = amount.after(scan.today, minute: minute) else { return nil }
    var end = day
    if let (count, unit) = amount.single, scan.take("or") {
      if !scan.take("so") {
        guard let more = scan.takeCount(), more > count, let last = DateAmount(more, unit).after(scan.today)
        else {
          return nil
        }
        end = last
      }
    }
    return DateFinding(
      DaySpan(lead == .within ? min(scan.today, day) : day, end), amount.isShort ? .alone : .plain)
  }

  /// "(in) two or three weeks", "2-3 weeks", "10 to 14 days": from the shorter to the longer.
  private static func takeEither(_ scan: inout DateScan) -> DaySpan? {
    var ahead = scan
    guard let least = ahead.takeBareNumber(), ahead.take(anyOf: ["or", "to", "-"]),
      let most = ahead.takeBareNumber(),
      least < most, let unit = ahead.takeUnit(), unit != .weekend, ahead.word?.text != "of",
      let from = DateAmount(least, unit).after(scan.today), let to = DateAmount(most, unit).after(scan.today)
    else { return nil }
    if ahead.takePossessive() { _ = ahead.take("time") }
    scan = ahead
    return DaySpan(from, to)
  }

  /// "(3 days) starting from monday", "(for 3 days) from today": that many days, the first included.
  private static func takeRun(_ amount: DateAmount, _ scan: inout DateScan) -> DateFinding? {
    var ahead = scan
    _ = ahead.take(",")
    if ahead.take(anyOf: ["starting", "beginning", "commencing"]) {
      _ = ahead.take("from") || ahead.take("on")
    } else {
      var back = scan
      back.at = max(0, scan.at - 8)
      guard scan.words[max(0, scan.at - 8)..<scan.at].contains(where: { $0.text == "for" }),
        ahead.take("from")
      else {
        return nil
      }
    }
    guard let first = takeAnchor(&ahead), let end = amount.after(first) else { return nil }
    scan = ahead
    return DateFinding(DaySpan(first, max(first, end + -1)))
  }

  /// A day to count from; "now" is one.
  static func takeAnchor(_ scan: inout DateScan) -> Day? {
    var ahead = scan
    _ = ahead.take("right")
    if ahead.take("now") {
      scan = ahead
      return scan.today
    }
    ahead = scan
    // "two days before the end of the month"
    if let end = periodPart(&ahead)?.span,
      scan.words[scan.at..<ahead.at].contains(where: { $0.lexeme == .part(.end) })
    {
      scan = ahead
      return end.to
    }
    return simple(&scan)?.day
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

// What may stand behind a date, and before one that is the whole text.
extension DateScan {
  /// Steps over "morning", "EOD", "end of day", "at the latest", "sharp".
  mutating func takeDayEnding() -> Bool {
    var ahead = self
    _ = ahead.takeGlued(",")
    let isDeadline =
      ahead.take("at", "the", "latest") || ahead.take("latest") || ahead.take("close", "of", "business")
      || ahead.take("end", "of", "day") || ahead.take("end", "of", "business")
      || ahead.take("end", "of", "play")
      || ahead.take("sharp") || ahead.take("first", "thing") || ahead.take("or", "earlier")
      || ahead.take("or", "sooner") || ahead.take("or", "before")
    if !isDeadline {
      if case .shorthand(.end, .day)? = ahead.word?.lexeme {
        ahead.at += 1
      } else {
        _ = ahead.take("in", "the") || ahead.take("at")
        guard DateGrammar.takeDaypart(&ahead) else { return false }
      }
    }
    self = ahead
    return true
  }

  /// Steps over "at 3", "9:30", "at 10 am", "around noon", "from 9:30 to 11:00", "9-11am".
  mutating func takeClock() -> Bool {
    var ahead = self
    _ = ahead.takeGlued(",")
    let isSaid = ahead.take(anyOf: ["at", "@", "around", "about", "for", "from", "between", "by"])
    _ = ahead.take(anyOf: ["around", "about", "approximately", "exactly"])
    var isSure = isSaid
    guard let first = DateGrammar.takeClockTime(&ahead) ?? ahead.takeHourBeforeDash() else { return false }
    isSure = isSure || first.isSure
    var behind = ahead
    if behind.take(anyOf: ["-", "to", "till", "until", "and"]), let last = DateGrammar.takeClockTime(&behind),
      isSure || last.isSure
    {
      ahead = behind
      isSure = true
    }
    guard isSure, ahead.word?.isGlued != true || ahead.word?.kind == .mark else { return false }
    self = ahead
    return true
  }

  /// "9(-11am)"
  private mutating func takeHourBeforeDash() -> ClockTime? {
    guard let word, word.kind == .digits, let hour = word.number, hour <= 24, peek(1)?.text == "-" else {
      return nil
    }
    at += 1
    return ClockTime(minute: nil, isSure: false)
  }

  /// Steps over a word that may lead in a date which is the whole text.
  mutating func takeLead() -> Bool {
    if take("no", "later", "than") || take("not", "later", "than") || take("due", ":")
      || take("first", "thing") || take("as", "of") || take("on", "or", "before")
      || take("by", "or", "before")
      || take("at", "the", "latest") || take("some", "time") || take("any", "time")
      || take("as", "soon", "as")
      || take("as", "early", "as")
    {
      return true
    }
    if aim == .named, take(anyOf: ["after", "since", "starting", "beginning", "following", "past"]) {
      return true
    }
    guard let word, DateScan.leads.contains(word.text) else { return false }
    at += 1
    return true
  }

  /// Steps over the event that a date tells apart: "(the 15 May) meeting", "(friday)'s team call".
  mutating func takeEvent() -> Bool {
    var ahead = self
    if ahead.takeGlued("'") { _ = ahead.takeGlued("s") }
    for _ in 0..<2 {
      guard let word = ahead.word, word.kind == .letters, !DateScan.functionWords.contains(word.text) else {
        return false
      }
      ahead.at += 1
      if DateScan.events.contains(word.text), !ahead.isGluedOn() {
        self = ahead
        return true
      }
    }
    return false
  }

  var isBeforeEvent: Bool {
    var ahead = self
    return word?.text == "'" && ahead.takeEvent()
  }

  /// "mornings": a habit, no day.
  var isBeforeHabit: Bool {
    word.map { ["mornings", "afternoons", "evenings", "nights"].contains($0.text) } ?? false
  }

  /// Whether a word follows that cannot be what the date is an attribute of.
  var isBeforeFunctionWord: Bool {
    word.map { DateScan.functionWords.contains($0.text) } ?? false
  }

  private static let leads: Set<String> = [
    "by", "on", "before", "until", "till", "til", "for", "due", "at", "in", "during", "around", "about",
    "from",
    "sometime", "the", "over", "through", "throughout", "approximately", "roughly", "probably", "maybe",
    "perhaps", "latest", "anytime", "late", "early", "just",
  ]

  private static let events: Set<String> = [
    "meeting", "call", "review", "sync", "standup", "retro", "retrospective", "demo", "release", "launch",
    "deadline", "workshop", "offsite", "session", "planning", "appointment", "talk", "conversation",
    "interview",
    "presentation", "checkin", "catchup", "deploy", "deployment", "webinar",
    "hearing",
    "exam",
  ]

  private static let functionWords: Set<String> = [
    "a", "about", "after", "and", "as", "at", "because", "before", "but", "by", "during", "for", "from", "he",
    "her", "his", "i", "if", "in", "into", "it", "my", "never", "no", "not", "on", "off", "or", "our", "over",
    "please",
    "she", "so", "that", "the", "their", "then", "they", "this", "to", "together", "until", "via", "we",
    "when",
    "where", "which", "while", "will", "with", "without", "you", "your",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in the words of a text, from which one reader reads on.
///
/// Taking never goes beyond the end. A reader that fails leaves its own copy behind.
struct DateScan: Sendable {
  let words: [DateWord]
  let now: DateMoment
  let aim: DateAim
  var at: Int

  var today: Day { now.day }

  var word: DateWord? { peek(0) }

  func peek(_ steps: Int) -> DateWord? {
    words.indices.contains(at + steps) ? words[at + steps] : nil
  }

  /// The same words, read on another day.
  func seen(from day: Day, at index: Int) -> DateScan {
    DateScan(words: words, now: DateMoment(day), aim: aim, at: index)
  }

  /// Steps over the next word, where it is this one.
  mutating func take(_ text: String) -> Bool {
    guard let word, word.text == text else { return false }
    at += 1
    return true
  }

  /// Steps over these words, where all of them follow in this order.
  mutating func take(_ first: String, _ second: String, _ third: String? = nil) -> Bool {
    let start = at
    if take(first), take(second), third.map({ take($0) }) ?? true { return true }
    at = start
    return false
  }

  /// Steps over the next word, where it is one of these.
  mutating func take(anyOf texts: Set<String>) -> Bool {
    guard let word, texts.contains(word.text) else { return false }
    at += 1
    return true
  }

  /// Steps over "the", "this" where a date may have either, or the words of one who owns it: "my week".
  mutating func takeArticle() -> Bool { take(anyOf: ["the", "my", "our", "your", "this"]) }

  /// Steps over a mark that touches the word before it.
  mutating func takeGlued(_ mark: String) -> Bool {
    guard let word, word.isGlued, word.text == mark else { return false }
    at += 1
    return true
  }

  /// Steps over "'s", or the apostrophe of "weeks'".
  mutating func takePossessive() -> Bool {
    guard takeGlued("'") else { return false }
    _ = takeGlued("s")
    return true
  }

  mutating func takeWeekday() -> (weekday: Weekday, isSure: Bool)? {
    guard case .weekday(let weekday, let isSure)? = word?.lexeme else { return nil }
    at += 1
    return (weekday, isSure)
  }

  /// Steps over "this", "next" and the like; "this past", "this coming" and "the next following" are one turn.
  mutating func takeTurn() -> Lexeme.Turn? {
    guard case .turn(var turn)? = word?.lexeme else { return nil }
    at += 1
    if case .turn(let second)? = word?.lexeme, turn == .this || turn == second {
      at += 1
      turn = second
    }
    return turn
  }

  mutating func takeUnit() -> DateUnit? {
    var ahead = self
    let isWork = ahead.take(anyOf: ["business", "working", "work"])
    let isCalendar = !isWork && ahead.take(anyOf: ["calendar", "fiscal", "financial", "full", "whole"])
    if !isWork, ahead.take("half") {
      _ = ahead.takeGlued("-")
      guard case .unit(.year)? = ahead.word?.lexeme else { return nil }
      at = ahead.at + 1
      return .halfYear
    }
    if !isWork, !isCalendar, ahead.take("week"), ahead.takeGlued("-"), ahead.take(anyOf: ["end", "ends"]) {
      at = ahead.at
      return .weekend
    }
    guard case .unit(let unit)? = peek(isWork || isCalendar ? 1 : 0)?.lexeme, !isWork || unit == .day else {
      return nil
    }
    at += isWork || isCalendar ? 2 : 1
    return isWork ? .workday : unit
  }
}

// Where a phrase may begin and end
extension DateScan {
  /// Whether letters or digits, or a mark with letters or digits behind it, touch the words read so far.
  func isGluedOn(after steps: Int = 0) -> Bool {
    guard let next = peek(steps), next.isGlued else { return false }
    guard next.kind == .mark else { return true }
    guard let beyond = peek(steps + 1), beyond.isGlued, beyond.kind != .mark else { return false }
    return ![",", ";", "!", "?", ")", "]", "}", "\""].contains(next.text)
  }

  /// Whether the text or the clause ends here.
  func endsClause(after steps: Int = 0) -> Bool {
    guard let next = peek(steps) else { return true }
    guard next.kind == .mark else { return false }
    return next.text == "-" ? !next.isGlued : !["/", "'", "&", "%", "#", "+", "$", ":"].contains(next.text)
  }

  /// Whether a number follows, which a month before it would belong to.
  var isBeforeNumber: Bool {
    var ahead = self
    _ = ahead.takeGlued(".")
    _ = ahead.take("the")
    if ahead.takeMonthDay() != nil { return true }
    return ahead.word?.kind == .digits
  }
}

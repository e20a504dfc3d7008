// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in the words of a text, from which one reader reads on.
///
/// Taking never goes beyond the end. A reader that fails leaves its own copy behind.
struct DateScan: Sendable {
  let words: [DateWord]
  let today: Day
  var at: Int

  var word: DateWord? { peek(0) }

  func peek(_ steps: Int) -> DateWord? {
    at + steps < words.count ? words[at + steps] : nil
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

  /// Steps over a mark that touches the word before it.
  mutating func takeGlued(_ mark: String) -> Bool {
    guard let word, word.isGlued, word.text == mark else { return false }
    at += 1
    return true
  }

  mutating func takeWeekday() -> (weekday: Weekday, isSure: Bool)? {
    guard case .weekday(let weekday, let isSure)? = word?.lexeme else { return nil }
    at += 1
    return (weekday, isSure)
  }

  mutating func takeTurn() -> Lexeme.Turn? {
    guard case .turn(let turn)? = word?.lexeme else { return nil }
    at += 1
    return turn
  }

  mutating func takeUnit() -> DateUnit? {
    if let first = word?.text, first == "business" || first == "working", case .unit(.day)? = peek(1)?.lexeme
    {
      at += 2
      return .workday
    }
    guard case .unit(let unit)? = word?.lexeme else { return nil }
    at += 1
    return unit
  }

  /// Steps over a year: four digits, an apostrophe and two, or, where the text or the clause ends after them, two.
  mutating func takeYear() -> Int? {
    if let word, word.kind == .digits, word.digitCount == 4, let year = word.number, !isGluedOn(after: 1) {
      at += 1
      return year
    }
    if word?.text == "'", let two = peek(1), two.isGlued, two.digitCount == 2, let year = two.number {
      at += 2
      return DateScan.fullYear(year)
    }
    if let word, word.digitCount == 2, let year = word.number, !isGluedOn(after: 1), endsClause(after: 1) {
      at += 1
      return DateScan.fullYear(year)
    }
    return nil
  }

  /// The year that two digits stand for: 1970 to 2069.
  static func fullYear(_ twoDigits: Int) -> Int { twoDigits + (twoDigits < 70 ? 2000 : 1900) }

  /// Steps over a count: digits up to 9999, a number word up to ninety-nine, "a", "a couple of", "a few".
  mutating func takeCount() -> Int? {
    if let word, word.kind == .digits, word.digitCount <= 4, let number = word.number {
      guard let next = peek(1), next.isGlued, next.kind == .mark else {
        at += 1
        return number
      }
      return nil
    }
    let hasArticle = take("a") || take("an")
    if take("couple") {
      _ = take("of")
      return 2
    }
    if take("few") { return 3 }
    if hasArticle { return 1 }
    guard case .number(let value)? = word?.lexeme else { return nil }
    at += 1
    let hyphen = word?.text == "-" ? 1 : 0
    guard value >= 20, case .number(let ones)? = peek(hyphen)?.lexeme, (1...9).contains(ones) else {
      return value
    }
    at += hyphen + 1
    return value + ones
  }

  /// Steps over a day of the month: "27", "27th", "twenty-seventh"; says whether it was an ordinal.
  mutating func takeMonthDay() -> (day: Int, isOrdinal: Bool)? {
    if let word, word.kind == .digits, word.digitCount <= 2, let day = word.number {
      at += 1
      if let suffix = self.word, suffix.isGlued, ["st", "nd", "rd", "th"].contains(suffix.text) {
        at += 1
        return (day, true)
      }
      return (day, false)
    }
    if case .ordinal(let day)? = word?.lexeme {
      at += 1
      return (day, true)
    }
    guard case .number(let tens)? = word?.lexeme, tens == 20 || tens == 30 else { return nil }
    let hyphen = peek(1)?.text == "-" ? 1 : 0
    guard case .ordinal(let ones)? = peek(1 + hyphen)?.lexeme, ones < 10 else { return nil }
    at += 2 + hyphen
    return (tens + ones, true)
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
}

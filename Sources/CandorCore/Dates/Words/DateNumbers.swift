// SPDX-License-Identifier: GPL-3.0-or-later

// Counts, places and years, in digits and in words.
extension DateScan {
  /// Steps over a count: digits up to 9999, a number word, "a", "another", "a couple of", "a few", "a dozen".
  mutating func takeCount() -> Int? {
    if let word, word.kind == .digits, word.digitCount <= 4, let number = word.number {
      // "3-7" and "2.5" are no counts; "3,000" is none either.
      if let next = peek(1), next.isGlued, next.kind == .mark, next.text != ")" || peek(2)?.isGlued == true {
        return nil
      }
      at += 1
      return number
    }
    let hasArticle = take("a") || take("an") || take("another")
    if take("couple") || hasArticle && take("pair") {
      _ = take("of")
      return 2
    }
    if take("few") || take("several") { return 3 }
    if hasArticle && take("dozen") { return 12 }
    if hasArticle && take("hundred") { return 100 }
    if hasArticle {
      if case .number(let value)? = takeBelowHundred().map(Lexeme.number) { return value }
      return 1
    }
    guard let value = takeBelowHundred() else { return nil }
    return take("hundred") ? value * 100 : value
  }

  /// Steps over a number word up to ninety-nine.
  mutating func takeBelowHundred() -> Int? {
    guard case .number(let value)? = word?.lexeme else { return nil }
    at += 1
    let hyphen = word?.text == "-" ? 1 : 0
    guard value >= 20, value % 10 == 0, case .number(let ones)? = peek(hyphen)?.lexeme,
      (1...9).contains(ones)
    else { return value }
    at += hyphen + 1
    return value + ones
  }

  /// Steps over a number in digits, whatever touches it, or in words; "a" is one.
  mutating func takeBareNumber() -> Int? {
    if let word, word.kind == .digits, word.digitCount <= 3, let number = word.number {
      at += 1
      return number
    }
    return take("a") || take("an") ? 1 : takeBelowHundred()
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
    return takeSpokenOrdinal().map { ($0, true) }
  }

  /// Steps over "seventh", "twenty-first", "thirty first".
  mutating func takeSpokenOrdinal() -> Int? {
    if case .ordinal(let place)? = word?.lexeme {
      at += 1
      return place
    }
    guard case .number(let tens)? = word?.lexeme, tens >= 20, tens % 10 == 0 else { return nil }
    let hyphen = peek(1)?.text == "-" ? 1 : 0
    guard case .ordinal(let ones)? = peek(1 + hyphen)?.lexeme, ones < 10 else { return nil }
    at += 2 + hyphen
    return tens + ones
  }

  /// Steps over a place in a row: "first", "3rd"; from the end and negative: "last", "second last", "penultimate".
  mutating func takePlace() -> Int? {
    if take("last") || take("final") { return -1 }
    if take("penultimate") { return -2 }
    var ahead = self
    guard let (place, isOrdinal) = ahead.takeMonthDay(), isOrdinal, place > 0 else { return nil }
    self = ahead
    _ = ahead.takeGlued("-")
    if ahead.take("to") { _ = ahead.takeGlued("-") }
    guard ahead.take("last") else { return place }
    self = ahead
    return -place
  }

  /// Steps over a year: four digits, an apostrophe and two, or, where the text or the clause ends after them, two;
  /// or a spoken one.
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
    return takeSpokenYear()
  }

  /// The year that two digits stand for: 1970 to 2069.
  static func fullYear(_ twoDigits: Int) -> Int { twoDigits + (twoDigits < 70 ? 2000 : 1900) }

  /// Steps over "two thousand and eighteen", "twenty twenty-six", "nineteen seventy eight", "nineteen oh one".
  mutating func takeSpokenYear() -> Int? {
    var ahead = self
    guard let century = ahead.takeCentury() else { return nil }
    if ahead.take("thousand") {
      self = ahead
      _ = ahead.take("and")
      guard century == 2 else { return nil }
      guard let rest = ahead.takeBelowHundred() else { return 2000 }
      self = ahead
      return 2000 + rest
    }
    guard (18...20).contains(century) else { return nil }
    let isLow = ahead.take("zero") || ahead.take("oh") || ahead.take("o")
    guard let rest = ahead.takeBelowHundred(), isLow ? rest < 10 : rest >= 10 else { return nil }
    self = ahead
    return century * 100 + rest
  }

  /// Steps over the number before "thousand", or the first two digits of a year.
  private mutating func takeCentury() -> Int? {
    guard case .number(let value)? = word?.lexeme, value == 2 || (18...20).contains(value) else { return nil }
    at += 1
    return value
  }
}

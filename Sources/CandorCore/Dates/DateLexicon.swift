// SPDX-License-Identifier: GPL-3.0-or-later

/// What a single word can mean in a date.
enum Lexeme: Hashable, Sendable {
  /// Not sure where the same letters are an everyday word or a beginning of one: sat, sun, wed, mon.
  case weekday(Weekday, isSure: Bool)
  /// One is January; not sure: may, march and the like.
  case month(Int, isSure: Bool)
  case number(Int)
  case ordinal(Int)
  case unit(DateUnit)
  /// "this" is 0, "next" 1, "last" -1; counted in periods.
  case turn(Turn)
  case part(PeriodPart)
  /// Today, tomorrow, yesterday: days from today.
  case named(Int)
  /// EOD, EOM and the like: the end of the current period.
  case endOf(DateUnit)

  /// Which of several periods is meant, seen from the current one.
  enum Turn: Int, Hashable, Sendable { case last = -1, this, next }

  static let known: [String: Lexeme] = {
    var known: [String: Lexeme] = [:]
    for (words, lexeme) in entries {
      for word in words.split(separator: " ") { known[String(word)] = lexeme }
    }
    for (value, word) in numbers.enumerated() { known[word] = .number(value) }
    for (index, word) in ordinals.enumerated() { known[word] = .ordinal(index + 1) }
    return known
  }()

  /// From zero on.
  private static let numbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]

  /// From one on.
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
    "twentieth",
  ]

  private static let entries: [(String, Lexeme)] = [
    ("monday", .weekday(.monday, isSure: true)), ("mon", .weekday(.monday, isSure: false)),
    ("tuesday tues tue", .weekday(.tuesday, isSure: true)),
    ("wednesday", .weekday(.wednesday, isSure: true)), ("wed weds", .weekday(.wednesday, isSure: false)),
    ("thursday thurs thur thu", .weekday(.thursday, isSure: true)),
    ("friday fri", .weekday(.friday, isSure: true)),
    ("saturday", .weekday(.saturday, isSure: true)), ("sat", .weekday(.saturday, isSure: false)),
    ("sunday", .weekday(.sunday, isSure: true)), ("sun", .weekday(.sunday, isSure: false)),
    ("january jan", .month(1, isSure: true)), ("february feb", .month(2, isSure: true)),
    ("march mar", .month(3, isSure: false)), ("april apr", .month(4, isSure: true)),
    ("may", .month(5, isSure: false)), ("june jun", .month(6, isSure: true)),
    ("july jul", .month(7, isSure: true)),
    ("august aug", .month(8, isSure: true)), ("september sept sep", .month(9, isSure: true)),
    ("october oct", .month(10, isSure: true)), ("november nov", .month(11, isSure: true)),
    ("december dec", .month(12, isSure: true)),
    ("thirty", .number(30)), ("forty", .number(40)), ("fifty", .number(50)), ("sixty", .number(60)),
    ("seventy", .number(70)), ("eighty", .number(80)), ("ninety", .number(90)),
    ("thirtieth", .ordinal(30)),
    ("day days", .unit(.day)), ("workday workdays", .unit(.workday)), ("week weeks wk wks", .unit(.week)),
    ("weekend weekends", .unit(.weekend)), ("fortnight fortnights", .unit(.fortnight)),
    ("month months", .unit(.month)), ("quarter quarters qtr", .unit(.quarter)),
    ("year years yr yrs", .unit(.year)),
    ("this current", .turn(.this)), ("next coming upcoming following", .turn(.next)),
    ("last past previous", .turn(.last)),
    ("early beginning start", .part(.early)), ("mid middle", .part(.middle)), ("late", .part(.late)),
    ("end", .part(.end)),
    ("today tonight", .named(0)), ("tomorrow tmrw", .named(1)), ("yesterday", .named(-1)),
    ("eod cob eob", .endOf(.day)), ("eow", .endOf(.week)), ("eom", .endOf(.month)), ("eoq", .endOf(.quarter)),
    ("eoy", .endOf(.year)),
  ]
}

/// The lengths of time that people count and divide the calendar in.
enum DateUnit: Hashable, Sendable {
  case day, workday, week, weekend, fortnight, month, quarter, year
}

/// Which part of a period is meant.
enum PeriodPart: Hashable, Sendable {
  case early, middle, late, end
}

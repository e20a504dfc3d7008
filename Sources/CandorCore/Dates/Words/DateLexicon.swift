// SPDX-License-Identifier: GPL-3.0-or-later

/// What a single word can mean in a date.
enum Lexeme: Hashable, Sendable {
  /// Not sure where the same letters are an everyday word or a beginning of one: sat, sun, wed, mon.
  case weekday(Weekday, isSure: Bool)
  /// Several of them: "two sundays from now", "on fridays".
  case weekdays(Weekday)
  /// One is January; not sure: may, march and the like.
  case month(Int, isSure: Bool)
  case season(Season)
  case number(Int)
  case ordinal(Int)
  case unit(DateUnit)
  /// Hours, minutes and seconds, by their length in seconds.
  case clockUnit(Int)
  /// "this" is 0, "next" 1, "last" -1; counted in periods.
  case turn(Turn)
  case part(PeriodPart)
  /// Today, tomorrow, yesterday: days from today.
  case named(Int)
  /// "morning" and the like.
  case daypart
  /// EOD, EOM and the like: the end of the current period; BOM and the like, its beginning.
  case shorthand(PeriodPart, DateUnit)
  case holiday

  /// Which of several periods is meant, seen from the current one.
  enum Turn: Int, Hashable, Sendable { case last = -1, this, next }

  static let known: [String: Lexeme] = {
    var known: [String: Lexeme] = [:]
    for word in Holiday.firstWords { known[word] = .holiday }
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
    "nineteenth", "twentieth",
  ]

  /// With the misspellings that are as clear as the words.
  private static let entries: [(String, Lexeme)] = [
    ("monday", .weekday(.monday, isSure: true)), ("mon", .weekday(.monday, isSure: false)),
    ("tuesday tuseday tues tue", .weekday(.tuesday, isSure: true)),
    ("wednesday wensday wendesday wednesay", .weekday(.wednesday, isSure: true)),
    ("wed weds", .weekday(.wednesday, isSure: false)),
    ("thursday thurday thrusday thurs thur thu", .weekday(.thursday, isSure: true)),
    ("friday firday fri", .weekday(.friday, isSure: true)),
    ("saturday saterday", .weekday(.saturday, isSure: true)), ("sat", .weekday(.saturday, isSure: false)),
    ("sunday", .weekday(.sunday, isSure: true)), ("sun", .weekday(.sunday, isSure: false)),
    ("mondays", .weekdays(.monday)), ("tuesdays", .weekdays(.tuesday)), ("wednesdays", .weekdays(.wednesday)),
    ("thursdays", .weekdays(.thursday)), ("fridays", .weekdays(.friday)), ("saturdays", .weekdays(.saturday)),
    ("sundays", .weekdays(.sunday)),
    ("january jan", .month(1, isSure: true)), ("february febuary feburary feb", .month(2, isSure: true)),
    ("march mar", .month(3, isSure: false)), ("april apr", .month(4, isSure: true)),
    ("may", .month(5, isSure: false)), ("june jun", .month(6, isSure: true)),
    ("july jul", .month(7, isSure: true)), ("august aug", .month(8, isSure: true)),
    ("september setember sept sep", .month(9, isSure: true)), ("october oct", .month(10, isSure: true)),
    ("november nov", .month(11, isSure: true)), ("december dec", .month(12, isSure: true)),
    ("spring springtime", .season(.spring)), ("summer summertime", .season(.summer)),
    ("autumn fall autumntime", .season(.autumn)), ("winter wintertime", .season(.winter)),
    ("thirty", .number(30)), ("forty", .number(40)), ("fifty", .number(50)), ("sixty", .number(60)),
    ("seventy", .number(70)), ("eighty", .number(80)), ("ninety", .number(90)),
    ("thirtieth", .ordinal(30)),
    ("day days", .unit(.day)), ("workday workdays weekday weekdays", .unit(.workday)),
    ("week weeks wk wks", .unit(.week)), ("weekend weekends wkend wkends", .unit(.weekend)),
    ("fortnight fortnights", .unit(.fortnight)), ("month months mth mths", .unit(.month)),
    ("quarter quarters qtr qtrs", .unit(.quarter)), ("year years yr yrs", .unit(.year)),
    ("decade decades", .unit(.decade)),
    ("hour hours hr hrs", .clockUnit(3600)), ("minute minutes min mins", .clockUnit(60)),
    ("seconds sec secs", .clockUnit(1)),
    ("this current", .turn(.this)), ("next nxt coming upcoming following", .turn(.next)),
    ("last past previous preceding prior", .turn(.last)),
    ("beginning start", .part(.beginning)), ("early", .part(.early)), ("mid middle halfway", .part(.middle)),
    ("late", .part(.late)), ("end ends close", .part(.end)),
    ("today todays", .named(0)), ("tonight tonite", .named(0)),
    ("tomorrow tomorrows tommorow tommorrow tomorow tmrw tmr tmw", .named(1)),
    ("yesterday yesterdays", .named(-1)),
    ("morning afternoon evening night noon lunch lunchtime midday breakfast", .daypart),
    ("eod cob eob eop", .shorthand(.end, .day)), ("eow", .shorthand(.end, .week)),
    ("eom", .shorthand(.end, .month)), ("eoq", .shorthand(.end, .quarter)),
    ("eoy", .shorthand(.end, .year)),
    ("midweek", .shorthand(.middle, .week)), ("midyear", .shorthand(.middle, .year)),
    ("midmonth", .shorthand(.middle, .month)),
    ("bow", .shorthand(.beginning, .week)), ("bom", .shorthand(.beginning, .month)),
    ("boq", .shorthand(.beginning, .quarter)), ("boy", .shorthand(.beginning, .year)),
  ]
}

/// The lengths of time that people count and divide the calendar in.
enum DateUnit: Hashable, Sendable {
  case day, workday, week, weekend, fortnight, month, quarter, halfYear, year, decade
}

/// Which part of a period is meant.
enum PeriodPart: Hashable, Sendable {
  case beginning, early, middle, late, end
}

/// A quarter of the year by the sun, in the northern half of the world.
enum Season: Int, Hashable, Sendable {
  case spring, summer, autumn, winter
}

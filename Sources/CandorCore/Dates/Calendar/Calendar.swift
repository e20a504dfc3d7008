// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the week; weeks start on Monday.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Day {
  /// The day of this year, month and day of the month; nil when there is no such day, or outside the years 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.days(inMonth: month, of: year)
    else { return nil }
    self.init(ordinal: Day.daysBefore(year: year) + Day.daysBefore(month: month, of: year) + day - 1)
  }

  /// Reads exactly `YYYY-MM-DD`; nil for any other form, and for a day that does not exist.
  package init?(iso: String) {
    let bytes = Array(iso.utf8.prefix(11))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ places: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[places] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`, for the years 1...9999.
  package var iso: String {
    let (year, month, day) = civil
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  package var year: Int { civil.year }
  /// One is January.
  package var month: Int { civil.month }
  /// The day of the month, from one.
  package var day: Int { civil.day }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let steps = (ordinal % 7 + 7 + Weekday.thursday.rawValue) % 7
    return Weekday.allCases[steps]
  }

  /// The day so many days later; earlier, where the number is negative.
  package static func + (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal + days) }

  /// The days from the second to the first; negative, where the first is the earlier one.
  package static func - (one: Day, other: Day) -> Int { one.ordinal - other.ordinal }

  /// Counted in whole runs of four hundred years, which all have the same length.
  var civil: (year: Int, month: Int, day: Int) {
    let sinceYearOne = ordinal - Day.daysBefore(year: 1)
    var run = sinceYearOne / Day.daysInFourCenturies
    if sinceYearOne < run * Day.daysInFourCenturies { run -= 1 }
    let inRun = sinceYearOne - run * Day.daysInFourCenturies
    // A guess that is never too early, and at most one year too late.
    var year = run * 400 + inRun / 365 + 1
    while Day.daysBefore(year: year) > ordinal { year -= 1 }
    var left = ordinal - Day.daysBefore(year: year)
    var month = 1
    while left >= Day.days(inMonth: month, of: year) {
      left -= Day.days(inMonth: month, of: year)
      month += 1
    }
    return (year, month, left + 1)
  }

  private static let daysInFourCenturies = 146_097

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysBefore(month: Int, of year: Int) -> Int {
    var days = 0
    for earlier in 1..<month { days += Day.days(inMonth: earlier, of: year) }
    return days
  }

  /// Days from 1970-01-01 to the first of January of a year; negative before 1970.
  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    func whole(_ divisor: Int) -> Int { past >= 0 ? past / divisor : (past - divisor + 1) / divisor }
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    return past * 365 + whole(4) - whole(100) + whole(400) - 719_162
  }
}

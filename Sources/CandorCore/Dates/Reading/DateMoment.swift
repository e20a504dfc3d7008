// SPDX-License-Identifier: GPL-3.0-or-later

/// When something is said: the day, and the time of day where it is known.
package struct DateMoment: Hashable, Sendable {
  package let day: Day
  /// Minutes since midnight.
  package let minute: Int?

  package init(_ day: Day, minute: Int? = nil) {
    self.day = day
    self.minute = minute.map { min(max($0, 0), 24 * 60 - 1) }
  }

  /// Reads the day and, where it is there, the time of `2026-11-21T09:00:00`; nil where there is no day.
  package init?(iso: String) {
    guard let day = Day(iso: String(iso.prefix(10))) else { return nil }
    let time = Array(iso.utf8.dropFirst(10).prefix(6))
    let digits = time.map { Int($0) - Int(UInt8(ascii: "0")) }
    guard time.count == 6, time[0] == UInt8(ascii: "T"), time[3] == UInt8(ascii: ":"),
      [1, 2, 4, 5].allSatisfy({ (0...9).contains(digits[$0]) })
    else {
      self.init(day)
      return
    }
    self.init(day, minute: (digits[1] * 10 + digits[2]) * 60 + digits[4] * 10 + digits[5])
  }
}

/// What a date is read for. The words are the same; what they stand for is not always.
package enum DateAim: Hashable, Sendable {
  /// By when something is to be done: the end of a period is its last day, a form that has two readings is asked
  /// about, and days without a year lie ahead.
  case due
  /// Which days the words name: the end of April is its last third, "3/7" is read as in the United States, and a
  /// clock time without a day is today's or tomorrow's.
  case named
}

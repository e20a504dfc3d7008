// SPDX-License-Identifier: GPL-3.0-or-later

extension Recurrence.Pattern {
  /// The pattern as a calendar's rule (RFC 5545, section 3.3.10), counted from an entry's first day.
  var rule: String {
    switch self {
    case .days(let every): "FREQ=DAILY" + Self.interval(every)
    case .workdays: "FREQ=WEEKLY;BYDAY=\(Self.mondayToFriday)"
    case .weeks(let every, let weekdays):
      // Weeks start on Monday unless a rule says otherwise.
      "FREQ=WEEKLY" + Self.interval(every)
        + (weekdays.isEmpty ? "" : ";BYDAY=\(weekdays.map(\.code).joined(separator: ","))")
    case .months(let every, let day): "FREQ=MONTHLY" + Self.interval(every) + day.rule
    }
  }

  private static func interval(_ every: Int) -> String { every == 1 ? "" : ";INTERVAL=\(every)" }

  fileprivate static let mondayToFriday = Weekday.allCases.prefix(5).map(\.code).joined(separator: ",")
}

extension Recurrence.MonthDay {
  fileprivate var rule: String {
    switch self {
    case .date(let number) where number < 0: ";BYMONTHDAY=-1"
    // A shorter month would be left out; the last of these days that it has is meant.
    case .date(let number) where number > 28:
      ";BYMONTHDAY=\((28...number).map(String.init).joined(separator: ","));BYSETPOS=-1"
    case .date(let number): ";BYMONTHDAY=\(number)"
    case .weekday(let place, let weekday): ";BYDAY=\(place)\(weekday.code)"
    case .workday(let place): ";BYDAY=\(Recurrence.Pattern.mondayToFriday);BYSETPOS=\(place)"
    }
  }
}

extension Weekday {
  /// "MO" to "SU".
  fileprivate var code: String { short.prefix(2).uppercased() }
}

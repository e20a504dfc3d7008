// SPDX-License-Identifier: GPL-3.0-or-later

extension Recurrence {
  /// As it is echoed to a person: "every other Mon", "every month on the first Fri".
  package var spoken: String {
    switch pattern {
    case .days(let every): Self.every(every, "day")
    case .workdays: "every workday"
    case .weeks(1, let weekdays) where !weekdays.isEmpty: "every \(Self.list(weekdays))"
    case .weeks(2, let weekdays) where !weekdays.isEmpty: "every other \(Self.list(weekdays))"
    case .weeks(let every, let weekdays):
      Self.every(every, "week") + (weekdays.isEmpty ? "" : " on \(Self.list(weekdays))")
    case .months(let every, let day): "\(Self.every(every, "month")) on the \(day.spoken)"
    }
  }

  private static func every(_ count: Int, _ unit: String) -> String {
    switch count {
    case 1: "every \(unit)"
    case 2: "every other \(unit)"
    default: "every \(count) \(unit)s"
    }
  }

  private static func list(_ weekdays: [Weekday]) -> String {
    let names = weekdays.map(\.short)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Recurrence.MonthDay {
  fileprivate var spoken: String {
    switch self {
    case .date(let number): number < 0 ? "last day" : Self.ordinal(number)
    case .weekday(let place, let weekday): "\(Self.place(place)) \(weekday.short)"
    case .workday(let place): "\(Self.place(place)) workday"
    }
  }

  private static func place(_ place: Int) -> String {
    switch place {
    case 1: "first"
    case -1: "last"
    case let place where place > 0: ordinal(place)
    case let place: "\(ordinal(-place)) to last"
    }
  }

  private static func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (_, 11), (_, 12), (_, 13): "\(number)th"
    case (1, _): "\(number)st"
    case (2, _): "\(number)nd"
    case (3, _): "\(number)rd"
    default: "\(number)th"
    }
  }
}

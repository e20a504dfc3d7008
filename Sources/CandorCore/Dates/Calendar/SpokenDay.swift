// SPDX-License-Identifier: GPL-3.0-or-later

extension Weekday {
  /// "Mon" to "Sun".
  package var short: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

extension Day {
  /// As it is echoed to a person: "Fri 4 Dec 2026".
  package var spoken: String {
    let (year, month, day) = civil
    return "\(weekday.short) \(day) \(Day.monthNames[month - 1]) \(year)"
  }

  /// Without the year: "Fri 4 Dec".
  private var spokenInYear: String {
    let (_, month, day) = civil
    return "\(weekday.short) \(day) \(Day.monthNames[month - 1])"
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "today", "tomorrow", "yesterday", "in 13 days" or "12 days ago".
  package func distance(from today: Day) -> String {
    switch self - today {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case let days where days > 0: "in \(days) days"
    case let days: "\(-days) days ago"
    }
  }

  fileprivate func span(to last: Day) -> String {
    if self == last { return spoken }
    return (year == last.year ? spokenInYear : spoken) + " – " + last.spoken
  }
}

extension DaySpan {
  /// As it is echoed to a person: "Fri 4 Dec 2026, in 13 days"; a run of days as "Mon 30 Nov – Fri 4 Dec 2026, in 9 days".
  ///
  /// The count is to the first day; once that is past, to the last.
  package func spoken(from today: Day) -> String {
    let next = from < today ? to : from
    return spokenDays + ", " + next.distance(from: today)
  }

  /// The days alone: "Fri 4 Dec 2026", or "Mon 30 Nov – Fri 4 Dec 2026".
  package var spokenDays: String { from.span(to: to) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The days of a calendar's rule, found by looking at every day in turn: what a calendar that reads it would show.
struct RuleDays {
  private let parts: [String: String]
  private let start: Day

  init(_ rule: String, from start: Day) {
    var parts: [String: String] = [:]
    for part in rule.split(separator: ";") {
      let halves = part.split(separator: "=")
      parts[String(halves[0])] = String(halves[1])
    }
    self.parts = parts
    self.start = start
  }

  func first(_ count: Int, within days: Int) -> [Day] {
    var found: [Day] = []
    var chosen: (month: Int, days: [Day]) = (0, [])
    for step in 0..<days where found.count < count {
      let day = start + step
      if parts["FREQ"] == "MONTHLY", day.month != chosen.month {
        chosen = (day.month, self.chosen(inMonthOf: day))
      }
      if parts["FREQ"] == "MONTHLY" ? chosen.days.contains(day) : fits(day) { found.append(day) }
    }
    return found
  }

  private var every: Int { parts["INTERVAL"].flatMap(Int.init) ?? 1 }

  private func fits(_ day: Day) -> Bool {
    switch parts["FREQ"] {
    case "DAILY": return (day - start) % every == 0
    case "WEEKLY":
      // Both counted from a Monday.
      let weeks = (day.ordinal + 3) / 7 - (start.ordinal + 3) / 7
      return weeks % every == 0 && list("BYDAY").contains(Self.code(day))
    default: return false
    }
  }

  private func chosen(inMonthOf day: Day) -> [Day] {
    guard ((day.year - start.year) * 12 + day.month - start.month) % every == 0 else { return [] }
    let days = (0..<31).map { day + (1 - day.day + $0) }.filter { $0.month == day.month }
    let wanted = days.filter { one in
      if let places = parts["BYMONTHDAY"] {
        let numbers = places.split(separator: ",").compactMap { Int($0) }
        return numbers.contains { $0 < 0 ? days.count + $0 + 1 == one.day : $0 == one.day }
      }
      let same = days.filter { Self.code($0) == Self.code(one) }
      guard let index = same.firstIndex(of: one) else { return false }
      return list("BYDAY").contains { place in
        guard place.hasSuffix(Self.code(one)) else { return false }
        guard let number = Int(place.dropLast(2)) else { return place.utf8.count == 2 }
        return number == index + 1 || number == index - same.count
      }
    }
    guard let place = parts["BYSETPOS"].flatMap(Int.init) else { return wanted }
    let index = place > 0 ? place - 1 : wanted.count + place
    return wanted.indices.contains(index) ? [wanted[index]] : []
  }

  private func list(_ name: String) -> [String] {
    (parts[name] ?? "").split(separator: ",").map(String.init)
  }

  private static func code(_ day: Day) -> String { day.weekday.short.prefix(2).uppercased() }
}

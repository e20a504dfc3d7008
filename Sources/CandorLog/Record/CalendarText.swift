// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// Days and moments in the one form that the log has for them: ISO 8601, years 0000 to 9999, UTC.
enum CalendarText {
  /// The first and the last day that have a form.
  static let days = -719_528...2_932_896
  /// The first and the last millisecond that have a form.
  static let milliseconds = Int64(-719_528) * 86_400_000...Int64(2_932_897) * 86_400_000 - 1

  static let dayLength = 10
  static let momentLength = 24

  /// Appends `2026-11-21`; the day must be within `days`.
  static func append(day: Int, to bytes: inout [UInt8]) {
    // Counted in eras of 400 years that begin on 1 March, which puts the leap day at the end of a year.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    append(year, digits: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(month, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, digits: 2, to: &bytes)
  }

  /// Appends `2026-11-21T05:28:05.123Z`; a moment outside `milliseconds` is written as the nearest inside.
  static func append(milliseconds moment: Int64, to bytes: inout [UInt8]) {
    let moment = min(max(moment, milliseconds.lowerBound), milliseconds.upperBound)
    let day = Int((moment >= 0 ? moment : moment - 86_399_999) / 86_400_000)
    let rest = Int(moment - Int64(day) * 86_400_000)
    append(day: day, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    append(rest / 3_600_000, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(rest / 60_000 % 60, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(rest / 1000 % 60, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    append(rest % 1000, digits: 3, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// Reads ten bytes as a day; nil for anything but a day of the calendar in exactly this form.
  static func day(_ bytes: ByteView, at index: Int) -> Int? {
    guard index + dayLength <= bytes.count, bytes[index + 4] == UInt8(ascii: "-"),
      bytes[index + 7] == UInt8(ascii: "-"), let year = number(bytes, index, digits: 4),
      let month = number(bytes, index + 5, digits: 2), let day = number(bytes, index + 8, digits: 2)
    else { return nil }
    return self.day(year: year, month: month, day: day)
  }

  private static func day(year: Int, month: Int, day: Int) -> Int? {
    guard 1...12 ~= month, day >= 1, day <= daysIn(month, of: year) else { return nil }
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Reads twenty-four bytes as a moment, in milliseconds since 1970; nil for any other form.
  static func moment(_ bytes: ByteView, at index: Int) -> Int64? {
    guard index + momentLength <= bytes.count,
      let date = EightBytes(bytes, at: index, signs: 0x2d00_002d_0000_0000, at: 0xff00_00ff_0000_0000),
      let middle = EightBytes(bytes, at: index + 8, signs: 0x0000_3a00_0054_0000, at: 0x0000_ff00_00ff_0000),
      let end = EightBytes(bytes, at: index + 16, signs: 0x5a00_0000_2e00_003a, at: 0xff00_0000_ff00_00ff),
      let day = day(year: date.pair(0) * 100 + date.pair(2), month: date.pair(5), day: middle.pair(0))
    else { return nil }
    let (hour, minute, second) = (middle.pair(3), middle.pair(6), end.pair(1))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    let millisecond = end.pair(4) * 10 + end.digit(6)
    return Int64(((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + Int64(millisecond)
  }

  /// Eight bytes taken apart at once: signs where they belong, digits elsewhere.
  private struct EightBytes {
    private let digits: UInt64
    private let pairs: UInt64

    /// Nil where a sign is missing, or where something else than a digit stands; `mask` has all bits of the signs.
    init?(_ bytes: ByteView, at index: Int, signs: UInt64, at mask: UInt64) {
      let text = UInt64(littleEndian: (bytes.start + index).loadUnaligned(as: UInt64.self))
      digits = text ^ (signs | 0x3030_3030_3030_3030 & ~mask)
      // Any byte above 9 carries into its highest bit.
      guard (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 == 0, digits & mask == 0 else {
        return nil
      }
      pairs = digits &* 10 &+ digits >> 8
    }

    func digit(_ place: Int) -> Int { Int(digits >> (8 * UInt64(place)) & 0xff) }
    /// The number that the digits at `place` and behind it write.
    func pair(_ place: Int) -> Int { Int(pairs >> (8 * UInt64(place)) & 0xff) }
  }

  private static func daysIn(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ bytes: ByteView, _ index: Int, digits: Int) -> Int? {
    var value = 0
    for offset in index..<index + digits {
      let digit = bytes[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private static func append(_ value: Int, digits: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}

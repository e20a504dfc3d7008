// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

/// Where time and chance come from: the system, or a clock that `CANDOR_NOW` stopped.
struct Clock: Sendable {
  /// Milliseconds since 1970; nil when the clock runs.
  let frozen: Int64?

  /// - Parameter setting: the value of `CANDOR_NOW`, RFC 3339 with an offset or `Z`; nil or empty leaves it running.
  /// - Throws: 64 where it is no moment.
  init(setting: String?) throws(Stop) {
    guard let setting, !setting.isEmpty else {
      frozen = nil
      return
    }
    guard let milliseconds = Self.read(setting) else {
      throw Stop(64, "CANDOR_NOW is not a moment. It takes the form 2026-11-21T09:00:00Z.")
    }
    frozen = milliseconds
  }

  /// Now, the local day, and fresh random bits.
  func moment() -> Moment {
    var generator = SystemRandomNumberGenerator()
    let milliseconds = frozen ?? Self.systemMilliseconds()
    return Moment(milliseconds: milliseconds, today: Self.localDay(milliseconds), chance: generator.next())
  }

  private static func systemMilliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }

  /// The day by the time zone that `TZ` or the system names.
  private static func localDay(_ milliseconds: Int64) -> Day {
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(ordinal: Int(milliseconds / 86_400_000))
  }

  /// `YYYY-MM-DDTHH:MM:SS`, then `Z` or an offset such as `+02:00`.
  private static func read(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), let day = Day(iso: String(text.prefix(10)))
    else {
      return nil
    }
    func two(_ at: Int) -> Int? {
      guard bytes.count >= at + 2 else { return nil }
      return Int(String(decoding: bytes[at..<at + 2], as: UTF8.self))
    }
    guard let hour = two(11), let minute = two(14), let second = two(17), (0...23).contains(hour),
      (0...59).contains(minute), (0...60).contains(second), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":")
    else { return nil }
    let seconds = day.ordinal * 86_400 + hour * 3600 + minute * 60 + second
    let zone = String(decoding: bytes[19...], as: UTF8.self)
    if zone == "Z" { return Int64(seconds) * 1000 }
    guard zone.utf8.count == 6, zone.hasPrefix("+") || zone.hasPrefix("-"), let hours = two(20),
      let minutes = two(23),
      bytes[22] == UInt8(ascii: ":")
    else { return nil }
    let offset = (hours * 3600 + minutes * 60) * (zone.hasPrefix("+") ? 1 : -1)
    return Int64(seconds - offset) * 1000
  }
}

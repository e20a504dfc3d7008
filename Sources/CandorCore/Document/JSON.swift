// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value to be written; objects keep the order of their fields.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A fraction from 0 to 1, in thousandths.
  case thousandths(Int)
  case string(String)
  case array([JSON])
  case object([Field])

  package struct Field: Hashable, Sendable {
    let name: String
    let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or null where there is none.
  package static func optional(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  /// The value in one line, RFC 8259; every control character and U+2028/9 escaped.
  package var text: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let value): out += String(value)
    case .thousandths(let value):
      let digits = String(value % 1000)
      out += "\(value / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    case .string(let value): Self.write(value, to: &out)
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.write(to: &out)
      }
      out += "]"
    case .object(let fields):
      out += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { out += "," }
        Self.write(field.name, to: &out)
        out += ":"
        field.value.write(to: &out)
      }
      out += "}"
    }
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x2028...0x2029).contains(scalar.value) || scalar.isBidiControl:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}

extension Unicode.Scalar {
  /// Whether the scalar turns the direction of the text around it: escaped wherever text is printed.
  var isBidiControl: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0x200E
      || value == 0x200F
      || value == 0x061C
  }
}

extension DaySpan {
  /// `{"from", "to"}` with ISO days.
  var json: JSON {
    .object([.init("from", .string(from.iso)), .init("to", .string(to.iso))])
  }
}

/// A moment as RFC 3339 in UTC with milliseconds, `2026-11-21T09:00:00.000Z`.
package func rfc3339(_ milliseconds: Int64) -> String {
  let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
  let (day, inDay) = rest < 0 ? (days - 1, rest + 86_400_000) : (days, rest)
  func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
  let time =
    "\(padded(inDay / 3_600_000, 2)):\(padded(inDay / 60_000 % 60, 2)):\(padded(inDay / 1000 % 60, 2))"
  return "\(Day(ordinal: Int(day)).iso)T\(time).\(padded(inDay % 1000, 3))Z"
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Markdown that keeps people's words as words: nothing typed can become markup, a link, an image or a tag.
enum Markdown {
  /// One paragraph of somebody's words, on one line.
  static func paragraph(_ text: String) -> String {
    escaped(text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " "))
  }

  /// A table with escaped cells.
  static func table(header: [String], rows: [[String]]) -> String {
    let lines =
      [header, header.map { _ in "---" }] + rows.map { row in row.map(paragraph) }
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// The words without the escapes, which are for what renders them and not for the eye.
  static func readable(_ line: some StringProtocol) -> String {
    var out: [UInt8] = []
    var isEscape = false
    for scalar in line.unicodeScalars {
      if scalar == "\\", !isEscape {
        isEscape = true
        continue
      }
      if isEscape, !scalar.isSign { out.append(UInt8(ascii: "\\")) }
      out.append(contentsOf: scalar.utf8)
      isEscape = false
    }
    if isEscape { out.append(UInt8(ascii: "\\")) }
    return String(decoding: out, as: UTF8.self).replacing("&amp;", with: "&")
  }

  /// Read by scalars: a renderer sees a sign also where a mark behind it makes one character of both.
  private static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    // What was read so far, where it may be the number of a list's item.
    var digits: Int? = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "|", "~": out.append(UInt8(ascii: "\\"))
      case ">", "#", "+", "-", "=": if index == 0 { out.append(UInt8(ascii: "\\")) }
      case ".", ")": if let digits, 1...9 ~= digits { out.append(UInt8(ascii: "\\")) }
      default: break
      }
      digits = "0"..."9" ~= scalar ? digits.map { $0 + 1 } : nil
      out.append(contentsOf: scalar == "&" ? Array("&amp;".utf8) : Array(scalar.utf8))
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether a backslash before it makes it a mere sign: ASCII punctuation, by CommonMark.
  fileprivate var isSign: Bool {
    switch self {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
    default: false
    }
  }
}

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
    var out = ""
    var isEscape = false
    for character in line {
      if character == "\\", !isEscape {
        isEscape = true
        continue
      }
      if isEscape, !character.isPunctuation, !character.isSymbol { out.append("\\") }
      out.append(character)
      isEscape = false
    }
    if isEscape { out.append("\\") }
    return out.replacing("&amp;", with: "&")
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    var atStart = true
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", "|", "~": out += "\\\(character)"
      case "&": out += "&amp;"
      case ">", "#", "+", "-", "=": out += atStart ? "\\\(character)" : String(character)
      case ".", ")": out += opensList(out) ? "\\\(character)" : String(character)
      default: out.append(character)
      }
      atStart = false
    }
    return out
  }

  /// Whether a period or parenthesis here would turn the line into a numbered list.
  private static func opensList(_ before: String) -> Bool {
    !before.isEmpty && before.count <= 9 && before.allSatisfy(\.isNumber)
  }
}

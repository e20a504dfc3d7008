// SPDX-License-Identifier: GPL-3.0-or-later

/// Markdown that keeps people's words as words: nothing typed can become markup, a link, an image or a tag.
enum Markdown {
  /// A page as Markdown, one paragraph a line.
  static func text(of page: Page) -> String {
    let blocks = ["# " + line(page.title), line(page.dateline)] + page.blocks.map(block)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: Page.Block) -> String {
    switch block {
    case .heading(let words): "## " + line(words)
    case .paragraph(let words), .speech(let words): line(words)
    case .list(let items): items.map { "- " + line($0) }.joined(separator: "\n")
    case .table(let header, let rows): table(header: header, rows: rows)
    }
  }

  private static func line(_ pieces: [Page.Wording]) -> String {
    pieces.map { piece in
      switch piece {
      case .own(let text): text
      case .words(let text): paragraph(text)
      case .command(let text): "`\(text)`"
      }
    }.joined()
  }

  /// One paragraph of somebody's words, on one line.
  static func paragraph(_ text: String) -> String {
    escaped(text.asOneLine)
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

// SPDX-License-Identifier: GPL-3.0-or-later

/// Pages as HTML that stands alone: one file, nothing to fetch, no script, and people's words never markup.
enum HTML {
  /// A page for a browser and for paper.
  static func text(of page: Page) -> String {
    let title = line(page.title, isMarked: false)
    var body = [
      "<header>", "<h1 dir=\"auto\">\(line(page.title))</h1>", "<p>\(line(page.dateline))</p>", "</header>",
    ]
    var headings = 0
    for block in page.blocks {
      if case .heading = block {
        if headings > 0 { body.append("</section>") }
        headings += 1
        body.append("<section>")
      }
      body += lines(of: block, under: headings)
    }
    if headings > 0 { body.append("</section>") }
    return (head(title: title) + ["<body>", "<main>"] + body + ["</main>", "</body>", "</html>"])
      .map { $0 + "\n" }.joined()
  }

  private static func head(title: String) -> [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<meta name=\"referrer\" content=\"no-referrer\">",
      "<title>\(title)</title>", "<style>\(style)</style>", "</head>",
    ]
  }

  private static func lines(of block: Page.Block, under heading: Int) -> [String] {
    switch block {
    case .heading(let words): ["<h2 id=\"part-\(heading)\" dir=\"auto\">\(line(words))</h2>"]
    case .paragraph(let words): ["<p dir=\"auto\">\(line(words))</p>"]
    case .speech(let words): ["<p class=\"speech\" dir=\"auto\">\(line(words))</p>"]
    case .list(let items): ["<ul>"] + items.map { "<li dir=\"auto\">\(line($0))</li>" } + ["</ul>"]
    case .table(let header, let rows):
      [
        "<table aria-labelledby=\"part-\(heading)\">", "<thead>", row(header) { _ in "th scope=\"col\"" },
        "</thead>", "<tbody>",
      ]
        + rows.map { cells in row(cells) { $0 == 0 ? "th scope=\"row\"" : "td" } }
        + ["</tbody>", "</table>"]
    }
  }

  private static func row(_ cells: [String], _ tag: (Int) -> String) -> String {
    let written = cells.enumerated().map { index, cell in
      let tag = tag(index)
      return "<\(tag) dir=\"auto\">\(escaped(cell.asOneLine))</\(tag.prefix(2))>"
    }
    return "<tr>\(written.joined())</tr>"
  }

  private static func line(_ pieces: [Page.Wording], isMarked: Bool = true) -> String {
    pieces.map { piece in
      switch piece {
      case .own(let text): escaped(text)
      case .words(let text): escaped(text.asOneLine)
      case .command(let text): isMarked ? "<code>\(escaped(text))</code>" : escaped(text)
      }
    }.joined()
  }

  /// Text between tags or in an attribute, fit for a terminal too: what would be shown as `<U+202E>` there is so
  /// before it is escaped. Read by scalars, as browsers do.
  static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    for scalar in terminalSafe(text, keepingNewlines: false).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;".utf8
      case "<": out += "&lt;".utf8
      case ">": out += "&gt;".utf8
      case "\"": out += "&quot;".utf8
      case "'": out += "&#39;".utf8
      // HTML knows no such characters.
      case _ where scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value):
        out += "\u{FFFD}".utf8
      default: out += scalar.utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// How a screen becomes lines for somebody who hears them: who speaks stands before what is said, choices are numbered one
/// a line, tables are read out, and nothing is told by color or place.
///
/// Lines are not wrapped; a screen reader does that. Every string passes through `terminalSafe`.
package struct SpokenLayout: Sendable {
  /// What stands before the place where the person types.
  package static let prompt = "you: "

  package init() {}

  /// All lines, each with a line feed.
  package func text(of screen: Screen) -> String {
    var speaker: Speaker?
    var text = ""
    for said in screen.offeringOnce {
      let lines = lines(of: said)
      for (index, line) in lines.enumerated() {
        let label = said.speaker == speaker || index > 0 ? "" : said.speaker.rawValue + ": "
        text += label + terminalSafe(line, keepingNewlines: false) + "\n"
      }
      if !lines.isEmpty { speaker = said.speaker }
    }
    return text
  }

  fileprivate enum Speaker: String {
    case candor, coach, error, you
  }

  private func lines(of said: Said) -> [String] {
    switch said {
    case .line(let text), .notice(let text), .heading(let text), .error(let text): [text]
    case .typed(let text, prompt: _): [text.isEmpty ? "Enter." : text]
    case .echo(let text): ["Understood: \(text)"]
    case .question(let shown): question(shown)
    case .remark(let shown): remark(shown)
    case .document(let text): document(text)
    }
  }

  private func question(_ shown: QuestionShown) -> [String] {
    var lines = [shown.text]
    if case .choice(let choices) = shown.type {
      lines += choices.enumerated().map { "\($0 + 1): \($1)" }
      lines.append("Type a number or a word.")
    }
    return lines + shown.hints.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
  }

  private func remark(_ shown: RemarkShown) -> [String] {
    var lines: [String] = []
    if !shown.quote.isEmpty, !shown.text.contains("“\(shown.quote)”") {
      lines.append("You wrote “\(shown.quote)”.")
    }
    lines.append("\(shown.text) The rule is called \(shown.rule).")
    if let offer = shown.offer { lines.append("Try: \(offer)") }
    return lines
  }

  /// Markdown, each row of a table with the names of its columns.
  private func document(_ text: String) -> [String] {
    var header: [String]?
    var spoken: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard line.hasPrefix("| "), let cells = Self.cells(of: line) else {
        header = nil
        spoken.append(Markdown.readable(line))
        continue
      }
      guard let names = header else {
        header = cells
        continue
      }
      if cells.allSatisfy({ $0 == "---" }) { continue }
      spoken.append(zip(names, cells).map { "\($0): \($1)" }.joined(separator: "; ") + ".")
    }
    return ["The document:"] + spoken + ["End of the document."]
  }

  private static func cells(of row: Substring) -> [String]? {
    guard row.hasSuffix(" |"), row.count > 3 else { return nil }
    return row.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false).map {
      Markdown.readable($0)
    }
  }
}

extension Said {
  fileprivate var speaker: SpokenLayout.Speaker {
    switch self {
    case .line, .notice, .heading, .question, .echo, .document: .candor
    case .remark: .coach
    case .error: .error
    case .typed: .you
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// How a screen becomes lines of text, each fit for a terminal as it is.
///
/// In a pipe the lines are the words and nothing else. On a terminal they are wrapped and set apart by blank lines
/// and indentation, so that they are as clear without color as with it. Every string that was said passes through
/// `terminalSafe` here; the only escape sequences are those of `Style`.
package struct Layout: Sendable {
  /// Lines longer than this are hard to read, however wide the window is.
  package static let measure = 80

  /// What stands before the place where the person types.
  package static let prompt = "> "

  /// Columns of the terminal, at least 1; nil in a pipe.
  package let columns: Int?
  package let color: Bool
  /// Columns that a text takes.
  package let width: @Sendable (String) -> Int

  package init(
    columns: Int? = nil, color: Bool = false, width: @escaping @Sendable (String) -> Int = displayWidth
  ) {
    self.columns = columns.map { max(1, $0) }
    self.color = color
    self.width = width
  }

  package func lines(of screen: Screen) -> [String] {
    var lines: [String] = []
    var previous: Said?
    for said in screen.offeringOnce {
      if columns != nil, said.wantsSpace(after: previous) { lines.append("") }
      lines += self.lines(of: said)
      previous = said
    }
    return lines
  }

  /// All lines, each with a line feed; what is written to a pipe or a terminal.
  package func text(of screen: Screen) -> String {
    guard columns == nil else { return lines(of: screen).map { $0 + "\n" }.joined() }
    var text = ""
    text.reserveCapacity(screen.said.count * 64)
    for said in screen.offeringOnce {
      switch said {
      // A list can have thousands of these, so they go into the text without a detour.
      case .line(let words), .notice(let words), .heading(let words), .echo(let words), .error(let words):
        text += terminalSafe(words, keepingNewlines: false)
        text += "\n"
      case .typed, .question, .remark, .document:
        for line in lines(of: said) { text += line + "\n" }
      }
    }
    return text
  }

  private func lines(of said: Said) -> [String] {
    switch said {
    case .line(let text): paragraph(text)
    case .typed(let text, let prompt): paragraph(prompt + text)
    case .notice(let text): paragraph(text, .dim)
    case .heading(let text): paragraph(text, .bold)
    case .question(let shown): question(shown)
    case .echo(let text): paragraph(text, .green, after: "  → ")
    case .remark(let shown): remark(shown)
    case .document(let text): document(text)
    case .error(let text): paragraph(text, .red)
    }
  }

  /// One paragraph, wrapped behind `margin`, which is for the eye and left out in a pipe. The aside follows on the
  /// last line, or stands below it where it does not fit.
  private func paragraph(
    _ text: String, _ style: Style = .plain, after margin: String = "", hanging: Int = 0, aside: String = ""
  ) -> [String] {
    let safe = terminalSafe(text, keepingNewlines: false)
    let aside = terminalSafe(aside, keepingNewlines: false)
    guard let columns else { return [aside.isEmpty ? safe : safe + " " + aside] }
    let room = min(columns, Self.measure) - margin.count
    guard margin.isEmpty || room > columns / 2 else { return paragraph(text, style, aside: aside) }
    let wrapping = Wrapping(columns: room, width: width)
    let blank = String(repeating: " ", count: margin.count)
    let wrapped = wrapping.lines(of: safe, hanging: hanging)
    var lines = wrapped.enumerated().map { index, line in
      (index == 0 ? margin : blank) + styled(line, style)
    }
    if aside.isEmpty { return lines }
    if width(wrapped[wrapped.count - 1]) + 1 + width(aside) <= room {
      lines[lines.count - 1] += " " + styled(aside, .dim)
    } else {
      lines += wrapping.lines(of: aside).map { blank + styled($0, .dim) }
    }
    return lines
  }

  private func question(_ shown: QuestionShown) -> [String] {
    let aside = shown.hints.isEmpty ? "" : "(" + shown.hints.joined(separator: ", ") + ")"
    let asked = paragraph(shown.text, .bold, aside: aside)
    guard case .choice(let choices) = shown.type else { return asked }
    // No line ends between a number and its word.
    return asked
      + paragraph(choices.enumerated().map { "\($0 + 1)\u{A0}\($1)" }.joined(separator: "   "))
      .map { $0.replacing("\u{A0}", with: " ") }
  }

  private func remark(_ shown: RemarkShown) -> [String] {
    var lines = marked(shown)
    if lines.isEmpty, !shown.quote.isEmpty, !shown.text.contains("“\(shown.quote)”") {
      let words = shown.quote.split(whereSeparator: \.isNewline).joined(separator: " ")
      lines += paragraph("“" + words + "”", .yellow, after: "  ", hanging: 1)
    }
    lines += paragraph(shown.text, after: "  ", aside: "[" + shown.rule + "]")
    if let offer = shown.offer { lines += paragraph("Try: " + offer, after: "  ", hanging: 5) }
    return lines
  }

  /// On a terminal, the answer's line with marks under the words that are remarked on, or as much around them as there
  /// is room for.
  private func marked(_ shown: RemarkShown) -> [String] {
    guard let columns, !shown.range.isEmpty else { return [] }
    let scalars = shown.answer.unicodeScalars
    guard shown.range.upperBound <= scalars.count else { return [] }
    let start = scalars.index(scalars.startIndex, offsetBy: shown.range.lowerBound)
    let end = scalars.index(start, offsetBy: shown.range.count)
    func safe(_ part: Substring?) -> String { terminalSafe(String(part ?? ""), keepingNewlines: false) }
    let words = safe(shown.answer[start..<end].split(whereSeparator: \.isNewline).first)
    let sides = min(columns, Self.measure) - 2 - width(words)
    guard !words.isEmpty, sides >= 0 else { return [] }
    let before = safe(
      shown.answer[..<start].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).last)
    let after = safe(
      shown.answer[end...].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).first)
    let right = min(width(after), max(sides / 2, sides - width(before)))
    let left = String(fitting(before.reversed(), in: sides - right).reversed())
    let line = left + words + fitting(after, in: sides - width(left))
    let marks = String(repeating: "^", count: max(1, width(words)))
    let margin = String(repeating: " ", count: 2 + width(left))
    return ["  " + line, margin + styled(marks, .yellow)]
  }

  /// As many characters as there is room for, the last of them an ellipsis where some are left out.
  private func fitting(_ text: some Sequence<Character>, in room: Int) -> String {
    let text = Array(text)
    if width(String(text)) <= room { return String(text) }
    var taken = ""
    for character in text {
      guard width(taken) + width(String(character)) < room else { break }
      taken.append(character)
    }
    return room > 0 ? taken + "…" : ""
  }

  /// Each line of the text wrapped by itself; what follows an item's mark is aligned. A row of a table may use the
  /// whole window.
  private func document(_ text: String) -> [String] {
    var lines = terminalSafe(text, keepingNewlines: true).split(
      separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard let columns else { return lines.map(String.init) }
    lines = lines.map { Markdown.readable($0)[...] }
    return lines.flatMap { line in
      let room = line.hasPrefix("|") ? columns : min(columns, Self.measure)
      return Wrapping(columns: room, width: width).lines(of: String(line), hanging: itemIndentation(line))
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    color ? style.applied(to: text) : text
  }
}

extension Said {
  /// A question stands apart from everything, so that the eye finds it; headings and documents from what was said
  /// before them; one remark from another.
  fileprivate func wantsSpace(after previous: Said?) -> Bool {
    guard let previous else { return isQuestion }
    switch self {
    case .question, .heading, .document: return true
    case .remark: return previous.isRemark || previous.isDocument
    case .line, .typed, .notice, .echo, .error: return previous.isDocument
    }
  }

  private var isQuestion: Bool { if case .question = self { true } else { false } }
  private var isRemark: Bool { if case .remark = self { true } else { false } }
  private var isDocument: Bool { if case .document = self { true } else { false } }
}

/// Columns before the text of a Markdown list item: its indentation, its mark and the space after it.
private func itemIndentation(_ line: Substring) -> Int {
  let indentation = line.prefix { $0 == " " }
  let item = line[indentation.endIndex...]
  let number = item.prefix { ("0"..."9").contains($0) }
  let mark = item[number.endIndex...].prefix(2)
  let isItem = number.isEmpty ? ["- ", "* ", "+ ", "> "].contains(mark) : [". ", ") "].contains(mark)
  return isItem ? indentation.count + number.count + 2 : indentation.count
}

// SPDX-License-Identifier: GPL-3.0-or-later

@testable import CandorCore

/// What in a Markdown text would be markup to a renderer, although it stands where people's words stand.
///
/// A reading of CommonMark and GitHub's tables of its own: it knows what candor's documents are made of (headings,
/// paragraphs of one line, list items, one table) and wants every other sign escaped.
struct PlainMarkdown {
  /// Lines that are candor's own whatever else they hold.
  private let isOurs: (String) -> Bool

  init(isOurs: @escaping (String) -> Bool = { _ in false }) {
    self.isOurs = isOurs
  }

  /// The first thing that is wrong in what candor hands over of `markdown`; nil where nothing is.
  func flaw(in markdown: String) -> String? {
    var columns: Int?
    for line in terminalSafe(markdown, keepingNewlines: true).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init) {
      if !line.unicodeScalars.allSatisfy(isHarmless) { return "a character that drives a terminal, or hides" }
      if line.isEmpty || isOurs(line) {
        columns = nil
      } else if line.unicodeScalars.starts(with: "| ".unicodeScalars) {
        guard let cells = cells(of: line) else { return "a table's row that does not end" }
        if columns != nil, columns != cells { return "a table's row with another number of cells" }
        columns = cells
      } else if let flaw = flaw(inWords: words(of: line)) {
        return flaw
      }
    }
    return nil
  }

  /// The line without what makes it a heading or an item. By scalars: a mark that follows joins the space.
  private func words(of line: String) -> String.UnicodeScalarView.SubSequence {
    let scalars = line.unicodeScalars
    for mark in ["# ", "## ", "- "] where scalars.starts(with: mark.unicodeScalars) {
      return scalars.dropFirst(mark.unicodeScalars.count)
    }
    return scalars[...]
  }

  private func flaw(inWords words: String.UnicodeScalarView.SubSequence) -> String? {
    let scalars = Array(words)
    if let first = scalars.first, "#>+-=".unicodeScalars.contains(first) {
      return "a mark at the start: \(first)"
    }
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\":
        index += index + 1 < scalars.count && isPunctuation(scalars[index + 1]) ? 2 : 1
        continue
      case "<" where scalars[index...].starts(with: ["<", "U", "+"]): break  // How an invisible one is shown.
      case "<", "`", "*", "_", "[", "]", "|", "~": return "not escaped: \(scalars[index])"
      case "&":
        if !String(String.UnicodeScalarView(scalars[index...].prefix(5))).hasPrefix("&amp;") {
          return "an ampersand that may begin an entity"
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// How many cells a row has; nil where it is none.
  private func cells(of line: String) -> Int? {
    let scalars = Array(line.unicodeScalars)
    var bars = 0
    var index = 0
    while index < scalars.count {
      if scalars[index] == "|" { bars += 1 }
      index += scalars[index] == "\\" ? 2 : 1
    }
    return index == scalars.count && scalars.last == "|" ? bars - 1 : nil
  }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (0x21...0x2F ~= scalar.value || 0x3A...0x40 ~= scalar.value || 0x5B...0x60 ~= scalar.value
        || 0x7B...0x7E ~= scalar.value)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds what stands in quotation marks: pairs on one line, a straight or an unpaired mark given no more weight
/// than it can bear.
struct Quotations {
  private var spans: [Range<Int>] = []
  private var open: (mark: Unicode.Scalar, at: Int)?

  /// A quotation does not go over a line's end: a mark that was left open opens nothing.
  mutating func breakLine() {
    open = nil
  }

  mutating func double(_ mark: Unicode.Scalar, at position: Int, in scalars: [Unicode.Scalar]) {
    if let open, open.mark != "'", closes(mark, open.mark) {
      spans.append(open.at..<position)
      self.open = nil
    } else if mark != "\u{201D}", mark != "\u{BB}", opensWord(position, scalars) {
      open = (mark, position)
    }
  }

  /// An apostrophe that no word holds: at its start (`'em`, `'90s`), at its end (`users'`), or a quotation.
  mutating func single(_ mark: Unicode.Scalar, at position: Int, in scalars: [Unicode.Scalar]) {
    if let open {
      guard open.mark == "'", position > 0, !WordForms.isSpace(scalars[position - 1]) else { return }
      spans.append(open.at..<position)
      self.open = nil
    } else if mark != "\u{2019}", opensWord(position, scalars), !startsElision(position, scalars) {
      open = ("'", position)
    }
  }

  /// Marks the words within; a quotation of everything is how people write down what they will say.
  func mark(_ tokens: inout [Passage.Token]) {
    guard let first = tokens.first, let last = tokens.last else { return }
    var index = 0
    for span in spans {
      if span.lowerBound <= first.start, span.upperBound >= last.end { continue }
      while index < tokens.count, tokens[index].start < span.lowerBound { index += 1 }
      while index < tokens.count, tokens[index].end <= span.upperBound {
        tokens[index].shapes.insert(.quoted)
        index += 1
      }
    }
  }

  private func closes(_ mark: Unicode.Scalar, _ opener: Unicode.Scalar) -> Bool {
    switch opener {
    case "\u{201C}": mark == "\u{201D}"
    case "\u{AB}": mark == "\u{BB}"
    default: mark == opener
    }
  }

  private func opensWord(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard position + 1 < scalars.count, !WordForms.isSpace(scalars[position + 1]) else { return false }
    return position == 0 || !WordForms.isPart(scalars[position - 1])
  }

  private func startsElision(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    if WordForms.isDigit(scalars[position + 1]) { return true }
    let word = scalars[(position + 1)...].prefix(6).prefix { WordForms.isPart($0) }
    return Self.elisions.contains(WordForms.folded(word))
  }

  private static let elisions: Set<String> = ["em", "til", "cause", "tis", "twas", "bout", "cuz", "n"]
}

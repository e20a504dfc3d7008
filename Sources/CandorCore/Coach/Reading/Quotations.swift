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

  mutating func double(_ mark: Unicode.Scalar, at position: Int, in text: TypedBytes) {
    if let open, open.mark != "'", closes(mark, open.mark) {
      spans.append(open.at..<position)
      self.open = nil
    } else if mark != "\u{201D}", mark != "\u{BB}", opensWord(mark, position, text) {
      open = (mark, position)
    }
  }

  /// An apostrophe that no word holds: at its start (`'em`, `'90s`), at its end (`users'`), or a quotation.
  mutating func single(_ mark: Unicode.Scalar, at position: Int, in text: TypedBytes) {
    if let open {
      guard open.mark == "'", let before = text.scalar(before: position), !WordForms.isSpace(before) else {
        return
      }
      spans.append(open.at..<position)
      self.open = nil
    } else if mark != "\u{2019}", opensWord(mark, position, text), !startsElision(mark, position, text) {
      open = ("'", position)
    }
  }

  /// Marks the words within; a quotation of everything is how people write down what they will say.
  func mark(_ tokens: UnsafeMutableBufferPointer<Passage.Token>) {
    guard !spans.isEmpty, let first = tokens.first, let last = tokens.last else { return }
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

  private func opensWord(_ mark: Unicode.Scalar, _ position: Int, _ text: TypedBytes) -> Bool {
    let next = position + mark.utf8.count
    return next < text.count && !text.isSpace(at: next) && !text.isPart(before: position)
  }

  private func startsElision(_ mark: Unicode.Scalar, _ position: Int, _ text: TypedBytes) -> Bool {
    var next = position + mark.utf8.count
    if WordForms.isDigit(text.scalar(at: next).scalar) { return true }
    var key = WordKey()
    while key.count < 6, next < text.count, text[next] < 0x80, TypedBytes.isPart(text[next]) {
      key.push(text[next] | 0x20)
      next += 1
    }
    return Self.elisions.contains(key)
  }

  private static let elisions = Set(
    ["em", "til", "cause", "tis", "twas", "bout", "cuz", "n"].map { WordKey($0.utf8) })
}

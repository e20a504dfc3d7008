// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands between words: the ends of sentences and clauses, and quotation marks.
extension PassageReader {
  mutating func readSign(_ sign: UInt8) {
    switch sign {
    case UInt8(ascii: "."): readStop()
    case UInt8(ascii: "!"), UInt8(ascii: "?"): readEnd(isQuestion: sign == UInt8(ascii: "?"), length: 1)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "/"):
      clause += 1
    case UInt8(ascii: "-"): if position > 0, !text.isPart(before: position) { clause += 1 }
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): endLine()
    case UInt8(ascii: "\t"): break
    case UInt8(ascii: "\""): quotations.double("\"", at: position, in: text)
    case UInt8(ascii: "'"): quotations.single("'", at: position, in: text)
    default:
      // A control character: no quote may carry one to a screen.
      if sign < 0x20 || sign == 0x7f { endSentence() }
    }
  }

  mutating func readSign(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{203D}", "\u{FF1F}": readEnd(isQuestion: true, length: 3)
    case "\u{FF01}": readEnd(isQuestion: false, length: 3)
    case "\u{2013}", "\u{2014}", "\u{2026}": clause += 1
    case "\u{85}", "\u{2028}", "\u{2029}": endLine()
    case "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}": quotations.double(scalar, at: position, in: text)
    case _ where WordForms.isApostrophe(scalar): quotations.single(scalar, at: position, in: text)
    default: if (0x80...0x9F).contains(scalar.value) { endSentence() }
    }
  }

  private mutating func readEnd(isQuestion: Bool, length: Int) {
    if isQuestion, questions.last != sentence { questions.append(sentence) }
    if isBeforeBreak(position + length) { endSentence() }
  }

  /// A full stop ends a sentence unless it belongs to an abbreviation or is one of several dots.
  private mutating func readStop() {
    let isLast = position + 1 == text.count || text[position + 1] != UInt8(ascii: ".")
    guard isLast, isBeforeBreak(position + 1) else { return }
    if position > 0, text[position - 1] == UInt8(ascii: ".") {
      clause += 1
      return
    }
    if text.isPart(before: position), Self.abbreviations.contains(lastKey) { return }
    endSentence()
  }

  private static let abbreviations = Set(
    ["mr", "mrs", "ms", "dr", "prof", "vs", "e.g", "i.e", "approx", "dept", "st", "jr", "sr"].map {
      WordKey($0.utf8)
    })

  /// Whether the next scalar that is neither a closing sign nor another stop is a space, or there is none.
  private func isBeforeBreak(_ from: Int) -> Bool {
    var next = from
    for _ in 0..<3 where next < text.count {
      let (scalar, length) = text.scalar(at: next)
      switch scalar {
      case ".", "!", "?", "\"", "'", "\u{201D}", "\u{2019}", ")", "]", "*", "_": next += length
      default: return WordForms.isSpace(scalar)
      }
    }
    return true
  }

  private mutating func endLine() {
    endSentence()
    quotations.breakLine()
  }

  mutating func endSentence() {
    sentence += 1
    clause += 1
  }
}

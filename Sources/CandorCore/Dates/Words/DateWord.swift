// SPDX-License-Identifier: GPL-3.0-or-later

/// One piece of a text, as the readers of dates see it: a run of letters, a run of digits, or a single mark.
///
/// "27th" is two words, the second one glued to the first; white space only shows as the lack of glue.
struct DateWord: Sendable {
  enum Kind: Hashable, Sendable { case letters, digits, mark }

  let kind: Kind
  /// In lower case, with one kind of dash and of apostrophe; empty for whatever no reader can know: words that are
  /// long or hold other letters than a–z.
  let text: String
  /// What the lexicon knows of it.
  let lexeme: Lexeme?
  /// The value of up to eight digits.
  let number: Int?
  let range: Range<String.Index>
  /// No white space stands before it.
  let isGlued: Bool
  let isCapitalized: Bool

  /// "week", "months"
  var isUnit: Bool {
    if case .unit? = lexeme { true } else { false }
  }

  var digitCount: Int { kind == .digits ? text.utf8.count : 0 }

  /// Splits a text, in one pass.
  static func words(of text: String) -> [DateWord] {
    var words: [DateWord] = []
    var start = text.startIndex
    var kind: Kind?
    var isGlued = false
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    func finish(at end: String.Index) {
      guard let done = kind else { return }
      words.append(DateWord(done, scalars[start..<end], isGlued: isGlued && !words.isEmpty))
      isGlued = true
    }
    while index < scalars.endIndex {
      let next = Kind(of: scalars[index])
      if next != kind || next == .mark {
        finish(at: index)
        start = index
        kind = next
      }
      if next == nil { isGlued = false }
      index = scalars.index(after: index)
    }
    finish(at: scalars.endIndex)
    return words
  }

  private init(_ kind: Kind, _ scalars: Substring.UnicodeScalarView, isGlued: Bool) {
    self.kind = kind
    self.isGlued = isGlued
    range = scalars.startIndex..<scalars.endIndex
    var text = ""
    // The longest word of the lexicon has fourteen letters, the longest number eight digits.
    if scalars.prefix(15).count <= 14 {
      for scalar in scalars {
        switch scalar {
        case "A"..."Z": text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        case " "..."~": text.unicodeScalars.append(scalar)
        case "\u{2019}": text = "'"
        case "\u{2010}"..."\u{2013}", "\u{2212}": text = "-"
        // The long dash parts clauses.
        case "\u{2014}", "\u{2015}": text = ";"
        // An arrow, however it is drawn.
        case "\u{2192}", "\u{21D2}", "\u{2794}", "\u{27A1}": text = ">"
        default: break
        }
      }
      if kind != .mark, text.utf8.count != scalars.count { text = "" }
    }
    self.text = text
    isCapitalized = scalars.first.map { ("A"..."Z").contains($0) } ?? false
    number = kind == .digits && text.utf8.count <= 8 ? Int(text) : nil
    lexeme = kind == .letters ? Lexeme.known[text] : nil
  }
}

extension DateWord.Kind {
  /// Nil for white space.
  init?(of scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "A"..."Z": self = .letters
    case "0"..."9": self = .digits
    case " ", "\t", "\n", "\r": return nil
    case "!"..."~": self = .mark
    default:
      if scalar.properties.isWhitespace { return nil }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        self = .letters
      default: self = .mark
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// One sentence of a turn, as said and as read.
struct SpokenSentence {
  /// In Unicode scalars of the turn.
  let range: Range<Int>
  /// Without stutters, fillers and what stands in brackets.
  let plain: String
  /// How many words that is.
  let length: Int
  let endsAsQuestion: Bool
  /// Ends in a dash: somebody was interrupted.
  let isBroken: Bool
}

/// Takes a turn apart into sentences and tidies how people speak when somebody writes it down: “I- I'm, um, not”.
enum SpokenText {
  static func sentences(of text: String) -> [SpokenSentence] {
    let scalars = Array(text.unicodeScalars)
    var sentences: [SpokenSentence] = []
    var start = 0
    var index = 0
    func close(at end: Int, asQuestion: Bool) {
      let words = words(of: scalars[start..<end])
      if !words.isEmpty {
        let last = scalars[start..<end].last { !WordForms.isSpace($0) }
        sentences.append(
          SpokenSentence(
            range: start..<end, plain: words.joined(separator: " ") + (asQuestion ? "?" : "."),
            length: words.count, endsAsQuestion: asQuestion,
            isBroken: last == "-" || last == "\u{2014}" || last == "\u{2013}"))
      }
      start = end
    }
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      let isMark = [".", "!", "?", "\u{2026}"].contains(scalar)
      guard isMark || ["\n", "\r", "\u{2028}", "\u{2029}"].contains(scalar) else { continue }
      if isMark, index < scalars.count, !endsWord(scalars[index]) { continue }
      close(at: index, asQuestion: scalar == "?")
    }
    close(at: scalars.count, asQuestion: false)
    return sentences
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    WordForms.isSpace(scalar)
      || ["\"", "'", "\u{201D}", "\u{2019}", ")", "]", "-", "\u{2014}"].contains(scalar)
  }

  /// The written words with their commas, without what nobody meant to say.
  private static func words(of scalars: ArraySlice<Unicode.Scalar>) -> [String] {
    var words: [String] = []
    var depth = 0
    for piece in scalars.split(whereSeparator: WordForms.isSpace) {
      let opens = piece.contains("[")
      let closes = piece.contains("]")
      if opens { depth = 1 }
      let isAside = depth > 0
      if closes { depth = 0 }
      guard !isAside, piece.contains(where: WordForms.isPart) else { continue }
      let said = lastTry(piece)
      let bare = WordForms.folded(said.filter { WordForms.isPart($0) || WordForms.isApostrophe($0) })
      if fillers.contains(bare) { continue }
      if let last = words.last, last.hasSuffix("-"), bare.hasPrefix(WordForms.folded(String(last.dropLast())))
      {
        words.removeLast()
      }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: said)
      words.append(String(word).trimmedMarks)
    }
    return words
  }

  /// “w-w-what” is “what”, “that-that's” is “that's”; “well-being” stays.
  private static func lastTry(_ piece: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var piece = piece
    for _ in 0..<4 {
      guard let dash = piece.firstIndex(of: "-"), dash > piece.startIndex, dash + 1 < piece.endIndex else {
        return piece
      }
      let first = WordForms.folded(piece[piece.startIndex..<dash])
      guard WordForms.folded(piece[(dash + 1)...].prefix(first.unicodeScalars.count)) == first else {
        return piece
      }
      piece = piece[(dash + 1)...]
    }
    return piece
  }

  private static let fillers: Set<String> = ["um", "uh", "er", "erm", "uhm", "umm", "hm", "ehm"]
}

extension String {
  /// Without the marks that end a sentence; a dash in front of or behind a word stays where it was.
  fileprivate var trimmedMarks: String {
    var text = self[...]
    while let last = text.unicodeScalars.last, [".", "!", "?", "\u{2026}"].contains(last) {
      text = text.dropLast()
    }
    return String(text)
  }
}

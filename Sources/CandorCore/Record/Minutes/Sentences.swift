// SPDX-License-Identifier: GPL-3.0-or-later

/// The sentences of a line.
enum Sentences {
  /// Splits at full stops, semicolons and other ends; an abbreviation or an initial ends nothing. One pass.
  static func split(_ text: Substring) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var wordStart = text.startIndex
    var index = text.startIndex
    // How far a bracket is open: what stands in it ends no sentence, unless it never closes.
    var inside = 0
    while index < text.endIndex {
      let mark = text[index]
      let next = text.index(after: index)
      inside = mark == "(" ? 200 : mark == ")" ? 0 : max(0, inside - 1)
      if mark.isWhitespace {
        wordStart = next
      } else if "!?;.".contains(mark), next < text.endIndex, text[next].isWhitespace, inside == 0,
        mark != "." || endsSentence(text[wordStart..<index], before: text[next...])
      {
        sentences.append(text[start..<next])
        start = next
        wordStart = next
      }
      index = next
    }
    if start < text.endIndex { sentences.append(text[start...]) }
    return sentences.map(\.trimmedEnds).filter { !$0.isEmpty }
  }

  private static func endsSentence(_ word: Substring, before rest: Substring) -> Bool {
    guard let first = rest.first(where: { !$0.isWhitespace }), !first.isLowercase else { return false }
    let letters = word.drop { "([\"'“".contains($0) }
    return letters.utf8.count > 16 || letters.count > 1 && !abbreviations.contains(letters.lowercased())
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "e.g", "i.e", "etc", "vs", "approx", "no", "st", "jr", "sr", "inc",
    "ltd", "fig", "al", "dept",
    "resp", "min", "max", "hr", "hrs", "tel", "ext", "cf", "p", "pp", "vol", "sec",
  ]
}

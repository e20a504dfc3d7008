// SPDX-License-Identifier: GPL-3.0-or-later

/// A word of a line, with the marks around it.
struct PledgeWord: Sendable {
  /// As written, without the marks; "I" and "'ll" of "I'll" are two words.
  let bare: Substring
  /// In lower case, with one kind of apostrophe; a short form as the word it stands for. Empty for words of more
  /// than forty bytes, which no list knows.
  let lower: String
  /// The opening marks and the closing ones.
  let before: Substring
  let after: Substring

  var range: Range<String.Index> { bare.startIndex..<bare.endIndex }
  var isCapitalized: Bool { bare.first.map { $0.isLetter && !$0.isLowercase } ?? false }
  /// Whether a mark parts it from the word that follows.
  var endsClause: Bool { after.contains { ",;:!?)]—".contains($0) } }
  var isDash: Bool { PledgeWord.dashes.contains(lower) }
  /// A mark of an enumeration parts it from the word that follows.
  var endsItem: Bool { after.contains(",") }

  static let dashes: Set<String> = ["-", "–", "—", "--", "→", "->", "=>", "⇒", "|", "·"]

  /// Splits a text, in one pass.
  static func words(of text: Substring) -> [PledgeWord] {
    var words: [PledgeWord] = []
    for written in text.split(whereSeparator: \.isWhitespace) {
      var bare = written
      if !dashes.contains(String(written.prefix(4))) {
        bare = bare.drop { "([{\"“‘'*_`<".contains($0) }
        while let last = bare.last, ")]}\"”’'*_`>,.;:!?…—".contains(last) { bare.removeLast() }
        // Marks alone are a word of their own.
        if bare.isEmpty { bare = written }
      }
      let before = written[..<bare.startIndex]
      let after = written[bare.endIndex...]
      guard bare.utf8.count <= 40 else {
        words.append(PledgeWord(bare: bare, lower: "", before: before, after: after))
        continue
      }
      let lower = String(bare.lowercased().map { "’‘ʼ".contains($0) ? "'" : $0 })
      if let (stem, ending) = Self.parts(of: lower), let cut = bare.lastIndex(where: { "'’‘ʼ".contains($0) })
      {
        let end = ending == "not" ? bare.index(before: cut) : cut
        words.append(PledgeWord(bare: bare[..<end], lower: stem, before: before, after: bare[cut..<cut]))
        words.append(PledgeWord(bare: bare[end...], lower: ending, before: bare[end..<end], after: after))
      } else {
        words.append(PledgeWord(bare: bare, lower: lower, before: before, after: after))
      }
    }
    return words
  }

  /// "i'll" as "i", "will".
  private static func parts(of lower: String) -> (String, String)? {
    if lower == "won't" { return ("wo", "not") }
    for (ending, word) in [("'ll", "will"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("n't", "not")]
    where lower.hasSuffix(ending) && lower.utf8.count > ending.utf8.count {
      return (String(lower.dropLast(ending.count)), word)
    }
    return nil
  }
}

extension ArraySlice<PledgeWord> {
  /// The words as they stand, with what is between them.
  func text(in line: Substring) -> Substring {
    guard let first, let last else { return line[line.startIndex..<line.startIndex] }
    return line[first.bare.startIndex..<last.bare.endIndex]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Remark {
  /// The wording it offers, ready to stand in the line in place of `text`: blanks are written `…`.
  ///
  /// Where the rule says what to put in place of the words, the text with that; of a question asked to accuse or to lead,
  /// the open one; else the first sentence that the offer quotes. Nil where the offer only asks.
  package func rewording(of text: String) -> String? {
    if let swap, let swapped = swapped(swap, in: text) { return swapped }
    if isOnQuestion, let asked = CuriousForm.of(text) { return asked }
    return offer.flatMap(quotedSentence)
  }

  private func swapped(_ swap: String, in text: String) -> String? {
    guard let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound, limitedBy: text.endIndex),
      let end = text.utf8.index(start, offsetBy: bytes.count, limitedBy: text.endIndex)
    else { return nil }
    var before = text[..<start]
    var after = text[end...]
    guard swap.isEmpty else { return before + swap + after }
    while let sign = after.first, sign == "," || sign.isWhitespace { after.removeFirst() }
    while let sign = before.last, sign == " " || sign == "," { before.removeLast() }
    guard after.contains(where: \.isLetter) else {
      return before.contains(where: \.isLetter) ? String(before + after) : nil
    }
    if after.lowercased().hasPrefix("but ") { after = after.dropFirst(4) }
    let begins = before.isEmpty || [".", "!", "?", "\n"].contains(before.last)
    let rest = begins ? after.prefix(1).uppercased() + after.dropFirst() : String(after)
    return before.isEmpty ? rest : before + " " + rest
  }

  /// The first stretch between “ and ” that begins as a sentence does and is not the words themselves.
  private func quotedSentence(of offer: String) -> String? {
    for piece in offer.split(separator: "“").dropFirst(offer.hasPrefix("“") ? 0 : 1) {
      guard let end = piece.firstIndex(of: "”"), piece.first?.isUppercase == true else { continue }
      if piece[..<end] != quote { return String(piece[..<end]) }
    }
    return nil
  }
}

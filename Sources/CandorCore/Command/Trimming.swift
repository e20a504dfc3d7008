// SPDX-License-Identifier: GPL-3.0-or-later

extension StringProtocol {
  /// Without white space at either end.
  package var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}

extension String {
  /// The first letter upper case, a final period where no mark ends it: an answer as a sentence.
  package var asSentence: String {
    let text = trimmed
    guard let first = text.first, let last = text.last else { return "" }
    let ending = last.isLetter || last.isNumber || "%)\"”’'".contains(last) ? "." : ""
    let quoted = "\"”’'".contains(last) && text.dropLast().last.map { ".!?".contains($0) } ?? false
    return first.uppercased() + text.dropFirst() + (quoted ? "" : ending)
  }
}

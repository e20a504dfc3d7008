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
  /// An answer as a sentence: a plain first word gets its capital, a last word its period.
  ///
  /// What people spell in a way of their own stays so: iOS, an address, a number alone.
  package var asSentence: String {
    let text = trimmed
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, let last = words.last else { return "" }
    let isPlain = first.allSatisfy { $0.isLowercase || "'’,".contains($0) }
    let start = isPlain ? text.prefix(1).uppercased() + text.dropFirst() : text
    return start + (last.wantsPeriod(in: words.count) ? "." : "")
  }
}

extension Substring {
  /// Whether a sentence that ends with this word, of so many, wants a period after it.
  fileprivate func wantsPeriod(in words: Int) -> Bool {
    guard let last, !contains("://"), words > 1 || !allSatisfy({ $0.isNumber || ".,%-".contains($0) }) else {
      return false
    }
    if last.isLetter || last.isNumber || "%)".contains(last) { return true }
    let quotes = "\"”’'"
    guard quotes.contains(last) else { return false }
    return !(dropLast().last.map { ".!?…".contains($0) } ?? false)
  }
}

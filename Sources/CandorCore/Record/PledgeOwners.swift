// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells whose commitment a line is, by its first words.
struct PledgeOwners: Sendable {
  /// In lower case.
  private let names: [String]

  init(names: [String]) {
    self.names = names.map { PledgeWords.trimmed($0[...]).lowercased() }.filter { !$0.isEmpty }
  }

  /// The owner in the words used, and the line without them.
  func split(_ line: String) -> (who: String?, owner: Owner, rest: String) {
    let text = PledgeWords.withoutBullet(line)
    if let (who, rest) = beforeColon(text) {
      return (who, owner(of: who), rest)
    }
    if let (who, rest) = spoken(text) {
      return (who, owner(of: who), rest)
    }
    return (nil, .other, String(text))
  }

  private func owner(of who: String) -> Owner {
    let who = who.lowercased()
    if ["me", "i", "myself"].contains(who) { return .me }
    return ["you", "they", "them"].contains(who) || names.contains(who) ? .them : .other
  }

  /// "Sam: …", up to five words; "9:30" and "https://" are none.
  private func beforeColon(_ text: Substring) -> (String, String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let who = PledgeWords.trimmed(text[..<colon])
    let rest = text[text.index(after: colon)...]
    let words = who.split { $0.isWhitespace }
    guard (1...5).contains(words.count), !rest.hasPrefix("//"), let last = who.last else { return nil }
    if last.isNumber, let next = rest.first, next.isNumber { return nil }
    guard who.first?.isLetter == true || who.first == "@" else { return nil }
    return (who, String(rest))
  }

  /// "I'll …", "I will …", "Sam will …", "we should …", "Sam to …".
  private func spoken(_ text: Substring) -> (String, String)? {
    let words = text.split(maxSplits: 3, whereSeparator: \.isWhitespace)
    guard words.count >= 2 else { return nil }
    for ending in ["'ll", "’ll"] where words[0].lowercased().hasSuffix(ending) {
      let who = String(words[0].dropLast(ending.count))
      guard isOwner(who) else { return nil }
      return (who, String(text[words[1].startIndex...]))
    }
    guard words.count >= 3, isOwner(String(words[0])),
      ["will", "to", "shall"].contains(words[1].lowercased())
    else {
      return nil
    }
    return (String(words[0]), String(text[words[2].startIndex...]))
  }

  private func isOwner(_ word: String) -> Bool {
    let lower = word.lowercased()
    if ["i", "you", "they", "we", "he", "she"].contains(lower) || names.contains(lower) { return true }
    guard let first = word.first, first.isUppercase else { return false }
    return word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" }
  }
}

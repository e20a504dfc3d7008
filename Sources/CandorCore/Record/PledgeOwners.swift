// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells whose commitment a line is, by its first words.
struct PledgeOwners: Sendable {
  /// The other person's names, in lower case.
  private let names: Set<String>

  init(person: String?, aliases: [String]) {
    let first = person?.split { $0.isWhitespace }.first.map(String.init)
    names = Set(
      ([person, first] + aliases).compactMap { $0?.lowercased() }.map { PledgeWords.trimmed($0[...]) }
    )
    .subtracting([""])
  }

  func owner(of who: String) -> Owner {
    let who = who.hasPrefix("@") ? who.dropFirst().lowercased() : who.lowercased()
    if ["me", "i", "myself"].contains(who) { return .me }
    return ["you", "they", "them", "he", "she", "him", "her"].contains(who) || names.contains(who)
      ? .them : .other
  }

  /// Whether it is the writer or the other person, however much it may look like a date (April, June).
  func isKnown(_ who: String) -> Bool { owner(of: who) != .other }

  /// What stands before a colon, up to five words. The colon of "9:30" and of an address is none.
  func heading(of text: Substring) -> (heading: String, rest: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let heading = PledgeWords.trimmed(text[..<colon])
    let rest = text[text.index(after: colon)...]
    guard let first = heading.first, let last = heading.last,
      first.isLetter || first.isNumber || "@(".contains(first),
      !rest.hasPrefix("//"), !(last.isNumber && rest.first?.isNumber == true)
    else { return nil }
    let count = heading.split { $0.isWhitespace }.count
    return count <= 5 && !heading.contains { "?!".contains($0) } ? (heading, String(rest)) : nil
  }

  /// "I'll …", "I will …", "Sam will …", "Sam to …", "we need to …", "Ana and Bo will …".
  func spoken(_ text: String) -> (who: String, rest: String)? {
    // The subject has up to five words, what binds it to the verb up to three.
    let words = text.split(maxSplits: 9) { $0.isWhitespace }
    for count in 1...5 where count < words.count {
      let subject = words[count - 1]
      if let short = subject.lowercased().shortened, count == 1 {
        let who = String(subject.prefix(subject.count - short.ending))
        guard isSubject([who[...]], beforeTo: false), let steps = bond(words[1...], after: short.verb) else {
          continue
        }
        return (who, String(text[words[1 + steps].startIndex...]))
      }
      guard let steps = bond(words[count...], after: nil), words.count > count + steps else { continue }
      let names = Array(words[..<count])
      guard isSubject(names, beforeTo: words[count].lowercased() == "to") else { return nil }
      return (names.joined(separator: " "), String(text[words[count + steps].startIndex...]))
    }
    return nil
  }

  /// How many words of "will", "to", "need to", "is going to" stand at the start; nil where none do.
  private func bond(_ words: ArraySlice<Substring>, after verb: String?) -> Int? {
    let next = words.prefix(3).map { $0.lowercased() }
    if verb == "will" { return words.isEmpty ? nil : 0 }
    let said = (verb.map { [$0] } ?? []) + next
    for bond in PledgeOwners.bonds where said.starts(with: bond) {
      let steps = bond.count - (verb == nil ? 0 : 1)
      return words.count > steps ? steps : nil
    }
    return nil
  }

  private static let bonds: [[String]] = [
    ["will"], ["shall"], ["to"], ["should"], ["must"],
    ["need", "to"], ["needs", "to"], ["have", "to"], ["has", "to"], ["am", "going", "to"],
    ["is", "going", "to"],
    ["are", "going", "to"],
  ]

  /// Whether the words name somebody: a pronoun, the other person, a group, names with capitals joined by "and".
  private func isSubject(_ words: [Substring], beforeTo: Bool) -> Bool {
    let lower = words.map { $0.lowercased() }
    let whole = lower.joined(separator: " ")
    if names.contains(whole) || PledgeOwners.people.contains(whole) { return true }
    for (index, word) in words.enumerated() {
      if index > 0, index < words.count - 1, ["and", "&", "+"].contains(lower[index]) { continue }
      let name = word.last == "," && index < words.count - 1 ? word.dropLast() : word
      if names.contains(name.lowercased()) || ["i", "you"].contains(lower[index]) { continue }
      let bare = name.first == "@" ? name.dropFirst() : name
      guard name.first == "@" || name.first?.isUppercase == true, !bare.isEmpty,
        bare.allSatisfy({ $0.isLetter || $0.isNumber || "-'’._".contains($0) }),
        !PledgeOwners.notNames.contains(lower[index]),
        !beforeTo || !PledgeOwners.notBeforeTo.contains(lower[index])
      else { return false }
    }
    return true
  }

  private static let people: Set<String> = [
    "i", "you", "they", "we", "he", "she", "everyone", "everybody", "all", "both", "the team", "team",
    "the board",
  ]
  private static let notNames: Set<String> = [
    "it", "this", "that", "these", "those", "there", "what", "who", "which", "when", "where", "how", "why",
    "nothing", "something", "anything", "everything", "nobody", "if", "then", "so", "the", "a", "an", "and",
    "will",
  ]
  /// What opens a sentence before "to" and names nobody.
  private static let notBeforeTo: Set<String> = [
    "need", "needs", "want", "try", "trying", "hope", "hopes", "hoping", "plan", "plans", "planning", "time",
    "remember", "agree", "agreed", "continue", "start", "begin", "prepare", "able", "ready", "going", "have",
    "has",
    "had", "ought", "aim", "due", "next", "offer", "promise", "promised", "reach", "talk", "speak", "listen",
    "reply",
    "respond", "write", "go", "come", "move", "switch", "report", "refer", "add", "link", "get", "back",
    "action",
    "actions", "decision", "intend", "expect", "commit", "seek", "learn", "help", "stick", "return",
    "forward",
    "send", "give", "mail", "email", "apply", "attend", "contribute", "say", "look", "changes", "update",
    "access",
    "answer", "explain", "present", "introduce", "connect", "invite", "today", "ask", "something", "like",
    "happy",
  ]
}

extension String {
  /// The verb inside "i'll", "i'm", "sam's", and how many letters it takes.
  fileprivate var shortened: (verb: String, ending: Int)? {
    for mark in ["'", "’"] {
      if hasSuffix(mark + "ll") { return ("will", 3) }
      if hasSuffix(mark + "m") { return ("am", 2) }
      if hasSuffix(mark + "re") { return ("are", 3) }
      if hasSuffix(mark + "s") { return ("is", 2) }
    }
    return nil
  }
}

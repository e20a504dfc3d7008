// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells whose commitment a line is: the writer's, the other person's, or somebody else's.
struct PledgeOwners: Sendable {
  /// The other person's names, in lower case.
  private let names: Set<String>
  let parties: Parties

  init(person: String?, aliases: [String]) {
    let first = person?.split { $0.isWhitespace }.first.map(String.init)
    names = Set(
      ([person, first] + aliases).compactMap { $0?.lowercased() }.map { PledgeWords.trimmed($0[...]) }
    )
    .subtracting([""])
    parties = Parties(known: names)
  }

  func owner(of who: String) -> Owner {
    let who = who.hasPrefix("@") ? who.dropFirst().lowercased() : who.lowercased()
    if PartyWords.me.contains(who) { return .me }
    return PartyWords.pronouns.contains(who) || names.contains(who) ? .them : .other
  }

  /// Whether it is the writer or the other person, however much it may look like a date (April, June).
  func isKnown(_ who: String) -> Bool { owner(of: who) != .other }

  /// "I'll …", "Sam to …", "we need to …", "Ana agreed to …", at the start of a text.
  func spoken(_ text: String) -> (who: String, rest: String)? {
    let words = PledgeWord.words(of: text.prefix(400))
    guard let said = Speech(words[...], among: parties), let next = said.rest.first,
      said.kind != .anybody, said.bond.strength != .hope, !said.isDenied,
      !said.bond.isBareTo || canBeBareTo(said)
    else { return nil }
    return (String(said.who.text(in: text[...])), String(text[next.bare.startIndex...]))
  }

  private func canBeBareTo(_ said: Speech) -> Bool {
    !said.who.contains { ActionWords.isVerb($0.lower) && !PartyWords.givenNames.contains($0.lower) }
  }
}

/// What stands before a colon, up to five words. The colon of "9:30" and of an address is none.
struct LineHeading {
  let text: String
  let rest: Substring

  init?(of text: Substring) {
    // Five words of any kind are shorter than this; an essay without a colon is not read to its end.
    guard let colon = text.prefix(200).firstIndex(of: ":") else { return nil }
    let heading = PledgeWords.trimmed(text[..<colon])
    let rest = text[text.index(after: colon)...]
    guard let first = heading.first, let last = heading.last,
      first.isLetter || first.isNumber || "@([*_".contains(first),
      !rest.hasPrefix("//"), !(last.isNumber && rest.first?.isNumber == true),
      heading.split(whereSeparator: \.isWhitespace).count <= 5,
      !heading.contains(where: { "?!".contains($0) })
    else { return nil }
    self.text = heading
    self.rest = rest
  }
}

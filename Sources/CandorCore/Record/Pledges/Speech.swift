// SPDX-License-Identifier: GPL-3.0-or-later

/// Who is to do something, in spoken words: "Ana will …", "Ana and Bo agreed to …", "the secretary is to …".
struct Speech: Sendable {
  /// The words that name somebody.
  let who: ArraySlice<PledgeWord>
  let kind: Parties.Kind
  let bond: Bond
  /// What is to be done, the verb first.
  let rest: ArraySlice<PledgeWord>

  /// What is said from the first of these words on.
  ///
  /// With `trusting` the place says that somebody is to do something, so that a name in small letters will do.
  init?(_ words: ArraySlice<PledgeWord>, among parties: Parties, trusting: Bool = false) {
    let start = words.startIndex
    let last = min(start + Parties.longestDescribed, words.endIndex - 1)
    var index = start + 1
    // "both Ana and Bo"; "for Ana to …" is said where something is left.
    while index < last + 1, index < words.endIndex {
      defer { index += 1 }
      // "Ana (with Bo) will …"
      if words[index].before.contains("("), index - start <= 5,
        let close = words[index...].prefix(6).firstIndex(where: { $0.after.contains(")") }),
        close + 1 < words.endIndex,
        let bond = Bond(words[(close + 1)...]),
        let kind = Self.kind(
          of: words[start..<index], bond, words[(close + 1)...], among: parties, trusting: trusting)
      {
        self.init(
          who: words[start..<index], kind: kind, bond: bond, rest: words[(close + 1 + bond.count)...])
        return
      }
      if words[index - 1].endsClause, !words[index - 1].endsItem { return nil }
      guard let bond = Bond(words[index...]) else { continue }
      let who = words[start..<index]
      // Inside "anyone who wants to come should …" nothing binds until the description ends.
      if let opener = who.last?.lower, ["who", "that", "which", "whoever"].contains(opener) { continue }
      guard let kind = Self.kind(of: who, bond, words[index...], among: parties, trusting: trusting) else {
        if let said = Self.reported(who, bond, words, among: parties) {
          self = said
          return
        }
        if who.contains(where: { ["who", "that", "whose"].contains($0.lower) }) { continue }
        return nil
      }
      self.init(who: who, kind: kind, bond: bond, rest: words[(index + bond.count)...])
      return
    }
    return nil
  }

  private init(who: ArraySlice<PledgeWord>, kind: Parties.Kind, bond: Bond, rest: ArraySlice<PledgeWord>) {
    self.who = who
    self.kind = kind
    self.bond = bond
    self.rest = rest
  }

  private static func kind(
    of who: ArraySlice<PledgeWord>, _ bond: Bond, _ bound: ArraySlice<PledgeWord>, among parties: Parties,
    trusting: Bool
  ) -> Parties.Kind? {
    let kind = parties.kind(of: who, trusting: trusting)
    if trusting, bond.isBareTo, kind == .named, parties.kind(of: who) == nil {
      // "mo to write it up", but no letter to somebody.
      guard let verb = bound.dropFirst(bond.count).first?.lower, ActionWords.isVerb(verb) || verb == "be"
      else { return nil }
    }
    // "Will need to …" and "May have to …" name nobody: one would need to.
    if who.count == 1, let only = who.first, PartyWords.givenNames.contains(only.lower),
      !parties.known.contains(only.lower),
      let verb = bound.first(where: { !Bond.adverbs.contains($0.lower) })?.lower, isPlural(verb)
    {
      return nil
    }
    // "Hope to hear from you"
    if bond.isBareTo, who.count == 1, who.first?.lower == "hope", !parties.known.contains("hope") {
      return nil
    }
    // "all to comment" is said to all; "one to watch" and "people to ask" are said of nobody.
    if bond.isBareTo, kind == .anybody, !trusting { return nil }
    return kind
  }

  private static func isPlural(_ verb: String) -> Bool {
    [
      "need", "have", "are", "hope", "plan", "aim", "intend", "try", "take", "agree", "offer", "promise",
      "commit", "want",
    ].contains(verb)
  }

  /// "Ana said that she will …" and "Ana says she'll …" are Ana's.
  private static func reported(
    _ who: ArraySlice<PledgeWord>, _ bond: Bond, _ words: ArraySlice<PledgeWord>, among parties: Parties
  ) -> Speech? {
    guard let pronoun = who.last, PartyWords.pronouns.contains(pronoun.lower) || pronoun.lower == "i" else {
      return nil
    }
    var named = who.dropLast()
    if let that = named.last, that.lower == "that" { named = named.dropLast() }
    guard let verb = named.last, reports.contains(verb.lower) else { return nil }
    named = named.dropLast()
    if let has = named.last, ["has", "have"].contains(has.lower) { named = named.dropLast() }
    guard let kind = parties.kind(of: named) else { return nil }
    return Speech(who: named, kind: kind, bond: bond, rest: words[(who.endIndex + bond.count)...])
  }

  private static let reports: Set<String> = [
    "said", "says", "say", "confirmed", "confirms", "mentioned", "noted", "promised", "promises", "stated",
    "announced",
    "added", "replied", "wrote",
  ]
}

extension Speech {
  /// Whether it is said that it will not be done.
  var isDenied: Bool {
    for word in rest.prefix(4) {
      if ["not", "never", "no"].contains(word.lower) { return true }
      if !Bond.adverbs.contains(word.lower) { break }
    }
    return false
  }

  /// The verb without adverbs before it, with what follows.
  var action: ArraySlice<PledgeWord> { rest.drop { Bond.adverbs.contains($0.lower) || $0.lower == "to" } }
}

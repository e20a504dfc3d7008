// SPDX-License-Identifier: GPL-3.0-or-later

// Other forms than "Ana will …" in which somebody is to do something.
extension ClauseJudge {
  /// "The slides are to be sent by Ana", "Room to be booked by Friday".
  func passive(_ words: ArraySlice<PledgeWord>) -> Clause? {
    guard let be = words.prefix(24).firstIndex(where: { $0.lower == "be" }), be > words.startIndex,
      let bond = ["to", "will", "should", "must", "shall"].first(where: { $0 == words[be - 1].lower })
    else { return nil }
    let participle = words[(be + 1)...].prefix(3).first { !Bond.adverbs.contains($0.lower) }
    guard let participle, ActionWords.isParticiple(participle.lower) else { return nil }
    for by in words[(be + 2)...].prefix(16).indices
    where words[by].lower == "by" && words.count > by + 1 - words.startIndex {
      for length in [5, 4, 3, 2, 1] where by + length < words.endIndex {
        let named = words[(by + 1)...(by + length)]
        guard !named.dropLast().contains(where: { $0.endsClause && !$0.endsItem }),
          let kind = parties.kind(of: named), kind != .anybody
        else { continue }
        return Clause(
          who: named.text(in: sentence), kind: kind, what: words[words.startIndex].bare.startIndex,
          head: by + length)
      }
    }
    let subject = words[words.startIndex..<(be - 1)]
    guard bond != "will", bond != "shall", !Self.isOccasion.contains(participle.lower),
      parties.kind(of: subject) == nil
    else { return nil }
    var clause = Clause(who: nil, kind: nil, what: words[words.startIndex].bare.startIndex, head: be)
    clause.wantsDue = !context.isListed
    return clause
  }

  /// What is done to meetings and votes.
  private static let isOccasion: Set<String> = [
    "held", "announced", "discussed", "decided", "continued", "postponed", "determined", "seen", "scheduled",
    "continued",
    "resumed", "had",
  ]

  /// "It is for Ana to …", "left with Bo to …", "up to the chairs to …".
  func handedOver(_ words: ArraySlice<PledgeWord>) -> Clause? {
    for index in words.prefix(12).indices {
      let isAsked = Self.wishes.contains(words[index].lower) && index > words.startIndex
      guard isAsked || ["for", "with", "to"].contains(words[index].lower) else { continue }
      let before = index > words.startIndex ? words[index - 1].lower : "is"
      guard
        [
          "is", "are", "left", "remains", "it's", "that's", "up", "down", "over", "task", "action", "item",
          "falls",
        ].contains(before) || isAsked,
        let speech = Speech(words[(index + 1)...], among: parties), speech.bond.isBareTo,
        let verb = speech.action.first, isPlausible(verb), [.named, .role, .me].contains(speech.kind)
      else { continue }
      return Clause(
        who: speech.who.text(in: sentence), kind: speech.kind, what: verb.bare.startIndex,
        head: speech.rest.startIndex)
    }
    return nil
  }

  /// "We need Ana to …"
  private static let wishes: Set<String> = [
    "need", "needs", "want", "wants", "like", "asked", "asks", "expect", "expects",
  ]

  /// "Ana, please …", "Welcome Ana and Bo - please …".
  func addressed(_ words: ArraySlice<PledgeWord>) -> Clause? {
    guard
      let please = words.prefix(14).firstIndex(where: { ["please", "pls", "kindly"].contains($0.lower) }),
      please > words.startIndex, words.count > please + 1 - words.startIndex
    else { return nil }
    var named = words[words.startIndex..<please]
    // "Ana, could you please …"
    if named.count > 2, named.last?.lower == "you", let may = named.dropLast().last,
      ["can", "could", "would", "will"].contains(may.lower)
    {
      named = named.dropLast(2)
    }
    guard let last = named.last else { return nil }
    guard last.isDash || last.endsClause || named.allSatisfy(parties.isNameWord) else { return nil }
    if last.isDash { named = named.dropLast() }
    while let first = named.first, Self.greetings.contains(first.lower) { named = named.dropFirst() }
    guard let kind = parties.kind(of: named) else { return nil }
    return Clause(
      who: named.text(in: sentence), kind: kind, what: words[please + 1].bare.startIndex, head: please)
  }

  private static let greetings: Set<String> = [
    "welcome", "hi", "hello", "hey", "dear", "thanks", "thank", "you", "to", "congratulations", "congrats",
    "ok",
  ]

  /// "Ana reviews the draft by Friday"; in a list of things to be done also "Ana review the draft".
  func present(_ words: ArraySlice<PledgeWord>, isFirst: Bool) -> Clause? {
    for count in 1...6 where count < words.count {
      let word = words[words.startIndex + count]
      let who = words[words.startIndex..<(words.startIndex + count)]
      if let last = who.last, last.endsClause, !last.endsItem { return nil }
      let base = ActionWords.base(ofThirdPerson: word.lower)
      let isBase = context.isListed && ActionWords.isVerb(word.lower) && !word.isCapitalized
      guard base != nil || isBase,
        let kind = parties.kind(of: who, trusting: context.isListed && base == nil && isFirst),
        [.named, .role, .me, .everybody].contains(kind), !(who.last?.endsItem ?? false)
      else { continue }
      // "Board review" is a thing as well; "Greg review" is not.
      if base == nil, kind == .role, ActionWords.alsoNouns.contains(word.lower) { continue }
      let verb = base ?? word.lower
      guard
        context.isListed || !ActionWords.isNoTask.contains(verb) && !ActionWords.isOfMeetings.contains(verb)
      else {
        return nil
      }
      var clause = Clause(
        who: who.text(in: sentence), kind: kind, what: word.bare.startIndex, head: words.startIndex + count)
      clause.verb = verb
      if !context.isListed, isFirst {
        clause.wantsDue = true
      }
      return clause
    }
    return nil
  }
}

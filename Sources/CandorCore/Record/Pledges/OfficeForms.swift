// SPDX-License-Identifier: GPL-3.0-or-later

// How offices and groups are named.
extension Parties {
  /// "the new community lead", "workshop organizers", "Board", "Ana's team".
  func isOffice(_ words: ArraySlice<PledgeWord>) -> Bool {
    guard let last = words.last, let first = words.first, words.count <= 7 else { return false }
    // "Ask the team", "call (owner …"
    if words.dropFirst().contains(where: { !$0.before.isEmpty }) { return false }
    if words.count > 1, ActionWords.isVerb(first.lower),
      PartyWords.determiners.contains(words[words.startIndex + 1].lower)
    {
      return false
    }
    let head = words.firstIndex { PartyWords.roles.contains($0.lower) }
    guard let head else { return false }
    // "the chair of the board", "members of the EC"
    let isAlone = head == words.index(before: words.endIndex)
    if !isAlone {
      guard ["of", "for", "from", "in", "on", "at"].contains(words[head + 1].lower),
        words.count > head - words.startIndex + 2
      else {
        return PartyWords.roles.contains(last.lower) && startsOffice(first) && isQuiet(words.dropFirst())
      }
    }
    return (head == words.startIndex || startsOffice(first))
      && isQuiet(words[words.startIndex..<head].dropFirst())
      && isQuiet(words[head...].dropFirst(2))
  }

  private func startsOffice(_ word: PledgeWord) -> Bool {
    if PartyWords.determiners.contains(word.lower) || PartyWords.roles.contains(word.lower) { return true }
    if ActionWords.isVerb(word.lower), !ActionWords.alsoNouns.contains(word.lower) { return false }
    return !PartyWords.notNames.contains(word.lower)
      && word.bare.allSatisfy { $0.isLetter || "-'’&".contains($0) }
  }

  /// No word of them does or parts anything.
  private func isQuiet(_ words: ArraySlice<PledgeWord>) -> Bool {
    words.indices.allSatisfy { index in
      let word = words[index].lower
      if word.isEmpty || ActionWords.isPast(word) { return false }
      let isJoined = index > words.startIndex && ["of", "for", "in", "and"].contains(words[index - 1].lower)
      if ["the", "a", "an"].contains(word) { return isJoined || index == words.startIndex }
      return PartyWords.determiners.contains(word) || !PartyWords.notNames.contains(word)
        || ["of", "for", "in", "and"].contains(word)
    }
  }

  /// "Members of the board who have not voted", "anyone who wants to come", "all of us".
  func isDescribed(_ words: ArraySlice<PledgeWord>) -> Bool {
    guard let first = words.first, words.count > 1, let last = words.last else { return false }
    if words.count <= 4,
      PartyWords.everybody.contains(first.lower) || ["each", "some", "one", "any"].contains(first.lower),
      words.dropFirst().first?.lower == "of",
      PartyWords.everybody.contains(last.lower) || PartyWords.roles.contains(last.lower)
    {
      return true
    }
    guard
      let who = words.firstIndex(where: {
        ["who", "that", "whose", "with", "on", "in", "attending"].contains($0.lower)
      }),
      who > words.startIndex, who < words.index(before: words.endIndex)
    else { return false }
    let head = words[..<who]
    guard !["who", "that"].contains(last.lower), !words.dropLast().contains(where: \.endsClause) else {
      return false
    }
    if PartyWords.everybody.contains(first.lower) || PartyWords.anybody.contains(first.lower) {
      return head.count == 1
    }
    if ["those", "all"].contains(first.lower), head.count == 1 { return true }
    return ["who", "that", "whose"].contains(words[who].lower) && isOffice(head)
  }
}

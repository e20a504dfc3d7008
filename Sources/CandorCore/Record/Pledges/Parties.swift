// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells whether words name somebody who can owe something.
struct Parties: Sendable {
  /// Lower-case names of people known, however much they look like something else (April, Will).
  let known: Set<String>

  enum Kind: Hashable, Sendable {
    case me
    /// A name, initials, a handle; several of them.
    case named
    /// An office or a group: "the secretary".
    case role
    /// Somebody spoken of before: "she".
    case pronoun
    /// "we", "everyone".
    case everybody
    /// "someone": nobody yet.
    case anybody
  }

  /// More words than this are no name; a group that is described ("members who …") may have more.
  static let longest = 9
  static let longestDescribed = 16

  /// What the words name, all of them; nil where they name nobody.
  ///
  /// With `trusting` the place says that it is somebody: a name in small letters will do.
  func kind(of words: ArraySlice<PledgeWord>, trusting: Bool = false) -> Kind? {
    if words.count > 1, words.count <= Self.longestDescribed,
      words.contains(where: {
        Self.maybes.contains($0.lower) || $0.bare.contains("/") && $0.bare.first != "@"
      })
    {
      let plain = words.flatMap(Self.parted)
      if plain.count != words.count || plain.contains(where: { $0.lower == "/" }) {
        return plain.count <= 24 ? kind(of: plain[...], trusting: trusting) : nil
      }
    }
    guard let first = words.first, words.count <= Self.longestDescribed else { return nil }
    if known.contains(words.map(\.lower).joined(separator: " ")) { return .named }
    if words.count == 1 {
      if PartyWords.me.contains(first.lower), first.lower != "i" || first.isCapitalized || trusting {
        return .me
      }
      if PartyWords.pronouns.contains(first.lower) { return .pronoun }
      if PartyWords.everybody.contains(first.lower) { return .everybody }
      if PartyWords.anybody.contains(first.lower) { return .anybody }
    }
    if isDescribed(words) { return PartyWords.anybody.contains(first.lower) ? .anybody : .role }
    guard words.count <= Self.longest else { return nil }
    var kinds: [Kind] = []
    var start = words.startIndex
    for index in words.indices {
      let isConnector = PartyWords.connectors.contains(words[index].lower)
      let isLast = index == words.index(before: words.endIndex)
      guard isConnector || isLast || words[index].endsItem else { continue }
      let item = words[start..<(isConnector ? index : index + 1)]
      start = index + 1
      if item.isEmpty {
        // "Ana, and Bo", but neither a beginning nor an end of nothing.
        if isConnector, index > words.startIndex, !isLast { continue }
        return nil
      }
      if isConnector, isLast { return nil }
      guard let kind = kind(ofItem: item, trusting: trusting) else { return nil }
      kinds.append(kind)
    }
    if kinds.count == 1 { return kinds[0] }
    return kinds.contains(.anybody) ? .anybody : kinds.isEmpty ? nil : .named
  }

  /// "Lee/Bo" as "Lee", "and", "Bo"; nothing of "possibly".
  private static func parted(_ word: PledgeWord) -> [PledgeWord] {
    if maybes.contains(word.lower) { return [] }
    guard word.bare.contains("/"), word.bare.first != "@", !PartyWords.connectors.contains(word.lower) else {
      return [word]
    }
    let parts = word.bare.split(separator: "/")
    return parts.enumerated().flatMap { place, part -> [PledgeWord] in
      let words = PledgeWord.words(of: part)
      let slash = PledgeWord(bare: part, lower: "and", before: "", after: "")
      return place == 0 ? words : [slash] + words
    }
  }

  private static let maybes: Set<String> = [
    "possibly", "maybe", "perhaps", "probably", "ideally", "hopefully",
  ]

  /// One of an enumeration.
  private func kind(ofItem words: ArraySlice<PledgeWord>, trusting: Bool) -> Kind? {
    guard let first = words.first, let last = words.last else { return nil }
    if known.contains(words.map(\.lower).joined(separator: " ")) { return .named }
    if words.count == 1 {
      if PartyWords.me.contains(first.lower) { return .me }
      if PartyWords.everybody.contains(first.lower) { return .everybody }
      if PartyWords.anybody.contains(first.lower) { return .anybody }
      if PartyWords.pronouns.contains(first.lower) { return .pronoun }
    }
    if isOffice(words) { return .role }
    if words.count == 1, isSeveral(first) { return .named }
    guard words.count <= 4, isNameWord(last) || trusting && words.count == 1 && isSmallName(first) else {
      return nil
    }
    for word in words.dropLast() {
      let isInitial = word.bare.count == 1 && word.isCapitalized
      guard
        isInitial || isNameWord(word) || PartyWords.particles.contains(word.lower)
          || PartyWords.titles.contains(word.lower)
      else { return nil }
    }
    return .named
  }

  /// "the new community lead", "workshop organizers", "Board", "Ana's team".
  private func isOffice(_ words: ArraySlice<PledgeWord>) -> Bool {
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
    words.allSatisfy { word in
      !word.lower.isEmpty
        && (PartyWords.determiners.contains(word.lower) || !PartyWords.notNames.contains(word.lower)
          || ["of", "for", "in", "and"].contains(word.lower))
    }
  }

  /// "Members of the board who have not voted", "anyone who wants to come", "all of us".
  private func isDescribed(_ words: ArraySlice<PledgeWord>) -> Bool {
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

  /// "Ana/Bo", "JB+TT", "Ana&Bo".
  private func isSeveral(_ word: PledgeWord) -> Bool {
    let parts = word.bare.split(omittingEmptySubsequences: false) { "/+&".contains($0) }
    guard (2...6).contains(parts.count) else { return false }
    return parts.allSatisfy { part in
      let words = PledgeWord.words(of: part)
      guard words.count == 1 else { return false }
      return isNameWord(words[0]) || PartyWords.roles.contains(words[0].lower)
        || PartyWords.everybody.contains(words[0].lower)
        || PartyWords.me.contains(words[0].lower)
    }
  }

  /// A word that looks like a part of a name: a handle, initials, a capital that no list knows better.
  func isNameWord(_ word: PledgeWord) -> Bool {
    if known.contains(word.lower) { return true }
    if word.bare.first == "@" {
      let handle = word.bare.dropFirst()
      return !handle.isEmpty && handle.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    }
    guard word.isCapitalized, !word.lower.isEmpty,
      word.bare.allSatisfy({ $0.isLetter || "-'’.‐".contains($0) })
    else { return false }
    let letters = word.lower.filter(\.isLetter)
    if word.bare.allSatisfy({ !$0.isLowercase }), letters.count <= 5 {
      return !PartyWords.notInitials.contains(letters) && (letters != "i")
    }
    if PartyWords.givenNames.contains(word.lower) { return true }
    if PartyWords.notNames.contains(word.lower) || PartyWords.topics.contains(word.lower) { return false }
    if PartyWords.roles.contains(word.lower) { return true }
    if ActionWords.isVerb(word.lower) || ActionWords.isNoTask.contains(word.lower) { return false }
    if ActionWords.isGerund(word.lower) || ActionWords.isPast(word.lower) { return false }
    if ActionWords.base(ofThirdPerson: word.lower) != nil { return false }
    if word.lower.utf8.count > 6, PartyWords.endings.contains(where: word.lower.hasSuffix) { return false }
    return !word.lower.hasSuffix("'s")
  }

  /// A handle or a first name in small letters, where the place says that it is somebody.
  private func isSmallName(_ word: PledgeWord) -> Bool {
    let lower = word.lower
    return (2...20).contains(lower.utf8.count)
      && lower.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
      && lower.contains(where: \.isLetter) && !PartyWords.notNames.contains(lower)
      && !PartyWords.topics.contains(lower)
      && !ActionWords.isVerb(lower) && !ActionWords.isNoTask.contains(lower) && !ActionWords.isGerund(lower)
      && !ActionWords.isOfMeetings.contains(lower) && !ActionWords.isOfTalking.contains(lower)
      && !ActionWords.isOfAdvice.contains(lower) && !ActionWords.isParticiple(lower)
      && !PartyWords.determiners.contains(lower)
      && !PartyWords.endings.contains(where: { lower.utf8.count > 6 && lower.hasSuffix($0) })
  }
}

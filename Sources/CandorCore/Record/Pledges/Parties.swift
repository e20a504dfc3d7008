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
}

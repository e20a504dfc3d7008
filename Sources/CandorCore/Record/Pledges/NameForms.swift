// SPDX-License-Identifier: GPL-3.0-or-later

// How names are written.
extension Parties {
  /// "Ana/Bo", "JB+TT", "Ana&Bo".
  func isSeveral(_ word: PledgeWord) -> Bool {
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
  func isSmallName(_ word: PledgeWord) -> Bool {
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

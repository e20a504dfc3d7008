// SPDX-License-Identifier: GPL-3.0-or-later

/// What ties somebody to what they are to do: "will", "agreed to", "is responsible for".
struct Bond: Hashable, Sendable {
  let strength: Strength
  /// How many words it takes, adverbs among them included.
  let count: Int
  let isBareTo: Bool
  /// "needs to", "has to": it has to be done, where "should" only says that it would be good.
  let isNeed: Bool
  /// "can", "could", "would": no more than that it is possible.
  let isModal: Bool
  /// "responsible for", "tasked with": a thing may follow as well as a verb.
  let takesThing: Bool
  /// "can"
  let isAbility: Bool

  enum Strength: Hashable, Sendable {
    /// Said or taken on.
    case firm
    /// Somebody has to: "needs to", "should".
    case duty
    /// Somebody would like to: "hopes to", "can".
    case hope
  }

  /// The bond that begins with the first of these words.
  init?(_ words: ArraySlice<PledgeWord>) {
    var start = words.startIndex
    while start < words.endIndex, Self.adverbs.contains(words[start].lower), start - words.startIndex < 3 {
      start += 1
    }
    guard start < words.endIndex else { return nil }
    for pattern in Self.patterns[words[start].lower] ?? [] {
      guard let end = Self.match(pattern.slots, words, from: start) else { continue }
      self.init(
        strength: pattern.strength, count: end - words.startIndex,
        isBareTo: end == start + 1 && words[start].lower == "to",
        isNeed: !["should", "must", "ought", "had"].contains(words[start].lower),
        isModal: pattern.strength == .hope
          && (end == start + 1 || ["want", "wants", "would"].contains(words[start].lower)),
        isAbility: words[start].lower == "can",
        takesThing: end > start + 1 && ["with", "of", "for", "on", "over"].contains(words[end - 1].lower))
      return
    }
    return nil
  }

  private init(
    strength: Strength, count: Int, isBareTo: Bool, isNeed: Bool, isModal: Bool, isAbility: Bool,
    takesThing: Bool
  ) {
    self.strength = strength
    self.count = count
    self.isBareTo = isBareTo
    self.isNeed = isNeed
    self.isModal = isModal
    self.isAbility = isAbility
    self.takesThing = takesThing
  }

  /// What may stand before a bond, inside it, and before the verb.
  static let adverbs: Set<String> = [
    "also", "then", "now", "still", "both", "each", "all", "kindly", "again", "later", "probably", "likely",
    "definitely",
    "hopefully", "possibly", "please", "always", "already", "further", "first", "just", "immediately",
    "gladly", "soon",
    "personally", "jointly", "together", "themselves", "himself", "herself", "initially", "tentatively",
    "either",
    "therefore", "thus", "subsequently", "finally", "next", "briefly", "quickly", "separately", "next",
    "only",
  ]

  private static func match(
    _ slots: [Slot], _ words: ArraySlice<PledgeWord>, from start: Int
  ) -> Int? {
    var index = start
    for (place, slot) in slots.enumerated() {
      if place > 0 {
        while index < words.endIndex, !slot.words.contains(words[index].lower),
          adverbs.contains(words[index].lower)
        {
          index += 1
        }
      }
      if index < words.endIndex, slot.words.contains(words[index].lower) {
        index += 1
      } else if !slot.isOptional {
        return nil
      }
    }
    return index
  }

  private struct Slot: Sendable {
    let words: Set<String>
    let isOptional: Bool
  }

  private struct Pattern: Sendable {
    let strength: Strength
    let slots: [Slot]
  }

  /// By the first word. A slot lists its words with bars between; a question mark makes it optional.
  private static let patterns: [String: [Pattern]] = {
    var patterns: [String: [Pattern]] = [:]
    for (strength, texts) in [(Strength.firm, firm), (.duty, duty), (.hope, hope)] {
      for text in texts {
        let slots = text.split(separator: " ").map { slot in
          Slot(
            words: Set(slot.drop { $0 == "?" }.split(separator: "|").map(String.init)),
            isOptional: slot.first == "?")
        }
        for word in slots[0].words.sorted() {
          patterns[word, default: []].append(Pattern(strength: strength, slots: slots))
        }
      }
    }
    return patterns
  }()

  private static let firm = [
    "is|are|am|was|were asked|tasked|assigned|appointed|nominated|instructed|requested|directed|charged|designated|"
      + "delegated|told|chosen to|with",
    "has|have been asked|tasked|assigned|appointed|nominated|instructed|requested|directed|charged|designated|told|"
      + "chosen to|with",
    "is|are|am|was|were|be responsible|accountable for",
    "is|are|am in charge of",
    "is|are|am on the hook for|to",
    "is|are|am going|gonna|set|willing|happy|ready|committed to",
    "is|are|am gonna",
    "is|are|am to",
    "has|have agreed|volunteered|offered|promised|committed|undertaken|pledged|accepted|opted|decided|signed ?up to",
    "agreed|agrees|agree|volunteered|volunteers|volunteer|offered|offers|offer|promised|promises|promise|committed|"
      + "commits|commit|undertook|undertakes|undertake|pledged|pledges|pledge|vowed|opted|elected|accepted to",
    "signed up to|for",
    "took|takes|take|taking|has|have|got|gets|accepted|accepts|given|receives|received ?on ?an|the|this|his|her|their "
      + "action|ai|task|todo|job|responsibility|assignment ?item|point to|of|for",
    "took|takes|take|taking on|over",
    "takes|take care of",
    "will|shall",
    "to",
  ]

  private static let duty = [
    "needs|need to", "has|have|having to", "has|have got to", "must", "should", "ought to",
    "is|are|am supposed|expected|required|due|meant|scheduled|obliged to", "had better",
  ]

  private static let hope = [
    "hopes|hope|hoping|plans|plan|planning|aims|aim|aiming|intends|intend|intending|expects|expect|expecting|wants|want|"
      + "tries|try|trying|means to",
    "is|are|am planning|hoping|aiming|intending|trying|expecting|proposing|looking to",
    "would|'d like|love|prefer to", "can", "could", "may", "might", "would",
  ]
}

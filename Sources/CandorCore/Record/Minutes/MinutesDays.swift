// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands in brackets and says something else: "(Bo: vote tomorrow)".
struct Asides {
  private var ranges: [Range<Int>] = []

  /// A day in brackets counts where it opens them, or words of aims and deadlines do.
  init(in text: Substring) {
    var open: Int?
    var content = ""
    for (offset, character) in text.enumerated() {
      if "([".contains(character) {
        open = offset
        content = ""
      } else if ")]".contains(character), let start = open {
        let words = PledgeWord.words(of: content.prefix(80)[...])
        if let first = words.first, words.count > 1, first.isCapitalized || words.contains(where: \.isDash),
          !PartyWords.notNames.contains(first.lower)
        {
          ranges.append(start..<offset)
        }
        open = nil
      } else if open != nil, content.utf8.count < 200 {
        content.append(character)
      }
    }
  }

  func isOutside(_ range: Range<String.Index>, of whole: String, _ text: Substring) -> Bool {
    guard !ranges.isEmpty else { return true }
    let offset = whole.distance(from: whole.startIndex, to: range.lowerBound)
    return !ranges.contains { $0.contains(offset) }
  }
}

/// Words for a day that are none.
enum VagueDays {
  static func kind(of text: Substring) -> MinutesItem.Unclear {
    let words = PledgeWord.words(of: text)
    for (index, word) in words.enumerated() {
      if vague.contains(word.lower) { return .vagueDay }
      if word.lower == "soon"
        || word.lower == "possible" && index > 0 && ["as", "when", "where"].contains(words[index - 1].lower)
      {
        return .vagueDay
      }
      guard leads.contains(word.lower) else { continue }
      for next in words[(index + 1)...].prefix(5) {
        if events.contains(next.lower) { return .eventDay }
        if next.endsClause { break }
      }
    }
    return .noDay
  }

  private static let vague: Set<String> = [
    "asap", "a.s.a.p", "shortly", "eventually", "sometime", "someday", "immediately", "urgently", "quickly",
    "whenever", "later",
  ]
  private static let leads: Set<String> = [
    "by", "before", "until", "till", "for", "at", "next", "during", "after",
  ]
  private static let events: Set<String> = [
    "meeting", "call", "release", "workshop", "conference", "event", "review", "launch", "session", "sprint",
    "retreat",
    "offsite", "off-site", "deadline", "cutoff", "election", "summit", "hackathon", "then", "agm", "retro",
    "standup", "check-in",
    "gathering", "kickoff", "kick-off", "go-live", "visit", "time", "telecon", "f2f", "audit",
  ]
}

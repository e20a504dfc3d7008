// SPDX-License-Identifier: GPL-3.0-or-later

/// What a promise hangs on: "if the vendor answers", "once the room is booked".
enum Proviso {
  /// The first condition of a text, in its own words; they stay where they are.
  static func find(in text: String) -> String? {
    let words = PledgeWord.words(of: text[...])
    for index in words.indices {
      guard let length = opening(words[index...]), words.count > index + length,
        !(words[index].lower == "if" && isAskedFor(words[..<index])),
        !(isLoose(words[index].lower) && index > 0 && !words[index - 1].endsClause)
      else { continue }
      let end =
        words[index...].dropFirst(length).firstIndex(where: \.endsClause)
        ?? words.index(before: words.endIndex)
      return String(words[index...end].text(in: text[...]))
    }
    return nil
  }

  /// How many words open a condition here.
  private static func opening(_ words: ArraySlice<PledgeWord>) -> Int? {
    for opening in openings where words.count > opening.count {
      if zip(opening, words).allSatisfy({ $0 == $1.lower }) { return opening.count }
    }
    return nil
  }

  private static let openings: [[String]] = [
    ["if"], ["unless"], ["once"], ["as", "soon", "as"], ["as", "long", "as"], ["provided"], ["providing"],
    ["assuming"],
    ["subject", "to"], ["pending"], ["depending", "on"], ["contingent", "on"], ["in", "case"], ["when"],
    ["after"],
  ]

  /// These open a condition only at the start or behind a mark: "tell us when it is ready" has none.
  private static func isLoose(_ word: String) -> Bool { ["when", "after"].contains(word) }

  /// "check if the room is free" asks, and hangs on nothing.
  private static func isAskedFor(_ before: ArraySlice<PledgeWord>) -> Bool {
    for word in before.reversed().prefix(6) {
      if word.endsClause { return false }
      if ActionWords.asksWhether.contains(word.lower) { return true }
    }
    return false
  }
}

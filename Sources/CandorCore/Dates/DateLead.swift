// SPDX-License-Identifier: GPL-3.0-or-later

/// The words before a date that say how it is meant.
struct DateLead {
  /// The first word that belongs to the date.
  private(set) var start: Int
  private(set) var hasArticle = false
  private(set) var isIntroduced = false
  private(set) var isDeadline = false
  /// The words before make it no day to do something by: "after friday", "every friday", "the plan for Q3".
  private(set) var isBlocked = false

  /// Looks back from the first word of a date, which spans so many days, and no further than the floor.
  init(before date: Int, in words: [DateWord], floor: Int, days: Int) {
    var start = date
    func word(_ steps: Int) -> String {
      start - steps >= floor ? words[start - steps].text : ""
    }
    hasArticle = DateLead.articles.contains(word(1))
    if hasArticle { start -= 1 }
    for _ in 0..<3 {
      // one preposition leads, behind "due" or "deadline" only: "a day before by friday"
      if isDeadline, !["due", "deadline", ":"].contains(word(1)) { break }
      // "due: friday"
      if word(1) == ":", ["due", "deadline", "by"].contains(word(2)) { start -= 1 }
      let word = word(1)
      if DateLead.deadlines.contains(word) {
        isDeadline = true
      } else if word == "for" && days <= 7 || days > 1 && DateLead.periods.contains(word) {
        isIntroduced = true
      } else {
        break
      }
      start -= 1
    }
    if word(1) == "than", word(2) == "later", ["no", "not"].contains(word(3)) {
      start -= 3
      isDeadline = true
    }
    isIntroduced = isIntroduced || isDeadline
    isBlocked = (isIntroduced ? DateLead.strongBlockers : DateLead.blockers).contains(word(1))
    // "the first sunday" is not next Sunday.
    if case .ordinal? = start > floor ? words[start - 1].lexeme : nil { isBlocked = true }
    self.start = isIntroduced ? start : date
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "our", "my", "your", "his", "her", "their", "its", "this", "that", "another",
  ]
  private static let deadlines: Set<String> = [
    "by", "on", "before", "until", "till", "til", "due", "deadline",
  ]
  private static let periods: Set<String> = ["in", "during", "over", "through", "within", "throughout"]
  private static let blockers: Set<String> = strongBlockers.union([
    "than", "any", "once", "twice", "times", "per", "from", "of", "for", "like",
  ])
  private static let strongBlockers: Set<String> = [
    "after", "since", "every", "each", "starting", "beginning",
  ]
}

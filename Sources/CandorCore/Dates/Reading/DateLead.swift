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
  init(before date: Int, in words: [DateWord], floor: Int, days: Int, aim: DateAim) {
    var start = date
    func word(_ steps: Int) -> String {
      start - steps >= floor ? words[start - steps].text : ""
    }
    hasArticle = DateLead.articles.contains(word(1)) && !DateLead.inner.contains(words[date].text)
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
    if isDeadline, word(1) == "or", ["on", "by", "before"].contains(word(2)) { start -= 2 }
    if word(1) == "thing", word(2) == "first" {
      start -= 2
      isIntroduced = true
    }
    if word(1) == "than", word(2) == "later", ["no", "not"].contains(word(3)) {
      start -= 3
      isDeadline = true
    }
    isIntroduced = isIntroduced || isDeadline
    isBlocked = (isIntroduced ? DateLead.strongBlockers : DateLead.blockers).contains(word(1))
    if aim == .named, DateLead.openings.contains(word(1)) {
      isIntroduced = true
      isBlocked = false
      start -= 1
    }
    // "the first sunday" is not next Sunday.
    if case .ordinal? = start > floor ? words[start - 1].lexeme : nil { isBlocked = true }
    self.start = isIntroduced ? start : date
    if aim == .due, isBehindArrow(start, in: words, floor: floor) { isBlocked = true }
  }

  /// Whether an arrow and words stand before it: "(Ana → vote tomorrow)" says what comes after, not by when.
  private func isBehindArrow(_ start: Int, in words: [DateWord], floor: Int) -> Bool {
    var index = start - 1
    while index >= max(floor, start - 6), words[index].kind != .mark || words[index].text == "-" {
      index -= 1
    }
    return index >= floor && index < start - 1 && words[index].text == ">" && !isIntroduced
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
  /// Where a run of days begins, which tells no due day.
  private static let openings: Set<String> = ["after", "since", "starting", "beginning", "from"]
  /// Words that begin a date and have no article: "ask her in two days".
  private static let inner: Set<String> = [
    "in", "within", "over", "during", "between", "from", "by", "at", "for", "throughout", "tomorrow", "today",
    "yesterday", "tonight",
  ]
  private static let strongBlockers: Set<String> = [
    "after", "since", "every", "each", "other", "alternate", "starting", "beginning",
  ]
}

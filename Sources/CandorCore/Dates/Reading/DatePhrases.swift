// SPDX-License-Identifier: GPL-3.0-or-later

/// A date found in a sentence.
struct DatePhrase {
  let finding: DateFinding
  /// From the preposition to the last word that belongs to it.
  let range: Range<String.Index>
  /// "by", "before", "due" and the like stand before it.
  let isDeadline: Bool
  /// Only marks follow it.
  let isLast: Bool
}

/// The dates of a text. Words are looked at one by one, and only a bounded number around each, so that the time
/// grows with the length of the text and no faster.
struct DatePhrases {
  private let words: [DateWord]
  private let now: DateMoment
  private let aim: DateAim

  init(of text: String, now: DateMoment, aim: DateAim = .due) {
    words = DateWord.words(of: text)
    self.now = now
    self.aim = aim
  }

  /// The text read as one date.
  var whole: DateReading {
    var count = words.count
    while count > 0, [".", "!"].contains(words[count - 1].text) { count -= 1 }
    var scan = DateScan(words: Array(words[..<count]), now: now, aim: aim, at: 0)
    for _ in 0..<6 {
      var ahead = scan
      if let found = DateGrammar.date(&ahead) {
        _ = ahead.takeEvent()
        for _ in 0..<4 where !ahead.takeDayEnding() { _ = ahead.takeClock() }
        if ahead.word == nil { return reading(of: found) }
      }
      guard scan.takeClock() || scan.takeLead() else { break }
    }
    return .unreadable
  }

  private func reading(of finding: DateFinding) -> DateReading {
    switch finding.value {
    case .span(let span): .span(span)
    case .ambiguous(let days): .ambiguous(days)
    case .impossible: .impossible
    }
  }

  /// The dates of a sentence that are certain to be some, those included that are ambiguous between days.
  var all: [DatePhrase] {
    var phrases: [DatePhrase] = []
    var scan = DateScan(words: words, now: now, aim: aim, at: 0)
    var floor = 0
    while let word = scan.word {
      var ahead = scan
      guard !isTouched(word, at: scan.at), let found = DateGrammar.date(&ahead) else {
        scan.at += 1
        continue
      }
      let isTorn = ahead.isGluedOn() && !ahead.isBeforeEvent
      if isTorn || found.value == .impossible {
        scan.at = ahead.at
        continue
      }
      let lead = DateLead(before: scan.at, in: words, floor: floor, days: found.dayCount, aim: aim)
      if let phrase = phrase(found, lead, &ahead) {
        phrases.append(phrase)
        scan.at = ahead.at
        floor = scan.at
      } else if lead.isBlocked {
        scan.at = ahead.at
      } else {
        scan.at += 1
      }
    }
    return phrases
  }

  /// Whether something other than an opening or parting mark touches a word from the left.
  private func isTouched(_ word: DateWord, at index: Int) -> Bool {
    guard word.isGlued, index > 0 else { return false }
    let before = words[index - 1]
    guard before.kind == .mark else { return true }
    if before.text == ":" { return index > 1 && words[index - 2].kind == .digits }
    return !["", "(", "[", "{", "\"", "'", "*", "_", ",", ";", "!", "?", ">"].contains(before.text)
  }

  /// The date with what belongs to it on both sides; nil where the sentence does not make it certain enough.
  private func phrase(_ finding: DateFinding, _ lead: DateLead, _ scan: inout DateScan) -> DatePhrase? {
    var ending = scan
    let hasEvent = lead.isIntroduced && ending.takeEvent()
    if !hasEvent { for _ in 0..<2 where !ending.takeDayEnding() { break } }
    guard !ending.isGluedOn(), !ending.isBeforeHabit else { return nil }
    let closes = ending.endsClause() || ending.isBeforeFunctionWord
    let isCertain: Bool
    switch finding.certainty {
    case .plain: isCertain = true
    case .free: isCertain = lead.isIntroduced || closes
    case .introduced: isCertain = lead.isIntroduced && !lead.hasArticle
    case .closing: isCertain = lead.isIntroduced && closes
    case .deadline: isCertain = lead.isDeadline && closes
    case .spoken: isCertain = aim == .named && closes
    case .bare:
      // "on 15", but not "1 on 1".
      let isCount = lead.start > 0 && words[lead.start - 1].kind == .digits
      isCertain = aim == .named && lead.isDeadline && closes && !isCount
    case .clock: isCertain = aim == .named
    case .alone: isCertain = false
    }
    guard isCertain, !lead.isBlocked else { return nil }
    if lead.hasArticle && finding.certainty != .spoken && !(lead.isIntroduced && (hasEvent || closes)) {
      return nil
    }
    scan = ending
    return DatePhrase(
      finding: finding, range: words[lead.start].range.lowerBound..<words[scan.at - 1].range.upperBound,
      isDeadline: lead.isDeadline, isLast: words[scan.at...].allSatisfy { $0.kind == .mark })
  }
}

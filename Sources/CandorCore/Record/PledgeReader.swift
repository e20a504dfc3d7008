// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a commitment from one line: "who: what by when", or the same in spoken words.
package struct PledgeReader: Sendable {
  private let dates: DateReader
  private let owners: PledgeOwners

  /// - Parameters:
  ///   - today: the day the line is written.
  ///   - person: the other person's name, where the conversation has one; its first word stands for it as well.
  ///   - aliases: what else they are called.
  package init(today: Day, person: String?, aliases: [String]) {
    dates = DateReader(today: today)
    owners = PledgeOwners(person: person, aliases: aliases)
  }

  /// Takes the owner and the date out of the line; what is left is the promise, in its own words.
  ///
  /// The due day is the last phrase that reads as one. A day that has passed is not a due day, unless "by" or the
  /// like stands before it; one that is ambiguous is asked about there, and at the end of the line.
  package func read(_ line: String) -> PledgeReading {
    let text = PledgeWords.withoutMarker(line)
    var heading: String?
    var what = String(text)
    if let split = owners.heading(of: text) { (heading, what) = (split.heading, split.rest) }

    var due = duePhrase(of: what)
    what = PledgeWords.tidy(what, without: due?.range)
    if let who = heading, !owners.isKnown(who), let dated = takeDay(from: who) {
      heading = dated.rest
      due = due ?? dated.due
    }
    if case .ambiguous(let phrase, let days) = due { return .ambiguousDay(phrase: phrase, days) }

    var owner = heading.map(owners.owner) ?? .other
    if let spoken = owners.spoken(what),
      heading == nil || owner != .other && owners.owner(of: spoken.who) == owner
    {
      what = spoken.rest
      heading = heading ?? spoken.who
      owner = heading.map(owners.owner) ?? .other
    }
    guard !what.isEmpty else { return .empty }
    return .pledge(Pledge(who: heading, owner: owner, what: what, due: due?.span))
  }

  private enum Due {
    case day(DaySpan, Range<String.Index>?)
    case ambiguous(phrase: String, [DaySpan])

    var span: DaySpan? {
      if case .day(let span, _) = self { span } else { nil }
    }

    var range: Range<String.Index>? {
      if case .day(_, let range) = self { range } else { nil }
    }
  }

  private func duePhrase(of text: String) -> Due? {
    for phrase in DatePhrases(of: text, now: dates.now).all.reversed() {
      switch phrase.finding.value {
      case .span(let span) where phrase.isDeadline || span.to >= dates.today: return .day(span, phrase.range)
      case .ambiguous(let days) where phrase.isDeadline || phrase.isLast:
        return .ambiguous(phrase: String(text[phrase.range]), days)
      case .span, .ambiguous, .impossible: continue
      }
    }
    return nil
  }

  /// The day in a heading such as "Ana, by friday" or "Friday", and what is left of the heading.
  private func takeDay(from heading: String) -> (due: Due, rest: String?)? {
    switch dates.read(heading) {
    case .span(let span): return (.day(span, nil), nil)
    case .ambiguous(let days): return (.ambiguous(phrase: heading, days), nil)
    case .unreadable: break
    }
    guard let due = duePhrase(of: heading) else { return nil }
    let rest = PledgeWords.tidy(heading, without: due.range)
    return (due, rest.isEmpty ? nil : rest)
  }
}

/// What became of a line that should be a commitment.
package enum PledgeReading: Hashable, Sendable {
  case pledge(Pledge)
  /// The day can be read in several ways, the earliest first: ask.
  case ambiguousDay(phrase: String, [DaySpan])
  /// No action is left.
  case empty
}

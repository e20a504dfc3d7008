// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the line that somebody gave when asked for a commitment: "who: what by when", or the same in spoken words.
///
/// Lenient: the person was asked for commitments, so every line with something to do is one, as it was typed. What
/// was not asked for is read by `MinutesReader`.
package struct PledgeReader: Sendable {
  private let today: Day
  private let owners: PledgeOwners

  /// - Parameters:
  ///   - today: the day the line is written.
  ///   - person: the other person's name, where the conversation has one; its first word stands for it as well.
  ///   - aliases: what else they are called.
  package init(today: Day, person: String?, aliases: [String]) {
    self.today = today
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
    if let split = LineHeading(of: text), !Self.isNote(split.text) {
      (heading, what) = (split.text, String(split.rest))
    }

    var due = Deadline(in: what, today: today)
    if heading == nil, owners.spoken(what) == nil {
      for _ in 0..<3 {
        guard let note = Assignment(endOf: what[...], today: today, among: owners.parties),
          note.who != nil || heading != nil || note.opensWithMarker,
          !PledgeWords.tidy(String(note.rest)).isEmpty
        else { break }
        heading = heading ?? note.who
        what = String(note.rest)
        due = Deadline(in: what, today: today) ?? note.deadline?.withoutPlace ?? due?.withoutPlace
      }
    }
    what = PledgeWords.tidy(what, without: due?.range)
    if let who = heading, !owners.isKnown(who), let dated = takeDay(from: who) {
      heading = dated.rest
      due = due ?? dated.due
    }
    if case .several(let phrase, let days) = due { return .ambiguousDay(phrase: phrase, days) }

    var owner = heading.map(owners.owner) ?? .other
    if let spoken = owners.spoken(what),
      heading == nil || owner != .other && owners.owner(of: spoken.who) == owner
    {
      what = PledgeWords.tidy(spoken.rest)
      heading = heading ?? spoken.who
      owner = heading.map(owners.owner) ?? .other
    }
    guard !what.isEmpty else { return .empty }
    return .pledge(Pledge(who: heading, owner: owner, what: what, due: due?.span))
  }

  /// "review it - Owner: Ana" has its colon behind what is to be done.
  private static func isNote(_ heading: String) -> Bool {
    let words = PledgeWord.words(of: heading[...])
    return words.count > 1 && words.last.map { Assignment.markers.contains($0.lower) } ?? false
  }

  /// The day in a heading such as "Ana, by friday" or "Friday", and what is left of the heading.
  private func takeDay(from heading: String) -> (due: Deadline, rest: String?)? {
    switch DateReader(today: today).read(heading) {
    case .span(let span): return (.day(span, nil, isMarked: true), nil)
    case .ambiguous(let days): return (.several(phrase: heading, days), nil)
    case .impossible, .unreadable: break
    }
    guard let due = Deadline(in: heading, today: today) else { return nil }
    let rest = PledgeWords.tidy(heading, without: due.range)
    return (due.withoutPlace, rest.isEmpty ? nil : rest)
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

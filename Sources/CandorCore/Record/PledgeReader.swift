// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a commitment from one line: "who: what by when", or the same in spoken words.
package struct PledgeReader: Sendable {
  private let dates: DateReader
  private let owners: PledgeOwners

  /// - Parameters:
  ///   - person: the other person's name, where the conversation has one.
  ///   - aliases: what else they are called.
  package init(today: Day, person: String?, aliases: [String]) {
    dates = DateReader(today: today)
    owners = PledgeOwners(names: (person.map { [$0] } ?? []) + aliases)
  }

  /// Takes the owner and the date out of the line; what is left is the promise, in its own words.
  ///
  /// The due day is the last phrase that reads as one. A day that has passed is not a due day, unless "by" or the
  /// like stands before it.
  package func read(_ line: String) -> PledgeReading {
    let (who, owner, rest) = owners.split(line)
    let phrases = DatePhrases(of: rest, today: dates.today).all.filter { phrase in
      phrase.isDeadline || phrase.finding.span.map { $0.to >= dates.today } ?? true
    }
    guard let due = phrases.last else { return pledge(who, owner, what: PledgeWords.tidy(rest), due: nil) }
    switch due.finding.value {
    case .ambiguous(let days):
      return .ambiguousDay(phrase: String(rest[due.range]), days)
    case .span(let span):
      return pledge(who, owner, what: PledgeWords.tidy(rest, without: due.range), due: span)
    case .impossible:
      return pledge(who, owner, what: PledgeWords.tidy(rest), due: nil)
    }
  }

  private func pledge(_ who: String?, _ owner: Owner, what: String, due: DaySpan?) -> PledgeReading {
    what.isEmpty ? .empty : .pledge(Pledge(who: who, owner: owner, what: what, due: due))
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

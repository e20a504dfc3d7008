// SPDX-License-Identifier: GPL-3.0-or-later

/// The day by which something is to be done, found in the words that say what.
enum Deadline: Hashable, Sendable {
  /// The range is that of the words, with their preposition.
  case day(DaySpan, Range<String.Index>?, isMarked: Bool)
  case several(phrase: String, [DaySpan])

  /// The last day of a text that can be one. A day that has passed is none, unless "by" or the like stands before
  /// it; one that is ambiguous is asked about there, and at the end.
  ///
  /// `counts` says whether a day at a place is one at all.
  init?(in text: String, today: Day, where counts: (Range<String.Index>) -> Bool = { _ in true }) {
    for phrase in DatePhrases(of: text, now: DateMoment(today)).all.reversed() where counts(phrase.range) {
      switch phrase.finding.value {
      case .span(let span) where phrase.isDeadline || span.to >= today:
        self = .day(span, phrase.range, isMarked: phrase.isDeadline)
        return
      case .ambiguous(let days) where phrase.isDeadline || phrase.isLast:
        self = .several(phrase: String(text[phrase.range]), days)
        return
      case .span, .ambiguous, .impossible: continue
      }
    }
    return nil
  }

  var span: DaySpan? {
    if case .day(let span, _, _) = self { span } else { nil }
  }

  var range: Range<String.Index>? {
    if case .day(_, let range, _) = self { range } else { nil }
  }

  /// Whether "by", "before", "due" or the like says that it is one.
  var isMarked: Bool {
    switch self {
    case .day(_, _, let isMarked): isMarked
    case .several: true
    }
  }
}

extension Deadline {
  /// The same day, found in other words than those at hand.
  var withoutPlace: Deadline {
    if case .day(let span, _, let isMarked) = self { .day(span, nil, isMarked: isMarked) } else { self }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads days the way people write them, seen from a given moment.
package struct DateReader: Sendable {
  let now: DateMoment
  let aim: DateAim

  var today: Day { now.day }

  package init(today: Day, aim: DateAim = .due) {
    self.init(now: DateMoment(today), aim: aim)
  }

  package init(now: DateMoment, aim: DateAim = .due) {
    self.now = now
    self.aim = aim
  }

  /// One short line for a refusal.
  package static let acceptedForms =
    "friday, next friday, tomorrow, in two weeks, 27 nov, end of month, end of Q3, 2026-12-04"

  /// Reads a text that is one date and nothing else.
  ///
  /// A leading "by", "on", "before" or the like, a time of day or an event behind it ("before the 15 May meeting"),
  /// and a final period are fine. "Before" and "until" mean the day itself.
  package func read(_ text: String) -> DateReading {
    DatePhrases(of: text, now: now, aim: aim).whole
  }

  /// The days of a text that is one date, or of the first phrase of a sentence that reads as one; nil where none is
  /// certain to be one.
  package func first(in text: String) -> DaySpan? {
    let phrases = DatePhrases(of: text, now: now, aim: aim)
    if case .span(let span) = phrases.whole { return span }
    for phrase in phrases.all {
      if let span = phrase.finding.span { return span }
    }
    return nil
  }

  /// The last phrase of a sentence that reads as a date, with its preposition inside the range; nil where none is
  /// certain to be one.
  package func last(in text: String) -> (span: DaySpan, range: Range<String.Index>)? {
    for phrase in DatePhrases(of: text, now: now, aim: aim).all.reversed() {
      if let span = phrase.finding.span { return (span, phrase.range) }
    }
    return nil
  }
}

/// What became of a text that should be a date.
package enum DateReading: Hashable, Sendable {
  case span(DaySpan)
  /// Several days are meant equally well, the earliest first: ask.
  case ambiguous([DaySpan])
  /// It has the form of a date, and no such day is known: 31 February.
  case impossible
  case unreadable
}

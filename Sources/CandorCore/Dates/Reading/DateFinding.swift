// SPDX-License-Identifier: GPL-3.0-or-later

/// What one reader made of the words from one place on.
struct DateFinding: Hashable, Sendable {
  let value: Value
  let certainty: Certainty

  enum Value: Hashable, Sendable {
    case span(DaySpan)
    /// Several days are meant equally well, the earliest first.
    case ambiguous([DaySpan])
    /// It has the form of a date, and there is no such day.
    case impossible
  }

  /// What a sentence must show around the words before they are taken for a date.
  enum Certainty: Hashable, Sendable {
    /// Nothing: these words mean a day wherever they stand.
    case plain
    /// That they are no attribute: "friday", but not "the friday report".
    case free
    /// An introducing word: "by may", "on sat".
    case introduced
    /// An introducing word before, and the end of the clause after: "by the 27th".
    case closing
    /// A word of deadlines before and the end of the clause after: "by 3/7".
    case deadline
    /// The end of the clause after, and somebody who asks which day is named: "second sunday".
    case spoken
    /// As closing, and somebody who asks which day is named: "on 15".
    case bare
    /// Somebody who asks which day is named: "at 5pm".
    case clock
    /// They must be the whole text.
    case alone
  }

  init(_ value: Value, _ certainty: Certainty) {
    self.value = value
    self.certainty = certainty
  }

  init(_ span: DaySpan, _ certainty: Certainty = .plain) {
    self.init(.span(span), certainty)
  }

  init(_ day: Day, _ certainty: Certainty = .plain) {
    self.init(.span(DaySpan(day, day)), certainty)
  }

  // Not inlined: the optimizer of Swift 6.3.1 stops with an ownership error on the switch where it is.
  @inline(never)
  var span: DaySpan? {
    if case .span(let span) = value { span } else { nil }
  }

  /// The day meant, where it is a single one.
  var day: Day? {
    if let span, span.from == span.to { span.from } else { nil }
  }

  /// How many days it spans; one, where it is not known which.
  var dayCount: Int {
    switch value {
    case .span(let span): span.to - span.from + 1
    case .ambiguous, .impossible: 1
    }
  }

  /// Nil where a day lies outside the years 1...9999.
  var inCalendar: DateFinding? {
    let spans: [DaySpan]
    switch value {
    case .span(let span): spans = [span]
    case .ambiguous(let several): spans = several
    case .impossible: spans = []
    }
    let isKnown = spans.allSatisfy {
      DateFinding.ordinals.contains($0.from.ordinal) && DateFinding.ordinals.contains($0.to.ordinal)
    }
    return isKnown ? self : nil
  }

  /// From 0001-01-01 to 9999-12-31.
  private static let ordinals = -719_162...2_932_896
}

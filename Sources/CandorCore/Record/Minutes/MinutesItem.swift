// SPDX-License-Identifier: GPL-3.0-or-later

/// A commitment as it was understood from minutes or talk, and what it leaves open.
package struct MinutesItem: Hashable, Sendable {
  /// Counted from one, in the page.
  package internal(set) var line: Int
  /// The words that name the owner, as they stand; nil where nobody is named.
  package internal(set) var who: String?
  /// Empty where only the owner is named.
  package internal(set) var what: String
  package internal(set) var due: DaySpan?
  /// What it hangs on, in its words, which stand in `what` too.
  package internal(set) var condition: String?
  /// What it leaves open, each once, in the order of the cases.
  package internal(set) var unclear: [Unclear]

  /// What a commitment can leave open. The raw values are what JSON says.
  package enum Unclear: String, CaseIterable, Sendable {
    /// Nobody is named.
    case noOwner = "no-owner"
    /// "someone", "volunteers": nobody took it.
    case anybody
    /// "we", "everyone": nobody will feel addressed.
    case everybody
    /// What is to be done is not said.
    case noAction = "no-action"
    /// No day is named.
    case noDay = "no-day"
    /// "ASAP", "soon".
    case vagueDay = "vague-day"
    /// A day that only an event says: "by the next meeting".
    case eventDay = "event-day"
    /// The day can be read in several ways.
    case severalDays = "several-days"
    /// "hopes to", "will try to".
    case tentative
    /// "we should": nobody said that they will.
    case suggestion
  }

  /// Whether somebody said that it will be done, or it was written down as a thing to do.
  package var isFirm: Bool { !unclear.contains(.suggestion) }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// One all-day entry of a calendar.
///
/// What stands in it is read by whoever sees the manager's calendar, and by those who run it: so it holds numbers and
/// days and none of the words and names of a conversation. It blocks no time.
package struct CalendarEntry: Hashable, Sendable {
  /// The same after every export and on every device.
  let id: String
  let title: String
  let note: String
  let days: DaySpan
  /// How often it comes again, counted from its first day.
  let pattern: Recurrence.Pattern?
  /// How often what it says was changed; a calendar replaces an entry by one with more changes.
  let changes: Int
  /// When that was last, in milliseconds since 1970.
  let changedAt: Int64
  /// Whether it is of no use any more, so that a calendar that holds it takes it off.
  let isCancelled: Bool
}

extension CalendarEntry {
  /// The last day of a commitment; nil where it has none.
  init?(_ commitment: CommitmentState, in record: Record) {
    guard let due = commitment.due else { return nil }
    let talk = commitment.made.conversation.flatMap(record.conversation)?.number
    let command = talk.map { "candor show \($0)" } ?? "candor commitments"
    self.init(
      id: "\(commitment.id)",
      title: commitment.made.pledge.owner == .me
        ? "Due: my commitment \(commitment.number)" : "Due: commitment \(commitment.number)",
      note: "`\(command)` says what it is.", days: DaySpan(due.to, due.to), pattern: nil,
      changes: commitment.changes, changedAt: commitment.changedAt,
      isCancelled: !commitment.isOpen)
  }

  /// A day that was agreed on in a finished conversation; nil for any other answer, and for a private one.
  init?(_ field: FieldState, of conversation: Conversation) {
    guard conversation.status == .completed, !field.isPrivate, let answer = field.answer, answer.wasAsked,
      case .date(let days) = answer.value
    else { return nil }
    // What a type of one's own calls its days is not for everybody's eyes; these are ours.
    let what =
      switch field.field {
      case "due": "Due day"
      case "review": "Review"
      case "next-meeting": "Next meeting"
      default: "Day"
      }
    self.init(
      id: "\(conversation.id)-\(field.field)", title: "\(what) (conversation \(conversation.number))",
      note: "`candor show \(conversation.number)` says what it is.", days: days,
      pattern: answer.recurrence.flatMap { $0.pattern.holds(days.from) ? $0.pattern : nil },
      changes: conversation.corrections, changedAt: conversation.updatedAt, isCancelled: false)
  }
}

extension Recurrence.Pattern {
  /// Whether the day is one of those that are counted from it.
  fileprivate func holds(_ day: Day) -> Bool {
    Recurrence(self, start: day)?.next(after: day + -1) == day
  }
}

extension CommitmentList {
  /// An entry for each that has a day.
  package var calendar: CalendarFile {
    CalendarFile(chosen.compactMap { CalendarEntry($0, in: record) })
  }
}

extension ConversationDocument {
  /// An entry for each open commitment that has a day, and for each day that was agreed on.
  package var calendar: CalendarFile {
    let shared = record.commitments(of: conversation.id).filter { commitment in
      commitment.isOpen && commitment.made.field.flatMap { conversation[$0] }?.isPrivate != true
    }
    return CalendarFile(
      shared.compactMap { CalendarEntry($0, in: record) }
        + conversation.fields.compactMap { CalendarEntry($0, of: conversation) })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Answer {
  /// How often the day comes again, where the words of the answer say so.
  var recurrence: Recurrence? {
    guard case .date(let span) = value, span.from == span.to,
      let found = RecurrenceReader(today: span.from).read(text)
    else { return nil }
    return found
  }
}

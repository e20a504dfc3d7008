// SPDX-License-Identifier: GPL-3.0-or-later

/// What candor says in one turn, in order.
package struct Screen: Hashable, Sendable {
  package var said: [Said]

  package init(_ said: [Said] = []) {
    self.said = said
  }
}

/// One thing said. The strings are plain words, as stored or as composed: `Layout` makes them fit to be shown.
package enum Said: Hashable, Sendable {
  /// A plain statement.
  case line(String)
  /// An aside, which may be read over.
  case notice(String)
  case heading(String)
  /// What is asked for `field`. The text's first line is the question, further ones are its choices; hints are
  /// single words on the answer, "optional" or "private" for instance.
  case question(field: Field, text: String, hints: [String])
  /// What an answer was understood to mean, "Fri 4 Dec 2026, in 13 days" for instance.
  case echo(String)
  /// A remark of the coach: the words it is about (empty where it is about words that are missing), the reason,
  /// and a wording to try.
  case remark(rule: String, quote: String, text: String, offer: String?)
  /// Markdown, shown as it stands.
  case document(String)
  /// A refusal or a failure: what, where and what to do.
  case error(String)
}

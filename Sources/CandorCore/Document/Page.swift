// SPDX-License-Identifier: GPL-3.0-or-later

/// A page to read or to hand over: what stands on it, in order. `Markdown` and `HTML` are two ways of writing it down.
struct Page: Hashable, Sendable {
  let title: [Wording]
  /// What stands under the title: the day, for instance.
  let dateline: [Wording]
  var blocks: [Block]

  /// One thing on a page.
  enum Block: Hashable, Sendable {
    /// The title of what follows, up to the next one.
    case heading([Wording])
    case paragraph([Wording])
    /// A paragraph to be said aloud.
    case speech([Wording])
    case list([[Wording]])
    /// The first column names its row; the cells are somebody's words.
    case table(header: [String], rows: [[String]])
  }

  /// A piece of a line, by whose words it is made of.
  enum Wording: Hashable, Sendable {
    /// Words of candor's own.
    case own(String)
    /// Words that somebody typed: they stay words, whatever is in them.
    case words(String)
    /// A command to type.
    case command(String)
  }
}

extension String {
  /// The words on one line, as the line of a page has them.
  var asOneLine: String {
    split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ")
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Breaks a text into lines of at most so many columns.
///
/// A line breaks at spaces, which go; a word that is wider than a whole line breaks between characters. Nothing but
/// spaces is lost, and only a single character that is wider than the line goes over the edge.
struct Wrapping {
  /// At least 1.
  let columns: Int
  let width: (String) -> Int

  /// Lines of one paragraph, each from the second on behind `hanging` spaces. Spaces at the beginning stay, for
  /// they are the text's own indentation; one of more than half a line goes, or there would be no room for words.
  func lines(of paragraph: String, hanging: Int = 0) -> [String] {
    let indentation = String(repeating: " ", count: hanging <= columns / 2 ? hanging : 0)
    var filling = Filling(columns: columns, width: width, indentation: indentation)
    var rest = paragraph[...]
    let opening = rest.prefix { $0 == " " }
    if opening.count <= columns / 2 { filling.open(with: opening) }
    while !rest.isEmpty {
      let gap = rest.prefix { $0 == " " }
      rest = rest[gap.endIndex...]
      let word = rest.prefix { $0 != " " }
      rest = rest[word.endIndex...]
      if !word.isEmpty { filling.add(word, after: gap) }
    }
    return filling.finish()
  }
}

/// The lines that are full, and the one that is being filled.
private struct Filling {
  let columns: Int
  let width: (String) -> Int
  let indentation: String
  private var full: [String] = []
  private var line = ""
  private var used = 0
  private var hasWords = false

  init(columns: Int, width: @escaping (String) -> Int, indentation: String) {
    self.columns = columns
    self.width = width
    self.indentation = indentation
  }

  mutating func open(with spaces: Substring) {
    line = String(spaces)
    used = spaces.count
  }

  mutating func add(_ word: Substring, after gap: Substring) {
    let needed = width(String(word))
    if hasWords {
      if used + gap.count + needed <= columns {
        put(gap, gap.count)
      } else {
        turn()
      }
    }
    if used + needed <= columns {
      put(word, needed)
      return
    }
    for character in word {
      let needed = width(String(character))
      if used + needed > columns {
        if hasWords { turn() }
        if used + needed > columns { clear() }
      }
      put([character], needed)
    }
  }

  mutating func finish() -> [String] {
    if hasWords || full.isEmpty { full.append(hasWords ? line : "") }
    return full
  }

  private mutating func put(_ text: some Sequence<Character>, _ columns: Int) {
    line.append(contentsOf: text)
    used += columns
    hasWords = true
  }

  /// Gives up the indentation, for a character that does not fit behind it.
  private mutating func clear() {
    line = ""
    used = 0
  }

  private mutating func turn() {
    full.append(line)
    line = indentation
    used = indentation.utf8.count
    hasWords = false
  }
}

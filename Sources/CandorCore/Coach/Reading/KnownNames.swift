// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the names of people known.
package struct KnownNames: Sendable {
  private let keys: Set<WordKey>
  private let long: Set<String>
  /// A bit for each key, by which most other words are turned away.
  private let filter: UInt64
  let isEmpty: Bool

  /// - Parameter names: whole names; each word of one counts.
  package init(_ names: [String]) {
    var keys: Set<WordKey> = []
    var long: Set<String> = []
    for name in names {
      for part in name.split(whereSeparator: \.isWhitespace) {
        let word = WordForms.words(in: WordForms.folded(String(part))).first ?? ""
        let key = WordKey(word.utf8)
        if word.isEmpty { continue }
        if key.isWhole { keys.insert(key) } else { long.insert(word) }
      }
    }
    self.keys = keys
    self.long = long
    filter = keys.reduce(0) { $0 | 1 << ($1.mixed >> 58) }
    isEmpty = keys.isEmpty && long.isEmpty
  }

  @inline(__always)
  func contains(_ key: WordKey) -> Bool { filter & 1 << (key.mixed >> 58) != 0 && keys.contains(key) }

  /// Whether a word that no key has room for is part of a name.
  func contains(long folded: String) -> Bool { long.contains(folded) }
}

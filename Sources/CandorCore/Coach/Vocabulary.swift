// SPDX-License-Identifier: GPL-3.0-or-later

/// Every word that some rule knows, numbered, so that an answer's words are looked up once.
struct Vocabulary: Sendable {
  /// A word's number; positive.
  typealias Word = Int32

  /// Any word that no rule knows.
  static let unknown: Word = 0

  private var numbers: [String: Word] = [:]
  private(set) var kinds: [WordKind] = [[]]

  init() {
    for (kind, words) in WordKind.words {
      for word in words.split(separator: " ") {
        let number = add(String(word))
        kinds[Int(number)].insert(kind)
      }
    }
  }

  /// How many numbers are taken, `unknown` included.
  var count: Int { kinds.count }

  mutating func add(_ word: String) -> Word {
    if let number = numbers[word] { return number }
    let number = Word(kinds.count)
    numbers[word] = number
    kinds.append([])
    return number
  }

  subscript(word: String) -> Word { numbers[word] ?? Vocabulary.unknown }
}

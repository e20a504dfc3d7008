// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of words, as bits.
struct WordSet: Hashable, Sendable {
  private(set) var bits: [UInt64] = []
  private(set) var words: [Vocabulary.Word] = []

  /// By the bits alone: the order in which the words came does not matter.
  static func == (one: WordSet, other: WordSet) -> Bool { one.bits == other.bits }
  func hash(into hasher: inout Hasher) { hasher.combine(bits) }

  mutating func insert(_ word: Vocabulary.Word) {
    let place = Int(word) >> 6
    while bits.count <= place { bits.append(0) }
    guard !contains(word) else { return }
    bits[place] |= 1 << UInt64(word & 63)
    words.append(word)
  }

  mutating func formUnion(_ others: WordSet) {
    if words.isEmpty { self = others } else { for word in others.words { insert(word) } }
  }

  func contains(_ word: Vocabulary.Word) -> Bool {
    let place = Int(word) >> 6
    return place < bits.count && bits[place] & (1 << UInt64(word & 63)) != 0
  }
}

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
    for word in WordForms.takesIs { kinds[Int(add(word))].insert(.takesIs) }
    for ending in ["is", "are", "have", "will", "would", "am", "not", "'s"] { _ = add(ending) }
    for words in WordForms.shortForms.values { for word in words { _ = add(word) } }
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

  /// The words and their numbers, in no order.
  var all: [String: Word] { numbers }
}

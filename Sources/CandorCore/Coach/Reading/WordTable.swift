// SPDX-License-Identifier: GPL-3.0-or-later

/// A vocabulary made ready for looking words up: a table with open addressing, at most half full. A class, for it is
/// handed on for every text.
final class WordTable: Sendable {
  struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// The word's number; below zero for one of `shortForms`, counted from -1. Zero in an empty slot.
    var word: Vocabulary.Word = 0
    var kinds: WordKind = []
  }

  /// The words that a short form stands for: at most two.
  struct Pair: Sendable {
    let first: Vocabulary.Word
    let second: Vocabulary.Word
  }

  let slots: [Slot]
  /// Kinds by number.
  let kinds: [WordKind]
  let shortForms: [Pair]
  /// What can follow an apostrophe.
  let endings: Endings
  /// How far a mixed key is shifted to give a place.
  private let shift: UInt64
  /// Words that no key has room for.
  private let long: [String: Vocabulary.Word]

  struct Endings: Sendable {
    let be, are, have, will, would, am, not, possessive: Vocabulary.Word

    init(_ vocabulary: Vocabulary) {
      be = vocabulary["is"]
      are = vocabulary["are"]
      have = vocabulary["have"]
      will = vocabulary["will"]
      would = vocabulary["would"]
      am = vocabulary["am"]
      not = vocabulary["not"]
      possessive = vocabulary["'s"]
    }
  }

  init(_ vocabulary: Vocabulary) {
    var size = 64
    while size < 2 * (vocabulary.count + WordForms.shortForms.count) { size *= 2 }
    shift = UInt64(size.leadingZeroBitCount + 1)
    var slots = [Slot](repeating: Slot(), count: size)
    var long: [String: Vocabulary.Word] = [:]
    let shift = shift
    func put(_ key: WordKey, _ word: Vocabulary.Word, _ kinds: WordKind) {
      var place = Int(key.mixed >> shift)
      while slots[place].word != 0 { place = (place + 1) & (size - 1) }
      slots[place] = Slot(low: key.low, high: key.high, word: word, kinds: kinds)
    }
    var shortForms: [Pair] = []
    for (short, words) in WordForms.shortForms.sorted(by: { $0.key < $1.key }) {
      shortForms.append(Pair(first: vocabulary[words[0]], second: vocabulary[words[1]]))
      put(WordKey(short.utf8), -Vocabulary.Word(shortForms.count), [])
    }
    for (word, number) in vocabulary.all.sorted(by: { $0.value < $1.value }) {
      let key = WordKey(word.utf8)
      if !key.isWhole {
        long[word] = number
      } else if WordForms.shortForms[word] == nil {
        put(key, number, vocabulary.kinds[Int(number)])
      }
    }
    self.slots = slots
    self.long = long
    self.shortForms = shortForms
    kinds = vocabulary.kinds
    endings = Endings(vocabulary)
  }

  /// The slot of a whole key; an empty one for a word that no rule knows.
  @inline(__always)
  func slot(_ key: WordKey, in slots: UnsafeBufferPointer<Slot>) -> Slot {
    var place = Int(key.mixed >> shift)
    while true {
      let slot = slots[place]
      if slot.word == 0 || slot.low == key.low && slot.high == key.high { return slot }
      place = (place + 1) & (slots.count - 1)
    }
  }

  /// The number of a word that no key has room for.
  func number(ofLong folded: String) -> Vocabulary.Word { long[folded] ?? Vocabulary.unknown }
}

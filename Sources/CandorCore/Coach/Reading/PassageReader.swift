// SPDX-License-Identifier: GPL-3.0-or-later

/// The one pass over an answer; its cost grows with the length and with nothing else.
struct PassageReader {
  let text: TypedBytes
  private let table: WordTable
  private let slots: UnsafeBufferPointer<WordTable.Slot>
  private let names: KnownNames
  private let tokens: UnsafeMutableBufferPointer<Passage.Token>
  private var count = 0
  var questions: [Int32] = []
  var quotations = Quotations()
  var sentence: Int32 = 0
  var clause: Int32 = 0
  var position = 0
  private var isASCII = true
  /// The word that was read last, where a full stop may belong to it.
  var lastKey = WordKey()

  /// More than this between two words is not one run of words any more, in Unicode scalars.
  private static let widestBreak = 16

  /// Reads a text and lends what it was taken apart into; no text has more words than bytes.
  static func withPassage<Result>(
    of text: String, _ table: WordTable, _ names: KnownNames, _ body: (Passage) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: Passage.Token.self, capacity: bytes.count + 1) { tokens in
        table.slots.withUnsafeBufferPointer { slots in
          var reader = PassageReader(TypedBytes(bytes), table, slots, names, tokens)
          reader.run()
          return body(reader.passage)
        }
      }
    }
  }

  private init(
    _ text: TypedBytes, _ table: WordTable, _ slots: UnsafeBufferPointer<WordTable.Slot>, _ names: KnownNames,
    _ tokens: UnsafeMutableBufferPointer<Passage.Token>
  ) {
    self.text = text
    self.table = table
    self.slots = slots
    self.names = names
    self.tokens = tokens
  }

  private var passage: Passage {
    let read = UnsafeMutableBufferPointer(rebasing: tokens[..<count])
    quotations.mark(read)
    return Passage(
      bytes: text.bytes, tokens: UnsafeBufferPointer(read), questions: questions, isASCII: isASCII)
  }

  private mutating func run() {
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        if TypedBytes.isPart(byte) {
          readWord()
        } else {
          if byte != UInt8(ascii: " ") { readSign(byte) }
          position += 1
        }
      } else {
        isASCII = false
        let (scalar, length) = text.scalar(at: position)
        if WordForms.isPart(scalar) {
          readWord()
        } else {
          readSign(scalar)
          position += length
        }
      }
    }
  }

  // MARK: Words

  private mutating func readWord() {
    if count > 0, isFarBehind(Int(tokens[count - 1].end)) { endSentence() }
    let start = position
    var key = WordKey()
    var apostrophe: Int?
    while position < text.count {
      let byte = text[position]
      if byte >= 0x80 { return readWideWord(from: start) }
      if !TypedBytes.isPart(byte) {
        guard joins(byte, start) else { break }
        if byte == UInt8(ascii: "'") { apostrophe = key.count }
      }
      // The bit that makes letters small is set in digits and in all signs that hold words together.
      key.push(byte | 0x20)
      position += 1
    }
    lastKey = key
    guard key.isWhole else { return readParts(start) }
    let slot = table.slot(key, in: slots)
    if slot.word > 0 {
      append(slot.word, slot.kinds, key, start)
    } else if slot.word < 0 {
      let pair = table.shortForms[Int(-slot.word) - 1]
      append(pair.first, table.kinds[Int(pair.first)], WordKey(), start)
      append(pair.second, table.kinds[Int(pair.second)], WordKey(), start)
    } else if let apostrophe {
      readContraction(start, apostrophe, key)
    } else {
      append(Vocabulary.unknown, [], key, start)
    }
  }

  @inline(__always)
  private func isFarBehind(_ end: Int) -> Bool {
    position - end > Self.widestBreak
      && text.bytes[end..<position].lazy.filter { $0 & 0xc0 != 0x80 }.count > Self.widestBreak
  }

  /// A word with an apostrophe at that offset, its last: a stem, and what the ending stands for.
  private mutating func readContraction(_ start: Int, _ apostrophe: Int, _ key: WordKey) {
    let length = position - start - apostrophe - 1
    let first = text[start + apostrophe + 1] | 0x20
    let second = length > 1 ? text[start + apostrophe + 2] | 0x20 : 0
    let ending: Vocabulary.Word
    var stemLength = apostrophe
    switch (length, first, second) {
    case (2, UInt8(ascii: "r"), UInt8(ascii: "e")): ending = table.endings.are
    case (2, UInt8(ascii: "l"), UInt8(ascii: "l")): ending = table.endings.will
    case (2, UInt8(ascii: "v"), UInt8(ascii: "e")): return readParts(start)
    case (1, UInt8(ascii: "d"), _): ending = table.endings.would
    case (1, UInt8(ascii: "m"), _): ending = table.endings.am
    case (1, UInt8(ascii: "s"), _): ending = table.endings.possessive
    case (1, UInt8(ascii: "t"), _) where text[start + apostrophe - 1] | 0x20 == UInt8(ascii: "n"):
      ending = table.endings.not
      stemLength -= 1
    default: return append(Vocabulary.unknown, [], key, start)
    }
    var stem = WordKey()
    for index in start..<start + stemLength { stem.push(text[index] | 0x20) }
    let slot = table.slot(stem, in: slots)
    let isKnown = slot.word > 0
    append(isKnown ? slot.word : Vocabulary.unknown, isKnown ? slot.kinds : [], stem, start)
    let meant =
      ending == table.endings.possessive && slot.kinds.contains(.takesIs) && isKnown
      ? table.endings.be : ending
    append(meant, table.kinds[Int(meant)], WordKey(), start)
  }

  /// A word that is not all ASCII, from its beginning.
  private mutating func readWideWord(from start: Int) {
    isASCII = false
    position = start
    while position < text.count {
      let (scalar, length) = text.scalar(at: position)
      guard WordForms.isPart(scalar) || joins(scalar, length, start) else { break }
      position += length
    }
    readParts(start)
  }

  /// The word that was passed over, by way of a string: those that have no room in a key, or letters beyond ASCII.
  private mutating func readParts(_ start: Int) {
    guard position - start <= WordForms.longest else {
      // Nothing that a person calls a word: it keeps what stands before it and behind it apart.
      endSentence()
      append(Vocabulary.unknown, [], WordKey(), start)
      endSentence()
      return
    }
    let written = UnsafeBufferPointer(rebasing: text.bytes[start..<position])
    let folded = WordForms.folded(String(decoding: written, as: UTF8.self))
    for part in WordForms.words(in: folded) {
      let key = WordKey(part.utf8)
      if key.isWhole {
        let slot = table.slot(key, in: slots)
        append(max(slot.word, Vocabulary.unknown), slot.kinds, key, start)
      } else {
        let number = table.number(ofLong: part)
        append(number, table.kinds[Int(number)], key, start, long: part)
      }
    }
    lastKey = WordKey(folded.utf8)
  }

  /// Whether a sign in the middle of a word holds it together: `don't`, `always-on`, `3.5`, `e.g`.
  @inline(__always)
  private func joins(_ sign: UInt8, _ start: Int) -> Bool {
    switch sign {
    case UInt8(ascii: " "), UInt8(ascii: "\n"): return false
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return text.isPart(at: position + 1)
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
      guard text.isPart(at: position + 1) else { return false }
      if TypedBytes.isDigit(text[position - 1]) { return TypedBytes.isDigit(text[position + 1]) }
      return sign == UInt8(ascii: ".")
        && (text.scalar(at: start).length == position - start || !text.isPart(before: position - 1))
    default: return false
    }
  }

  private func joins(_ scalar: Unicode.Scalar, _ length: Int, _ start: Int) -> Bool {
    if length == 1 { return joins(UInt8(scalar.value), start) }
    guard WordForms.isApostrophe(scalar) || scalar == "\u{2010}" || scalar == "\u{2011}" else { return false }
    return text.isPart(at: position + length)
  }

  @inline(__always)
  private mutating func append(
    _ number: Vocabulary.Word, _ kinds: WordKind, _ key: WordKey, _ start: Int, long: String? = nil
  ) {
    let first = text[start]
    let isUpper = first < 0x80 ? TypedBytes.isUpper(first) : WordForms.isUpper(text.scalar(at: start).scalar)
    var shapes: Passage.Shapes = []
    var (number, kinds) = (number, kinds)
    if isUpper || number == Vocabulary.unknown {
      if !names.isEmpty, long.map(names.contains(long:)) ?? names.contains(key) {
        shapes = [.person, .name]
        number = Vocabulary.unknown
        kinds = []
      } else if isUpper, number == Vocabulary.unknown, looksLikeName(start) {
        shapes = .name
      }
    }
    if TypedBytes.isDigit(first) { kinds.insert(.number) }
    if kinds.contains(.number) { shapes.insert(.number) }
    if kinds.contains(.past) || !kinds.contains(.notPast) && endsLikePast(key, long) { shapes.insert(.past) }
    tokens.initializeElement(
      at: count,
      to: Passage.Token(
        word: number, kinds: kinds, shapes: shapes, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: position), sentence: sentence, clause: clause))
    count += 1
  }

  /// Whether a word with a capital letter, which no rule knows, goes on in small ones inside its sentence.
  private func looksLikeName(_ start: Int) -> Bool {
    guard count > 0, tokens[count - 1].sentence == sentence else { return false }
    let next = start + text.scalar(at: start).length
    guard next < position else { return false }
    return WordForms.isLower(text.scalar(at: next).scalar)
  }

  /// Whether a word ends in “-ed” behind at least two letters.
  @inline(__always)
  private func endsLikePast(_ key: WordKey, _ long: String?) -> Bool {
    if let long { return long.hasSuffix("ed") }
    return key.count > 3 && key.ending == UInt16(UInt8(ascii: "e")) << 8 | UInt16(UInt8(ascii: "d"))
  }
}

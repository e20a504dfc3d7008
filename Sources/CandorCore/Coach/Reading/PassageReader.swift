// SPDX-License-Identifier: GPL-3.0-or-later

/// The one pass over an answer; its cost grows with the length and with nothing else.
struct PassageReader {
  private let scalars: [Unicode.Scalar]
  private let vocabulary: Vocabulary
  /// The words of the names of people known, folded.
  private let names: Set<String>
  private var tokens: [Passage.Token] = []
  private var questions: Set<Int> = []
  private var quotations = Quotations()
  private var sentence = 0
  private var clause = 0
  private var position = 0
  private var lastWord = ""
  /// The word that is being read, folded.
  private var word: [UInt8] = []

  /// More than this between two words is not one run of words any more.
  private static let widestBreak = 16

  static func read(_ text: String, vocabulary: Vocabulary, names: Set<String>) -> Passage {
    var reader = PassageReader(text, vocabulary, names)
    reader.run()
    reader.quotations.mark(&reader.tokens)
    return Passage(scalars: reader.scalars, tokens: reader.tokens, questions: reader.questions)
  }

  private init(_ text: String, _ vocabulary: Vocabulary, _ names: Set<String>) {
    self.scalars = Array(text.unicodeScalars)
    self.vocabulary = vocabulary
    self.names = names
    tokens.reserveCapacity(scalars.count / 5 + 4)
  }

  private mutating func run() {
    while position < scalars.count {
      let scalar = scalars[position]
      if WordForms.isPart(scalar) {
        if let last = tokens.last, position - last.end > Self.widestBreak { endSentence() }
        readWord()
      } else {
        readSign(scalar)
        position += 1
      }
    }
  }

  // MARK: Words

  private mutating func readWord() {
    let start = position
    word.removeAll(keepingCapacity: true)
    var hasApostrophe = false
    while position < scalars.count {
      let scalar = scalars[position]
      if !WordForms.isPart(scalar) {
        guard joins(scalar, start) else { break }
        if WordForms.isApostrophe(scalar) { hasApostrophe = true }
      }
      if position - start <= WordForms.longest { WordForms.fold(scalar, into: &word) }
      position += 1
    }
    guard position - start <= WordForms.longest else {
      // Nothing that a person calls a word: it keeps what stands before it and behind it apart.
      endSentence()
      append("", Vocabulary.unknown, start)
      endSentence()
      return
    }
    let folded = String(decoding: word, as: UTF8.self)
    // Only these can be more than one word: an apostrophe, or one of the short forms typed without.
    let number = hasApostrophe ? Vocabulary.unknown : vocabulary[folded]
    if number == Vocabulary.unknown {
      for part in WordForms.words(in: folded) { append(part, vocabulary[part], start) }
    } else {
      append(folded, number, start)
    }
    lastWord = folded
  }

  /// Whether a sign in the middle of a word holds it together: `don't`, `always-on`, `3.5`, `e.g`.
  private func joins(_ scalar: Unicode.Scalar, _ start: Int) -> Bool {
    guard position + 1 < scalars.count, WordForms.isPart(scalars[position + 1]) else { return false }
    if WordForms.isApostrophe(scalar) || scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" {
      return true
    }
    guard scalar == "." || scalar == "," || scalar == ":" || scalar == "/" else { return false }
    if WordForms.isDigit(scalars[position - 1]) { return WordForms.isDigit(scalars[position + 1]) }
    return scalar == "."
      && (position - start == 1 || !WordForms.isPart(scalars[position - 2]))
  }

  private mutating func append(_ word: String, _ number: Vocabulary.Word, _ start: Int) {
    let first = scalars[start]
    let isUpper = WordForms.isUpper(first)
    let isFirst = tokens.last.map { $0.sentence != sentence } ?? true
    let isKnown = (isUpper || number == Vocabulary.unknown) && names.contains(word)
    let looksLikeName =
      isUpper && !isFirst && number == Vocabulary.unknown && start + 1 < position
      && WordForms.isLower(scalars[start + 1])
    var kinds = isKnown ? [] : vocabulary.kinds[Int(number)]
    if WordForms.isDigit(first) { kinds.insert(.number) }
    var shapes: Passage.Shapes = isKnown ? [.person, .name] : looksLikeName ? .name : []
    if kinds.contains(.number) { shapes.insert(.number) }
    if kinds.contains(.past) || (!kinds.contains(.notPast) && WordForms.endsLikePast(word)) {
      shapes.insert(.past)
    }
    tokens.append(
      Passage.Token(
        word: isKnown ? Vocabulary.unknown : number, kinds: kinds, start: start, end: position,
        sentence: sentence, clause: clause, shapes: shapes))
  }

  // MARK: Signs between words

  private mutating func readSign(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": readStop()
    case "!", "?", "\u{203D}", "\u{FF01}", "\u{FF1F}":
      if scalar != "!", scalar != "\u{FF01}" { questions.insert(sentence) }
      if isBeforeBreak() { endSentence() }
    case ",", ";", ":", "(", ")", "\u{2013}", "\u{2014}", "\u{2026}", "/": clause += 1
    case "-" where position > 0 && !WordForms.isPart(scalars[position - 1]): clause += 1
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      endSentence()
      quotations.breakLine()
    case "\t", " ": break
    case "\"", "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}":
      quotations.double(scalar, at: position, in: scalars)
    case _ where WordForms.isApostrophe(scalar): quotations.single(scalar, at: position, in: scalars)
    default:
      // A control character: no quote may carry one to a screen.
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { endSentence() }
    }
  }

  /// A full stop ends a sentence unless it belongs to an abbreviation or is one of several dots.
  private mutating func readStop() {
    let isLast = position + 1 == scalars.count || scalars[position + 1] != "."
    guard isLast, isBeforeBreak() else { return }
    if position > 0, scalars[position - 1] == "." {
      clause += 1
      return
    }
    if position > 0, WordForms.isPart(scalars[position - 1]), Self.abbreviations.contains(lastWord) { return }
    endSentence()
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "vs", "e.g", "i.e", "approx", "dept", "st", "jr", "sr",
  ]

  /// Whether the next scalar that is neither a closing sign nor another stop is a space, or there is none.
  private func isBeforeBreak() -> Bool {
    var next = position + 1
    while next < scalars.count, next - position < 4 {
      switch scalars[next] {
      case ".", "!", "?", "\"", "'", "\u{201D}", "\u{2019}", ")", "]", "*", "_": next += 1
      default: return WordForms.isSpace(scalars[next])
      }
    }
    return true
  }

  private mutating func endSentence() {
    sentence += 1
    clause += 1
  }
}

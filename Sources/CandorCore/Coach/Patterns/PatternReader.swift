// SPDX-License-Identifier: GPL-3.0-or-later

extension Pattern {
  /// How much one pattern may hold, classes counted in full; ours stay below a tenth of it.
  static let mostElements = 4_000
  /// How deep alternatives may stand in one another.
  static let mostDepth = 8
  /// How many words a gap may pass over.
  static let longestGap = 8

  /// Reads a pattern; `classes` are the word classes that it may name, each several runs of words.
  package init(_ text: String, classes: [String: Alternatives] = [:]) throws(PatternSlip) {
    var reader = PatternReader(text: text, classes: classes)
    var parts = try reader.parts()
    switch parts.count {
    case 1: self.init(marked: parts[0])
    case 3: self.init(before: parts[0], marked: parts[1], after: parts[2])
    default:
      parts.removeAll()
      throw PatternSlip(
        part: text, what: "the marks ⟦ ⟧ do not stand once around a part of the pattern",
        remedy: "Put one ⟦ before the words to quote and one ⟧ behind them, or none at all.")
    }
    guard Pattern.weight(before) + Pattern.weight(marked) + Pattern.weight(after) <= Pattern.mostElements
    else {
      throw PatternSlip(part: text, what: "the pattern is too large", remedy: "Split it, or its classes.")
    }
  }

  /// A run of plain words as somebody types them, signs between them aside; nil where there is no word.
  package init?(words text: String) {
    var marked: [Element] = []
    for part in text.split(whereSeparator: {
      !$0.unicodeScalars.contains { WordForms.isPart($0) || $0 == "'" }
    }) {
      for word in part.split(whereSeparator: \.isWhitespace) {
        for form in WordForms.words(in: WordForms.folded(String(word))) { marked.append(.word(form)) }
      }
    }
    guard marked.contains(where: { if case .word(let word) = $0 { !word.isEmpty } else { false } }) else {
      return nil
    }
    self.init(marked: marked)
  }

  private static func weight(_ elements: [Element]) -> Int {
    var weight = 0
    for element in elements {
      switch element {
      case .word, .shape, .anyWord, .gap, .sentenceStart, .sentenceEnd: weight += 1
      case .optional(let inner), .not(let inner): weight += Self.weight(inner)
      case .oneOf(let alternatives): for run in alternatives.runs { weight += Self.weight(run) }
      }
    }
    return weight
  }
}

/// Reads the written form of a pattern from left to right.
private struct PatternReader {
  let text: String
  let classes: [String: Alternatives]
  private let scalars: [Unicode.Scalar]
  private var position = 0
  /// One “not followed by” within another would make matching slow.
  private var isInNot = false

  init(text: String, classes: [String: Alternatives]) {
    self.text = text
    self.classes = classes
    self.scalars = Array(text.unicodeScalars)
  }

  /// The stretches between the marks: one without marks, three with a pair.
  mutating func parts() throws(PatternSlip) -> [[Pattern.Element]] {
    var parts = [try run(depth: 0)]
    var expected: Unicode.Scalar = "⟦"
    while let scalar = peek() {
      guard scalar == expected else {
        throw slip(String(scalar), "“\(scalar)” stands where it has no partner")
      }
      position += 1
      expected = "⟧"
      parts.append(try run(depth: 0))
      if parts.count > 3 { break }
    }
    return parts
  }

  private mutating func run(depth: Int) throws(PatternSlip) -> [Pattern.Element] {
    var elements: [Pattern.Element] = []
    while let scalar = peek() {
      if scalar == ")" || scalar == "|" || scalar == "⟦" || scalar == "⟧" { break }
      elements += try atom(depth: depth)
    }
    return elements
  }

  /// The next scalar that is no space, which is not passed over.
  private mutating func peek() -> Unicode.Scalar? {
    while position < scalars.count, WordForms.isSpace(scalars[position]) { position += 1 }
    return position < scalars.count ? scalars[position] : nil
  }

  /// One word, sign or group, with the `?` behind it.
  private mutating func atom(depth: Int) throws(PatternSlip) -> [Pattern.Element] {
    guard depth <= Pattern.mostDepth else {
      throw slip(text, "groups stand too deep within one another")
    }
    guard let scalar = peek() else { throw slip(text, "the pattern ends where a word should stand") }
    position += 1
    let elements: [Pattern.Element]
    switch scalar {
    case "^": return [.sentenceStart]
    case "$": return [.sentenceEnd]
    case "!":
      guard !isInNot else { throw slip("!", "“!” stands within another “!”") }
      isInNot = true
      let inner = try atom(depth: depth + 1)
      isInNot = false
      return [.not(inner)]
    case "_": elements = [.anyWord]
    case "#": elements = [.shape(.number)]
    case "@": elements = try named()
    case "(": elements = [.oneOf(Alternatives(try group(depth: depth)))]
    case ".":
      return [.gap(try gap())]
    default:
      position -= 1
      elements = try words()
    }
    guard position < scalars.count, scalars[position] == "?" else { return elements }
    position += 1
    return [.optional(elements)]
  }

  private mutating func group(depth: Int) throws(PatternSlip) -> [[Pattern.Element]] {
    var runs: [[Pattern.Element]] = []
    while true {
      let run = try run(depth: depth + 1)
      guard !run.isEmpty else { throw slip(text, "an alternative is empty") }
      runs.append(run)
      guard let scalar = peek(), scalar == ")" || scalar == "|" else {
        throw slip(text, "a group has no “)”")
      }
      position += 1
      if scalar == ")" { return runs }
    }
  }

  private mutating func named() throws(PatternSlip) -> [Pattern.Element] {
    let name = take { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-") }
    if let shape = Pattern.Shape(rawValue: name) { return [.shape(shape)] }
    guard let alternatives = classes[name] else {
      let meant = nearest(to: name, in: classes.keys.sorted()).map { " Did you mean `@\($0)`?" } ?? ""
      throw PatternSlip(
        part: "@" + name, what: "there is no word class `@\(name)`",
        remedy: "Define it under `classes:` above the rules.\(meant)")
    }
    return [.oneOf(alternatives)]
  }

  private mutating func gap() throws(PatternSlip) -> Int {
    let written = take { $0 == "." || ("0"..."9").contains($0) }
    guard written.hasPrefix("."), let most = Int(written.dropFirst()), (1...Pattern.longestGap).contains(most)
    else {
      throw slip("." + written, "a gap is written `..1` to `..\(Pattern.longestGap)`")
    }
    return most
  }

  private mutating func words() throws(PatternSlip) -> [Pattern.Element] {
    let word = take { WordForms.isPart($0) || WordForms.isApostrophe($0) || $0 == "-" || $0 == "." }
    guard let first = word.unicodeScalars.first, WordForms.isPart(first) else {
      throw slip(word.isEmpty ? String(scalars[position]) : word, "this is no word and no sign of a pattern")
    }
    return WordForms.words(in: WordForms.folded(word)).map(Pattern.Element.word)
  }

  private mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
    var taken = String.UnicodeScalarView()
    while position < scalars.count, holds(scalars[position]) {
      taken.append(scalars[position])
      position += 1
    }
    return String(taken)
  }

  private func slip(_ part: String, _ what: String) -> PatternSlip {
    PatternSlip(
      part: part, what: what,
      remedy: "A pattern is words with ( | ) ? ..3 _ # @class ^ $ ! and one pair of ⟦ ⟧ between them.")
  }
}

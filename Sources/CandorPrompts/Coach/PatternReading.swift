// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// Reads what rules and scales have in common: word classes, patterns, and the conditions around them.
struct PatternReading {
  let file: String
  private let classes: [String: Alternatives]

  static let conditionKeys = [
    "only", "unless", "unless-before", "unless-after", "unless-in-sentence", "unless-in-text", "least",
  ]

  /// Takes the word classes of a file's root, each of which may name those above it and those of all files.
  init(_ root: Fields, in file: String, words: WordClasses) throws(DataError) {
    self.file = file
    classes = try WordClasses(root, in: file, beside: words).classes
  }

  /// Small letters and hyphens, a letter first.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
  }

  func name(_ node: Node, _ what: String) throws(DataError) -> String {
    let name = try node.text(what, in: file)
    guard Self.isName(name) else {
      throw refused(node, "\(what) is “\(excerpt(name))”", "Use small letters and hyphens, a letter first.")
    }
    return name
  }

  /// A pattern that has a word by which it is found.
  func cue(_ node: Node) throws(DataError) -> Pattern {
    let pattern = try Self.pattern(node, "a pattern", classes, file)
    guard pattern.canBeFound else {
      throw refused(
        node, "a pattern has no word that must be there",
        "Write at least one plain word or class, without `?`, into the part between the marks.")
    }
    return pattern
  }

  /// What stands under the keys of `conditionKeys`, each of which may be missing.
  func conditions(_ fields: Fields) throws(DataError) -> Conditions {
    Conditions(
      only: try signs(fields, "only"), unless: try signs(fields, "unless"),
      unlessBefore: try patterns(fields, "unless-before"), unlessAfter: try patterns(fields, "unless-after"),
      unlessInSentence: try patterns(fields, "unless-in-sentence"),
      unlessInText: try patterns(fields, "unless-in-text"), least: try least(fields))
  }

  private func patterns(_ fields: Fields, _ key: String) throws(DataError) -> [Pattern] {
    var patterns: [Pattern] = []
    for part in try fields.list(key) {
      let pattern = try Self.pattern(part, "a line of `\(key)`", classes, file)
      guard pattern.before.isEmpty, pattern.after.isEmpty, pattern.canBeFound else {
        throw refused(
          part, "a line of `\(key)` has marks, or no word that must be there", "Write plain words.")
      }
      patterns.append(pattern)
    }
    return patterns
  }

  private func signs(_ fields: Fields, _ key: String) throws(DataError) -> [Conditions.Sign] {
    var signs: [Conditions.Sign] = []
    let all = Conditions.Sign.allCases.map(\.rawValue)
    for part in try fields.list(key) {
      let text = try part.text("a line of `\(key)`", in: file)
      guard let sign = Conditions.Sign(rawValue: text) else {
        let meant = nearest(to: text, in: all).map { "Did you mean `\($0)`? " } ?? ""
        throw refused(
          part, "`\(key)` cannot be “\(excerpt(text))”",
          "\(meant)It is one of: \(all.joined(separator: ", ")).")
      }
      signs.append(sign)
    }
    return signs
  }

  private func least(_ fields: Fields) throws(DataError) -> Int {
    guard let node = fields.optional("least") else { return 1 }
    let least = try fields.number("least")
    guard least > 1 else {
      throw refused(
        node, "`least` is \(least)", "Write in how many sentences the words must stand, 2 or more.")
    }
    return least
  }

  static func pattern(
    _ node: Node, _ what: String, _ classes: [String: Alternatives], _ file: String
  ) throws(DataError) -> Pattern {
    let text = try node.text(what, in: file)
    do {
      return try Pattern(text, classes: classes)
    } catch {
      throw DataError(
        file: file, place: node.place, what: "\(what): \(error.what) (“\(excerpt(error.part))”)",
        remedy: error.remedy)
    }
  }

  func refused(_ node: Node, _ what: String, _ remedy: String) -> DataError {
    DataError(file: file, place: node.place, what: what, remedy: remedy)
  }
}

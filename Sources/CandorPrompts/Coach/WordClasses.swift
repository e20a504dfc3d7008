// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// Words and runs of words that patterns name as one: `@label`.
///
/// A class is written as a list, or as one text with commas between; it may name those above it.
///
///     classes:
///       often: [always, never, all the time]
///       seldom: >-
///         rarely, hardly ever, once in a blue moon
package struct WordClasses: Sendable {
  let classes: [String: Alternatives]

  package static let none = WordClasses([:])

  private init(_ classes: [String: Alternatives]) {
    self.classes = classes
  }

  /// Reads a file of classes and nothing else, which the files of rules and scales share.
  package static func read(_ bytes: [UInt8], name: String) -> (classes: WordClasses, problems: [DataError]) {
    do throws(DataError) {
      let root = try Fields(
        try DataFile.read(bytes, name: name), of: "the file", known: ["classes"], in: name)
      return (try WordClasses(root, in: name, beside: .none), [])
    } catch {
      return (.none, [error])
    }
  }

  /// Takes the classes of a file's root, beside those that all files know; of two with one name, the file's own.
  init(_ root: Fields, in file: String, beside shared: WordClasses) throws(DataError) {
    guard let node = root.optional("classes") else {
      classes = shared.classes
      return
    }
    guard case .map(let entries) = node.content else {
      throw DataError(
        file: file, place: node.place, what: "`classes` is \(node.kind), not a map",
        remedy: "Write one class a line, as `name: [word, word]`.")
    }
    var classes = shared.classes
    for entry in entries {
      guard PatternReading.isName(entry.key), !Pattern.takenNames.contains(entry.key) else {
        throw DataError(
          file: file, place: entry.place, what: "a class cannot be called `\(excerpt(entry.key))`",
          remedy: "Use small letters and hyphens; \(Pattern.takenNames.joined(separator: ", ")) are taken.")
      }
      classes[entry.key] = Alternatives(try Self.runs(of: entry, classes, file))
    }
    self.classes = classes
  }

  private static func runs(
    of entry: Node.Entry, _ classes: [String: Alternatives], _ file: String
  ) throws(DataError) -> [[Pattern.Element]] {
    var runs: [[Pattern.Element]] = []
    for part in try parts(of: entry, file) {
      let pattern = try PatternReading.pattern(part, "a line of the class `\(entry.key)`", classes, file)
      guard pattern.before.isEmpty, pattern.after.isEmpty, !pattern.marked.isEmpty else {
        throw DataError(
          file: file, place: part.place, what: "a class holds marks",
          remedy: "Put ⟦ ⟧ into the patterns only.")
      }
      runs.append(pattern.marked)
    }
    guard !runs.isEmpty else {
      throw DataError(
        file: file, place: entry.place, what: "the class `\(entry.key)` is empty",
        remedy: "Write its words, or delete it.")
    }
    return runs
  }

  private static func parts(of entry: Node.Entry, _ file: String) throws(DataError) -> [Node] {
    guard case .text(let text) = entry.value.content else {
      return try entry.value.list("the class `\(entry.key)`", in: file)
    }
    var parts: [Node] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      parts.append(Node(place: entry.value.place, content: .text(String(part))))
    }
    return parts
  }
}

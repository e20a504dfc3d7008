// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// The keys of one map of a data file, read by name; a key that nobody knows is refused at once.
package struct Fields: Sendable {
  package let file: String
  /// What the map describes, "a question" for instance.
  package let subject: String
  package let place: Place
  private let entries: [Node.Entry]

  /// Takes a map apart; `known` lists every key that it may have.
  package init(_ node: Node, of subject: String, known: [String], in file: String) throws(DataError) {
    guard case .map(let entries) = node.content else {
      throw DataError(
        file: file, place: node.place, what: "\(subject) is \(node.kind), not a map",
        remedy: "Write its keys one a line, as `key: value`: \(known.joined(separator: ", ")).")
    }
    for entry in entries where !known.contains(entry.key) {
      let meant = nearest(to: entry.key, in: known).map { "Did you mean `\($0)`? " } ?? ""
      throw DataError(
        file: file, place: entry.place, what: "`\(excerpt(entry.key))` is not a key of \(subject)",
        remedy: "\(meant)Known keys: \(known.joined(separator: ", ")).")
    }
    self.file = file
    self.subject = subject
    self.place = node.place
    self.entries = entries
  }

  /// The value of a key that may be missing.
  package func optional(_ key: String) -> Node? {
    entries.first { $0.key == key }?.value
  }

  /// The value of a key that must be there.
  package func required(_ key: String) throws(DataError) -> Node {
    guard let node = optional(key) else {
      throw DataError(
        file: file, place: place, what: "\(subject) has no `\(key)`", remedy: "Add a line `\(key): …`.")
    }
    return node
  }

  /// The words of a key that must be there and say something.
  package func text(_ key: String) throws(DataError) -> String {
    try required(key).text("`\(key)`", in: file)
  }

  /// The words of a key that may be missing, but must not be empty.
  package func optionalText(_ key: String) throws(DataError) -> String? {
    guard let node = optional(key) else { return nil }
    return try node.text("`\(key)`", in: file)
  }

  /// The parts of a list that may be missing, which is the same as empty.
  package func list(_ key: String) throws(DataError) -> [Node] {
    guard let node = optional(key) else { return [] }
    return try node.list("`\(key)`", in: file)
  }

  /// The texts of a list that may be missing; none of them may be empty.
  package func texts(_ key: String) throws(DataError) -> [String] {
    var texts: [String] = []
    for part in try list(key) { texts.append(try part.text("a line of `\(key)`", in: file)) }
    return texts
  }

  /// `true` or `false`; a missing key is false.
  package func flag(_ key: String) throws(DataError) -> Bool {
    guard let node = optional(key) else { return false }
    switch node.content {
    case .text("true"): return true
    case .text("false"): return false
    case .text, .list, .map: throw refusal(of: key, node, allowed: ["true", "false"])
    }
  }

  /// A whole number, in ASCII digits with an optional minus.
  package func number(_ key: String) throws(DataError) -> Int {
    let node = try required(key)
    guard case .text(let text) = node.content, text.utf8.count <= 9, let number = Int(text),
      !text.hasPrefix("+")
    else {
      throw DataError(
        file: file, place: node.place, what: "`\(key)` is not a whole number",
        remedy: "Write digits only, for instance `\(key): 1`.")
    }
    return number
  }

  /// One word out of a few.
  package func word(_ key: String, among words: [String]) throws(DataError) -> String {
    let node = try required(key)
    guard case .text(let word) = node.content, words.contains(word) else {
      throw refusal(of: key, node, allowed: words)
    }
    return word
  }

  /// The complaint about a value that is none of the allowed words.
  private func refusal(of key: String, _ node: Node, allowed: [String]) -> DataError {
    var written = node.kind
    var meant = ""
    if case .text(let text) = node.content {
      written = "“\(excerpt(text))”"
      meant = nearest(to: text, in: allowed).map { "Did you mean `\($0)`? " } ?? ""
    }
    return DataError(
      file: file, place: node.place, what: "`\(key)` of \(subject) cannot be \(written)",
      remedy: "\(meant)It is one of: \(allowed.joined(separator: ", ")).")
  }
}

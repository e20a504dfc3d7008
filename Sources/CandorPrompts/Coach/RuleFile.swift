// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// Reads a file of rules: word classes, and the rules that use them.
///
/// A rule with a mistake is refused on its own; the others of the file are read. A file is written like this
/// (patterns: see `Pattern`; the signs under `only` and `unless`: see `Rule.Sign`):
///
///     classes:                      # optional; a class may name those above it
///       often: [always, never, all the time]
///     rules:
///       - id: absolute              # small letters and hyphens; never changed, never reused
///         families: [feedback]      # the kinds of text that it reads: feedback, note, question, goal, commitment
///         level: warn               # hint, warn, error
///         cost: 60                  # 1 to 100, the costliest is said first
///         patterns:
///           - you ⟦@often⟧
///           - match: nothing you do # a pattern with words of its own
///             remark: “{quote}” …
///             offer: …
///         only: [question]          # optional: what must hold around the words
///         unless: [negated]         # optional: what cancels them
///         unless-before: [^ do]     # optional: patterns right before, right behind, in the same sentence
///         unless-after: [mind]
///         unless-in-sentence: [thank you]
///         remark: “{quote}” invites an exception to argue about.
///         offer: When did it happen last?       # optional
///         principle: One exception is enough to talk about the exception.
///         evidence: [E25]           # ids of evidence.yaml, with the `strength` that they give to this rule;
///         strength: weak            # without them, one sentence under `judgment`
///         flags: [You ⟦always⟧ sing.]
///         passes: [I always sing.]
///
/// The samples may speak of Ana, Sam and Priya as people known.
package enum RuleFile {
  package struct Contents: Sendable {
    package var rules: [Rule] = []
    /// Where each rule stands, in the order of `rules`.
    package var places: [Place] = []
    package var problems: [DataError] = []
  }

  /// `evidence` holds the facts that a rule may cite.
  package static func read(_ bytes: [UInt8], name: String, evidence: [Evidence]) -> Contents {
    var contents = Contents()
    do throws(DataError) {
      let root = try Fields(
        try DataFile.read(bytes, name: name), of: "the file", known: ["classes", "rules"], in: name)
      let classes = try classes(root, name)
      let reader = RuleReader(file: name, classes: classes, evidence: evidence)
      for node in try root.required("rules").list("`rules`", in: name) {
        do throws(DataError) {
          let rule = try reader.rule(node)
          if contents.rules.contains(where: { $0.id == rule.id }) {
            throw DataError(
              file: name, place: node.place, what: "the rule `\(rule.id)` stands twice in the file",
              remedy: "Give each rule an id of its own.")
          }
          contents.rules.append(rule)
          contents.places.append(node.place)
        } catch {
          contents.problems.append(error)
        }
      }
    } catch {
      contents.problems.append(error)
    }
    return contents
  }

  /// The word classes, each of which may name those above it.
  private static func classes(
    _ root: Fields, _ file: String
  ) throws(DataError) -> [String: [[Pattern.Element]]] {
    guard let node = root.optional("classes") else { return [:] }
    guard case .map(let entries) = node.content else {
      throw DataError(
        file: file, place: node.place, what: "`classes` is \(node.kind), not a map",
        remedy: "Write one class a line, as `name: [word, word]`.")
    }
    var classes: [String: [[Pattern.Element]]] = [:]
    for entry in entries {
      guard isName(entry.key), entry.key != "name", entry.key != "person" else {
        throw DataError(
          file: file, place: entry.place, what: "a class cannot be called `\(excerpt(entry.key))`",
          remedy: "Use small letters and hyphens; `name` and `person` are taken.")
      }
      var runs: [[Pattern.Element]] = []
      for part in try entry.value.list("the class `\(entry.key)`", in: file) {
        let pattern = try pattern(part, "a line of the class `\(entry.key)`", classes, file)
        guard pattern.before.isEmpty, pattern.after.isEmpty, !pattern.marked.isEmpty else {
          throw DataError(
            file: file, place: part.place, what: "a class holds marks",
            remedy: "Put ⟦ ⟧ into the rules' patterns only.")
        }
        runs.append(pattern.marked)
      }
      guard !runs.isEmpty else {
        throw DataError(
          file: file, place: entry.place, what: "the class `\(entry.key)` is empty",
          remedy: "Write its words, or delete it.")
      }
      classes[entry.key] = runs
    }
    return classes
  }

  /// Small letters and hyphens, a letter first.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
  }

  static func pattern(
    _ node: Node, _ what: String, _ classes: [String: [[Pattern.Element]]], _ file: String
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
}

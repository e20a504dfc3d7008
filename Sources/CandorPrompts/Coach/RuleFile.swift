// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// Reads a file of rules: word classes, and the rules that use them.
///
/// A rule with a mistake is refused on its own; the others of the file are read. A file is written like this
/// (patterns: see `Pattern`; the signs under `only` and `unless`: see `Conditions.Sign`):
///
///     classes:                      # optional: see `WordClasses`; those of words.yaml are known
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
///         missing: measurable   # instead of patterns and conditions: what a goal lacks (see `GoalGap`)
///         only: [question]          # optional: what must hold around the words
///         unless: [negated]         # optional: what cancels them
///         unless-before: [^ do]     # optional: patterns right before, right behind, in the same sentence
///         unless-after: [mind]
///         unless-in-sentence: [thank you]
///         unless-in-text: [sorry]   # anywhere in the text, or in the first page of a long one
///         least: 3                  # in how many sentences the words must stand; they are remarked on once
///         remark: “{quote}” invites an exception to argue about.
///         offer: When did it happen last?       # optional
///         swap: ""                  # optional: what to put in place of the words so that the sentence stands
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

  /// Reads the rules that can be read, and says what is wrong with the others.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what messages call it.
  ///   - evidence: the facts that a rule may cite.
  ///   - words: the word classes that a pattern may name beside those of the file.
  /// - Returns: the rules in the file's order, and the problems.
  package static func read(
    _ bytes: [UInt8], name: String, evidence: [Evidence], words: WordClasses = .none
  ) -> Contents {
    var contents = Contents()
    do throws(DataError) {
      let root = try Fields(
        try DataFile.read(bytes, name: name), of: "the file", known: ["classes", "rules"], in: name)
      let reader = RuleReader(patterns: try PatternReading(root, in: name, words: words), evidence: evidence)
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
}

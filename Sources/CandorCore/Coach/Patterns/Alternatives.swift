// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs of words of which one must stand there: a group of a pattern, or a word class. A class, for the same classes stand
/// in many patterns, and what follows from their words is found out once.
package final class Alternatives: Hashable, Sendable {
  package let runs: [[Pattern.Element]]
  /// The single words among the runs, those of alternatives within included.
  let words: [String]
  /// The runs of more than one word.
  let others: [[Pattern.Element]]

  package init(_ runs: [[Pattern.Element]]) {
    self.runs = runs
    var words: [String] = []
    var others: [[Pattern.Element]] = []
    for run in runs {
      switch run.first {
      case .word(let word)? where run.count == 1: words.append(word)
      case .oneOf(let inner)? where run.count == 1:
        words += inner.words
        others += inner.others
      default: others.append(run)
      }
    }
    self.words = words
    self.others = others
  }

  package static func == (one: Alternatives, other: Alternatives) -> Bool {
    one === other || one.runs == other.runs
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(runs) }
}

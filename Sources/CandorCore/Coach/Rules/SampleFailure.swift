// SPDX-License-Identifier: GPL-3.0-or-later

extension Coach {
  /// The people whom samples may speak of.
  package static let sampleNames = ["Ana", "Sam", "Priya"]

  /// A sample on which a rule does not do what the sample says.
  package struct SampleFailure: Hashable, Sendable {
    package let sample: Sample
    /// The words that the rule speaks up on, as ranges of Unicode scalars in the text's order.
    package let found: [Range<Int>]
  }

  /// Runs a rule on its own samples: each mark must be found exactly, and nothing else.
  package func failures(of rule: Rule) -> [SampleFailure] {
    var failures: [SampleFailure] = []
    for sample in rule.flags + rule.passes {
      let remarks = remarks(on: sample.text, reading: [rule.id], names: Coach.sampleNames)
      let found = remarks.filter { $0.rule == rule.id }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
      // What is missing has no words to mark.
      let marks =
        rule.missing != nil && sample.marks.isEmpty && rule.flags.contains(sample) ? [0..<0] : sample.marks
      if found != marks { failures.append(SampleFailure(sample: sample, found: found)) }
    }
    return failures
  }
}

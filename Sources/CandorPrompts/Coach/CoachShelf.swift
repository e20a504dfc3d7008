// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// Where the coach's rules come from: the binary, and the person's own folder.
package enum CoachShelf {
  /// Reads all rules.
  ///
  /// A rule of the person's takes the place of an embedded one with the same id. What is refused is in
  /// `problems`, and everything else works.
  ///
  /// - Parameter configFolder: the person's own, with `config.yaml` and `rules`, of which none need exist; nil for none.
  /// - Returns: the coach, and the problems.
  package static func load(configFolder: String?) -> (coach: Coach, problems: [DataError]) {
    guard let configFolder else { return (ours.coach, ours.problems) }
    let own = own(in: configFolder + "/rules", ours.coach.evidence, ours.words)
    let known = ours.coach.knownIDs.union(own.rules.flatMap { $0.families + [$0.id] })
    let config = ConfigFile.coach(in: configFolder, known: known)
    let problems = ours.problems + own.problems + config.problems
    if own.rules.isEmpty, config.exceptions == CoachExceptions() { return (ours.coach, problems) }
    let coach = Coach(
      rules: ours.coach.rules + own.rules, scales: ours.coach.scales, evidence: ours.coach.evidence,
      exceptions: config.exceptions)
    return (coach, problems)
  }

  /// What the binary carries, read once.
  private static let ours: (coach: Coach, words: WordClasses, problems: [DataError]) = {
    let facts = EmbeddedFile.all(under: "evidence.yaml")
      .map { EvidenceFile.read($0.bytes, name: $0.name) }
    let evidence = facts.flatMap(\.evidence)
    var problems = facts.flatMap(\.problems)
    var words = WordClasses.none
    for file in EmbeddedFile.all(under: "words.yaml") {
      let read = WordClasses.read(file.bytes, name: file.name)
      words = read.classes
      problems += read.problems
    }
    var rules: [Rule] = []
    for file in EmbeddedFile.all(under: "rules/") {
      let contents = RuleFile.read(file.bytes, name: file.name, evidence: evidence, words: words)
      rules += contents.rules
      problems += contents.problems
    }
    let known = Set(rules.flatMap { $0.families + [$0.id] })
    let scales = EmbeddedFile.all(under: "scales/")
      .map { ScaleFile.read($0.bytes, name: $0.name, rules: known, words: words) }
    problems += scales.flatMap(\.problems)
    return (Coach(rules: rules, scales: scales.flatMap(\.scales), evidence: evidence), words, problems)
  }()

  private static func own(
    in folder: String, _ evidence: [Evidence], _ words: WordClasses
  ) -> (rules: [Rule], problems: [DataError]) {
    let files = DataFolder(at: folder)
    var rules: [Rule] = []
    var problems = files.problems
    for file in files.files {
      let contents = RuleFile.read(file.bytes, name: file.path, evidence: evidence, words: words)
      problems += contents.problems
      for (rule, place) in zip(contents.rules, contents.places) {
        if rules.contains(where: { $0.id == rule.id }) {
          problems.append(
            DataError(
              file: file.path, place: place, what: "the rule `\(rule.id)` stands in another file too",
              remedy: "Give each rule an id of its own."))
        } else if let failure = failure(rule, file.path) {
          problems.append(failure)
        } else {
          rules.append(rule)
        }
      }
    }
    return (rules, problems)
  }

  /// The first sample that a rule does not live up to; ours are checked by the tests.
  private static func failure(_ rule: Rule, _ file: String) -> DataError? {
    guard let failure = Coach(rules: [rule], evidence: []).failures(of: rule).first else { return nil }
    let found = failure.found.map { "\($0.lowerBound + 1)–\($0.upperBound)" }.joined(separator: ", ")
    return DataError(
      file: file, place: failure.sample.place,
      what: "the rule `\(rule.id)` does not do what this sample says: it finds "
        + (found.isEmpty ? "nothing" : "characters \(found)"),
      remedy: "Mend the pattern, or the sample.")
  }
}

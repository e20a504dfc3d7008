// SPDX-License-Identifier: GPL-3.0-or-later

/// All patterns of a coach, by the words that they are found by. A class, for it is handed on for every text.
final class CoachIndex: Sendable {
  let table: WordTable
  /// By family and by rule id: places of rules.
  let chosen: [String: [Int]]
  /// By scale, by feature: its place behind the rules; nil for one that looks at rules.
  let featurePlaces: [[Int?]]

  /// The rules, and behind them the features of scales that look at words.
  private let ready: [ReadyRule]
  /// By place of a rule; features cost nothing.
  private let costs: [Int]
  /// Behind all others: the words on which nothing is said; nil where there are none.
  private let allowed: Int?
  /// Places of the rules that speak up on what a goal lacks.
  private let gaps: Set<Int>
  private let scales: [Scale]
  private let steps: [PatternStep]
  private let sets: [UInt64]
  private let rowLength: Int
  private let branches: Branches

  /// What a pattern found.
  struct Finding {
    let rule: Int
    let cue: Int
    /// The marked words, in tokens.
    let marked: Range<Int>
  }

  init(_ rules: [Rule], _ scales: [Scale], allowed: [Pattern]) {
    var vocabulary = Vocabulary()
    var code = PatternCode()
    var ready = rules.map { ReadyRule($0.cues.map(\.pattern), $0.conditions, &code, &vocabulary) }
    var featurePlaces: [[Int?]] = []
    for scale in scales {
      var own: [Int?] = []
      for feature in scale.features {
        switch feature.source {
        case .patterns(let patterns, let conditions):
          own.append(ready.count)
          ready.append(ReadyRule(patterns, conditions, &code, &vocabulary))
        case .besides(let patterns):
          own.append(ready.count)
          ready.append(ReadyRule(patterns, Conditions(), &code, &vocabulary))
        case .rules: own.append(nil)
        }
      }
      featurePlaces.append(own)
    }
    if allowed.isEmpty {
      self.allowed = nil
    } else {
      self.allowed = ready.count
      ready.append(ReadyRule(allowed, Conditions(), &code, &vocabulary))
    }
    var chosen: [String: [Int]] = [:]
    for (place, rule) in rules.enumerated() {
      for name in Set(rule.families + [rule.id]) { chosen[name, default: []].append(place) }
    }
    table = WordTable(vocabulary)
    (sets, rowLength) = code.rows(vocabulary)
    steps = code.steps
    branches = Branches(code.branchings)
    self.ready = ready
    costs = rules.map(\.cost)
    gaps = Set(rules.indices.filter { rules[$0].missing != nil })
    self.scales = scales
    self.chosen = chosen
    self.featurePlaces = featurePlaces
  }

  /// The rules of these families and ids, but those of `off`.
  func selection(_ names: [String], off: Set<String>) -> CoachSelection {
    let off = Set(off.flatMap { chosen[$0] ?? [] })
    let places = names.flatMap { chosen[$0] ?? [] }.filter { !off.contains($0) }
    return selection(of: places + (allowed.map { [$0] } ?? []))
  }

  /// What a scale looks at: its own patterns, and those of the rules that it names.
  func selection(ofScale scale: Int) -> CoachSelection {
    var places = featurePlaces[scale].compactMap { $0 }
    for feature in scales[scale].features {
      switch feature.source {
      case .patterns, .besides: break
      case .rules(let names): for name in names { places += chosen[name] ?? [] }
      }
    }
    return selection(of: places)
  }

  private func selection(of places: [Int]) -> CoachSelection {
    let places = Set(places).sorted()
    return CoachSelection(
      places.map { (place: $0, rule: ready[$0]) }, ofGaps: places.filter(gaps.contains),
      words: table.kinds.count)
  }

  /// Everything that the selected patterns find, in the text's order.
  func findings(in passage: Passage, _ selection: CoachSelection, isQuoteRead: Bool) -> [Finding] {
    var findings: [Finding] = []
    withWalk(through: passage) { walk in
      var walk = walk
      let isTalk = passage.isTalk
      selection.withEntries { entries in
        for index in passage.tokens.indices {
          let token = passage.tokens[index]
          if token.isQuoted, !isQuoteRead { continue }
          walk.sentence = token.sentence
          entries.each(of: token) { entry, neighbors in
            if walk.fits(neighbors, at: index), isTalk || !entry.isForTalks {
              consider(entry, passage, index, walk, &findings)
            }
          }
        }
      }
    }
    return withoutAllowed(findings, passage)
  }

  private func withWalk(through passage: Passage, _ body: (Walk) -> Void) {
    steps.withUnsafeBufferPointer { steps in
      sets.withUnsafeBufferPointer { sets in
        branches.withRoads { roads in
          body(Walk(tokens: passage.tokens, steps: steps, sets: sets, rowLength: rowLength, branches: roads))
        }
      }
    }
  }

  /// Leaves out what was found on words on which nothing is to be said.
  private func withoutAllowed(_ findings: [Finding], _ passage: Passage) -> [Finding] {
    guard let allowed, findings.contains(where: { $0.rule == allowed }) else { return findings }
    var isAllowed = [Bool](repeating: false, count: passage.tokens.count)
    for finding in findings where finding.rule == allowed {
      for token in finding.marked { isAllowed[token] = true }
    }
    return findings.filter { finding in
      finding.rule != allowed && !finding.marked.contains { isAllowed[$0] }
    }
  }

  private func consider(
    _ entry: CoachSelection.Entry, _ passage: Passage, _ index: Int, _ walk: Walk, _ findings: inout [Finding]
  ) {
    guard let match = entry.matcher.match(walk, at: index),
      ready[Int(entry.rule)].conditions.hold(passage, cue: match.start..<match.marked.upperBound, walk)
    else { return }
    findings.append(Finding(rule: Int(entry.rule), cue: Int(entry.cue), marked: match.marked))
  }

  /// The costliest first, in whole written words; what lies under another's words is dropped.
  func settled(_ findings: [Finding], _ passage: Passage) -> [Finding] {
    let sorted = findings.count < 2 ? findings : findings.sorted(by: comesBefore)
    let spoken = spokenOnce(sorted, passage)
    var taken: [Bool] = []
    var settled: [Finding] = []
    settled.reserveCapacity(sorted.count)
    for finding in sorted {
      if ready[finding.rule].speaksOnce, spoken[finding.rule] != finding.marked { continue }
      let range = passage.written(finding.marked)
      if sorted.count > 1 {
        if taken.isEmpty { taken = [Bool](repeating: false, count: passage.tokens.count) }
        if range.contains(where: { taken[$0] }) { continue }
        for token in range { taken[token] = true }
      }
      settled.append(Finding(rule: finding.rule, cue: finding.cue, marked: range))
    }
    return settled
  }

  private func comesBefore(_ one: Finding, _ other: Finding) -> Bool {
    let (cost, otherCost) = (costs[one.rule], costs[other.rule])
    if cost != otherCost { return cost > otherCost }
    if one.marked.lowerBound != other.marked.lowerBound {
      return one.marked.lowerBound < other.marked.lowerBound
    }
    if one.marked.count != other.marked.count { return one.marked.count > other.marked.count }
    return (one.rule, one.cue) < (other.rule, other.cue)
  }

  /// By rule that speaks once: its first words, or those in the sentence with which they are enough.
  private func spokenOnce(_ findings: [Finding], _ passage: Passage) -> [Int: Range<Int>] {
    var sentences: [Int: Set<Int32>] = [:]
    var spoken: [Int: Range<Int>] = [:]
    for finding in findings where ready[finding.rule].speaksOnce && spoken[finding.rule] == nil {
      sentences[finding.rule, default: []].insert(passage.tokens[finding.marked.lowerBound].sentence)
      if sentences[finding.rule]?.count == ready[finding.rule].least { spoken[finding.rule] = finding.marked }
    }
    return spoken
  }
}

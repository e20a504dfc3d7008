// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads what somebody is about to say and remarks on the words, the same way every time.
package struct Coach: Sendable {
  package let rules: [Rule]
  package let scales: [Scale]
  package let evidence: [Evidence]

  private let exceptions: CoachExceptions
  private let index: CoachIndex
  /// By rule id: its place in `rules`.
  private let places: [String: Int]
  /// What each scale looks at.
  private let ofScales: [CoachSelection]

  /// Takes the rules in their order; of two with one id, the later stands.
  package init(
    rules: [Rule], scales: [Scale] = [], evidence: [Evidence], exceptions: CoachExceptions = CoachExceptions()
  ) {
    var places: [String: Int] = [:]
    var kept: [Rule] = []
    for rule in rules {
      if let place = places[rule.id] {
        kept[place] = rule
      } else {
        places[rule.id] = kept.count
        kept.append(rule)
      }
    }
    let index = CoachIndex(kept, scales, allowed: exceptions.allowed)
    self.rules = kept
    self.scales = scales
    self.evidence = evidence
    self.exceptions = exceptions
    self.index = index
    self.places = places
    ofScales = scales.indices.map(index.selection(ofScale:))
  }

  /// The ids of all rules and families: what a question's `rules` may name.
  package var knownIDs: Set<String> { Set(index.chosen.keys) }

  /// The rules of these families and ids, made ready to read with; unknown ones are passed over, and those that are
  /// switched off, everywhere or in this conversation type.
  package func selection(_ reading: [String], in flow: String? = nil) -> CoachSelection {
    index.selection(reading, off: exceptions.off.union(flow.flatMap { exceptions.offIn[$0] } ?? []))
  }

  /// Everything there is to say about a text, the costliest first, no two remarks on the same words.
  ///
  /// Cost: one look-up a word and a check for each pattern that holds the word.
  ///
  /// - Parameters:
  ///   - text: the answer.
  ///   - reading: the rules that read it.
  ///   - names: the people known, in whose names no word counts as a word.
  /// - Returns: the remarks; none for a text with nothing to say about.
  package func remarks(on text: String, reading: CoachSelection, names: KnownNames) -> [Remark] {
    // Only these are taken into the closure: to hand on a whole coach costs more than most texts do.
    let (index, rules) = (index, rules)
    let remarks: [Remark] = PassageReader.withPassage(of: text, index.table, names) { passage in
      let findings = index.findings(in: passage, reading, isQuoteRead: false)
      return findings.isEmpty ? [] : Self.remarks(index.settled(findings, passage), rules, passage)
    }
    if reading.ofGaps.isEmpty { return remarks }
    return remarks
      + goalRemarks(on: text, by: reading.ofGaps.map { rules[$0] }, names: names, besides: remarks)
  }

  /// The same for a single text, by the names of families and rules.
  package func remarks(
    on text: String, reading: [String], in flow: String? = nil, names: [String]
  ) -> [Remark] {
    remarks(on: text, reading: selection(reading, in: flow), names: KnownNames(names))
  }

  /// What a text weighs on a scale; nil where there is no scale of that id.
  ///
  /// Quoted words count: what somebody said is a sign of observation. Features that look at rules count their
  /// remarks, those on quoted words left out.
  package func measure(_ text: String, on scale: String, names: KnownNames) -> Measure? {
    guard let place = scales.firstIndex(where: { $0.id == scale }) else { return nil }
    return PassageReader.withPassage(of: text, index.table, names) { passage in
      let found = index.findings(in: passage, ofScales[place], isQuoteRead: true)
      return measure(scales[place], index.featurePlaces[place], found, passage)
    }
  }

  private func measure(
    _ scale: Scale, _ places: [Int?], _ found: [CoachIndex.Finding], _ passage: Passage
  ) -> Measure {
    var sum = scale.bias
    var measured: [Measure.Finding] = []
    for (feature, place) in zip(scale.features, places) {
      let tokens: [Range<Int>]
      switch feature.source {
      case .patterns: tokens = Self.apart(found.filter { $0.rule == place ?? -1 }.map(\.marked), passage)
      case .rules(let names):
        let chosen = Set(names.flatMap { index.chosen[$0] ?? [] })
        let spoken = found.filter { finding in
          chosen.contains(finding.rule) && !passage.tokens[finding.marked.lowerBound].isQuoted
        }
        tokens = index.settled(spoken, passage).map(\.marked)
      case .besides: tokens = passage.words(besides: found.filter { $0.rule == place ?? -1 }.map(\.marked))
      }
      for range in passage.scalars(of: tokens.prefix(feature.most).map(passage.bytes)) {
        sum += feature.weight
        measured.append(Measure.Finding(feature: feature.id, weight: feature.weight, range: range))
      }
    }
    return Measure(sum: sum, findings: measured)
  }

  /// A rule with the facts that it cites; nil for an id that no rule has.
  package func explain(_ rule: String) -> Explanation? {
    guard let place = places[rule] else { return nil }
    let rule = rules[place]
    var facts: [Evidence] = []
    for id in rule.evidence { facts += evidence.filter { $0.id == id } }
    return Explanation(rule: rule, evidence: facts)
  }

  /// Whole written words in the text's order, of those that overlap the first.
  private static func apart(_ marked: [Range<Int>], _ passage: Passage) -> [Range<Int>] {
    var end = 0
    var apart: [Range<Int>] = []
    for tokens in marked.map(passage.written).sorted(by: { $0.lowerBound < $1.lowerBound })
    where tokens.lowerBound >= end {
      end = tokens.upperBound
      apart.append(tokens)
    }
    return apart
  }

  private static func remarks(
    _ findings: [CoachIndex.Finding], _ rules: [Rule], _ passage: Passage
  ) -> [Remark] {
    let bytes = findings.map { passage.bytes(of: $0.marked) }
    var remarks: [Remark] = []
    remarks.reserveCapacity(findings.count)
    for (place, range) in passage.scalars(of: bytes).enumerated() {
      let rule = rules[findings[place].rule]
      let cue = rule.cues[findings[place].cue]
      remarks.append(
        Remark(
          rule: (rule.id, rule.level), wording: cue.remark ?? rule.remark, offered: cue.offer ?? rule.offer,
          range: range, bytes: bytes[place], quote: passage.quote(bytes[place]), swap: cue.swap ?? rule.swap,
          isOnQuestion: rule.families.contains("question")))
    }
    return remarks
  }
}

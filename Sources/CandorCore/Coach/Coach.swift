// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads what somebody is about to say and remarks on the words, the same way every time.
package struct Coach: Sendable {
  package let rules: [Rule]
  package let scales: [Scale]
  package let evidence: [Evidence]

  /// The rules, and behind them the features of scales that look at words.
  private let ready: [ReadyRule]
  private let vocabulary: Vocabulary
  /// By word: the patterns that it may be part of; those found by a shape have lists of their own.
  private let byWord: [[Entry]]
  private let byShape: [(shape: Passage.Shapes, entries: [Entry])]
  /// By family and by rule id: places in `rules`.
  private let chosen: [String: [Int]]
  private let places: [String: Int]
  /// By scale, by feature: its place in `ready`; nil for one that looks at rules.
  private let featurePlaces: [[Int?]]

  private struct Entry {
    let rule: Int
    let cue: Int
  }

  /// Takes the rules in their order; of two with one id, the later stands.
  package init(rules: [Rule], scales: [Scale] = [], evidence: [Evidence]) {
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
    var vocabulary = Vocabulary()
    var ready = kept.map { ReadyRule($0.cues.map(\.pattern), $0.conditions, &vocabulary) }
    var featurePlaces: [[Int?]] = []
    for scale in scales {
      var own: [Int?] = []
      for feature in scale.features {
        switch feature.source {
        case .patterns(let patterns, let conditions):
          own.append(ready.count)
          ready.append(ReadyRule(patterns, conditions, &vocabulary))
        case .besides(let patterns):
          own.append(ready.count)
          ready.append(ReadyRule(patterns, Conditions(), &vocabulary))
        case .rules: own.append(nil)
        }
      }
      featurePlaces.append(own)
    }
    var byWord = [[Entry]](repeating: [], count: vocabulary.count)
    var byShape = Passage.Shapes.each.map { (shape: $0, entries: [Entry]()) }
    for (place, rule) in ready.enumerated() {
      for cue in rule.cues.indices {
        guard let beginnings = rule.cues[cue]?.beginnings else { continue }
        let entry = Entry(rule: place, cue: cue)
        for word in beginnings.words.words { byWord[Int(word)].append(entry) }
        for index in byShape.indices where beginnings.shapes.contains(byShape[index].shape) {
          byShape[index].entries.append(entry)
        }
      }
    }
    var chosen: [String: [Int]] = [:]
    for (place, rule) in kept.enumerated() {
      for name in Set(rule.families + [rule.id]) { chosen[name, default: []].append(place) }
    }
    self.rules = kept
    self.scales = scales
    self.evidence = evidence
    self.ready = ready
    self.vocabulary = vocabulary
    self.byWord = byWord
    self.byShape = byShape.filter { !$0.entries.isEmpty }
    self.chosen = chosen
    self.places = places
    self.featurePlaces = featurePlaces
  }

  /// The ids of all rules and families: what a question's `rules` may name.
  package var knownIDs: Set<String> { Set(chosen.keys) }

  /// Everything there is to say about a text, the costliest first, no two remarks on the same words.
  ///
  /// `reading` names families and rules; unknown ones are passed over. `names` are the people known, in whose
  /// names no word counts as a word. Cost: one look-up a word and a check for each pattern that holds the word.
  package func remarks(on text: String, reading: [String], names: [String]) -> [Remark] {
    let passage = read(text, names: names)
    let readers = readers(reading)
    var findings = findings(in: passage, among: readers, isQuoteRead: false)
    let remarks = settle(&findings, passage)
    let ofGoals = rules.indices.filter { readers[$0] && rules[$0].missing != nil }.map { rules[$0] }
    return remarks + goalRemarks(on: text, by: ofGoals, names: names, besides: remarks)
  }

  /// What a text weighs on a scale; nil where there is no scale of that id.
  ///
  /// Quoted words count: what somebody said is a sign of observation. Features that look at rules count their
  /// remarks, those on quoted words left out.
  package func measure(_ text: String, on scale: String, names: [String]) -> Measure? {
    guard let index = scales.firstIndex(where: { $0.id == scale }) else { return nil }
    let scale = scales[index]
    let passage = read(text, names: names)
    var isRead = [Bool](repeating: false, count: ready.count)
    for (feature, place) in zip(scale.features, featurePlaces[index]) {
      switch feature.source {
      case .patterns, .besides: if let place { isRead[place] = true }
      case .rules(let names): for name in names { for place in chosen[name] ?? [] { isRead[place] = true } }
      }
    }
    let found = findings(in: passage, among: isRead, isQuoteRead: true)
    var sum = scale.bias
    var measured: [Measure.Finding] = []
    for (feature, place) in zip(scale.features, featurePlaces[index]) {
      let ranges: [Range<Int>]
      switch feature.source {
      case .patterns: ranges = Self.apart(found.filter { $0.entry.rule == place }.map(\.marked), passage)
      case .rules(let names):
        let readers = readers(names)
        var remarked = found.filter {
          readers[$0.entry.rule] && !passage.tokens[$0.marked.lowerBound].isQuoted
        }
        ranges = settle(&remarked, passage).map(\.range)
      case .besides:
        ranges = passage.words(besides: found.filter { $0.entry.rule == place }.map(\.marked))
      }
      for range in ranges.prefix(feature.most) {
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

  private static func words(of names: [String]) -> Set<String> {
    var words: Set<String> = []
    for name in names {
      for part in name.split(whereSeparator: \.isWhitespace) {
        words.insert(WordForms.words(in: WordForms.folded(String(part))).first ?? "")
      }
    }
    words.remove("")
    return words
  }

  // MARK: Findings

  private struct Finding {
    let entry: Entry
    /// The marked words, in tokens.
    let marked: Range<Int>
    let cost: Int
  }

  private func read(_ text: String, names: [String]) -> Passage {
    PassageReader.read(text, vocabulary: vocabulary, names: Coach.words(of: names))
  }

  /// Which of `ready` the families and rules of these names are.
  private func readers(_ names: [String]) -> [Bool] {
    var isRead = [Bool](repeating: false, count: ready.count)
    for name in names { for place in chosen[name] ?? [] { isRead[place] = true } }
    return isRead
  }

  private func findings(in passage: Passage, among isRead: [Bool], isQuoteRead: Bool) -> [Finding] {
    var findings: [Finding] = []
    for index in passage.tokens.indices {
      let token = passage.tokens[index]
      if token.isQuoted, !isQuoteRead { continue }
      for entry in byWord[Int(token.word)] where isRead[entry.rule] {
        consider(entry, passage, index, &findings)
      }
      if token.shapes.isEmpty { continue }
      for (shape, entries) in byShape where token.shapes.contains(shape) {
        for entry in entries where isRead[entry.rule] { consider(entry, passage, index, &findings) }
      }
    }
    return findings
  }

  private func consider(_ entry: Entry, _ passage: Passage, _ index: Int, _ findings: inout [Finding]) {
    guard let marked = ready[entry.rule].match(entry.cue, passage, at: index) else { return }
    let cost = entry.rule < rules.count ? rules[entry.rule].cost : 0
    findings.append(Finding(entry: entry, marked: marked, cost: cost))
  }

  /// Ranges of scalars in the text's order, of those that overlap the first.
  private static func apart(_ marked: [Range<Int>], _ passage: Passage) -> [Range<Int>] {
    var end = 0
    var ranges: [Range<Int>] = []
    for tokens in marked.map(passage.written).sorted(by: { $0.lowerBound < $1.lowerBound })
    where tokens.lowerBound >= end {
      end = tokens.upperBound
      ranges.append(passage.tokens[tokens.lowerBound].start..<passage.tokens[end - 1].end)
    }
    return ranges
  }

  /// Puts the costliest first and drops what lies under another's words.
  private func settle(_ findings: inout [Finding], _ passage: Passage) -> [Remark] {
    findings.sort { one, other in
      if one.cost != other.cost { return one.cost > other.cost }
      if one.marked.lowerBound != other.marked.lowerBound {
        return one.marked.lowerBound < other.marked.lowerBound
      }
      if one.marked.count != other.marked.count { return one.marked.count > other.marked.count }
      return (one.entry.rule, one.entry.cue) < (other.entry.rule, other.entry.cue)
    }
    let spoken = spokenOnce(findings, passage)
    var taken = [Bool](repeating: false, count: passage.tokens.count)
    var remarks: [Remark] = []
    for finding in findings {
      if ready[finding.entry.rule].speaksOnce, spoken[finding.entry.rule] != finding.marked { continue }
      let range = passage.written(finding.marked)
      if range.contains(where: { taken[$0] }) { continue }
      for token in range { taken[token] = true }
      remarks.append(remark(finding.entry, passage, range))
    }
    return remarks
  }

  /// By rule that speaks once: its first words, or those in the sentence with which they are enough.
  private func spokenOnce(_ findings: [Finding], _ passage: Passage) -> [Int: Range<Int>] {
    var sentences: [Int: Set<Int>] = [:]
    var spoken: [Int: Range<Int>] = [:]
    for finding in findings where ready[finding.entry.rule].speaksOnce && spoken[finding.entry.rule] == nil {
      let rule = finding.entry.rule
      sentences[rule, default: []].insert(passage.tokens[finding.marked.lowerBound].sentence)
      if sentences[rule]?.count == ready[rule].least { spoken[rule] = finding.marked }
    }
    return spoken
  }

  private func remark(_ entry: Entry, _ passage: Passage, _ tokens: Range<Int>) -> Remark {
    let rule = rules[entry.rule]
    let cue = rule.cues[entry.cue]
    let range = passage.tokens[tokens.lowerBound].start..<passage.tokens[tokens.upperBound - 1].end
    let quote = passage.quote(range)
    return Remark(
      rule: rule.id, level: rule.level, range: range, quote: quote,
      says: Remark.fill(cue.remark ?? rule.remark, with: quote),
      offer: (cue.offer ?? rule.offer).map { Remark.fill($0, with: quote) })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads what somebody is about to say and remarks on the words, the same way every time.
package struct Coach: Sendable {
  package let rules: [Rule]
  package let evidence: [Evidence]

  private let ready: [ReadyRule]
  private let vocabulary: Vocabulary
  /// By word: the patterns that it may be part of; names and numbers have lists of their own.
  private let byWord: [[Entry]]
  private let byName: [Entry]
  private let byNumber: [Entry]
  /// By family and by rule id: places in `rules`.
  private let chosen: [String: [Int]]
  private let places: [String: Int]

  private struct Entry {
    let rule: Int
    let cue: Int
  }

  /// Takes the rules in their order; of two with one id, the later stands.
  package init(rules: [Rule], evidence: [Evidence]) {
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
    let ready = kept.map { ReadyRule($0, &vocabulary) }
    var byWord = [[Entry]](repeating: [], count: vocabulary.count)
    var byName: [Entry] = []
    var byNumber: [Entry] = []
    var chosen: [String: [Int]] = [:]
    for (place, rule) in ready.enumerated() {
      for name in Set(kept[place].families + [kept[place].id]) { chosen[name, default: []].append(place) }
      for cue in rule.cues.indices {
        let entry = Entry(rule: place, cue: cue)
        let beginnings = rule.cues[cue].matcher.beginnings
        for word in beginnings.words.words { byWord[Int(word)].append(entry) }
        if beginnings.name { byName.append(entry) }
        if beginnings.number { byNumber.append(entry) }
      }
    }
    self.rules = kept
    self.evidence = evidence
    self.ready = ready
    self.vocabulary = vocabulary
    self.byWord = byWord
    self.byName = byName
    self.byNumber = byNumber
    self.chosen = chosen
    self.places = places
  }

  /// The ids of all rules and families: what a question's `rules` may name.
  package var knownIDs: Set<String> { Set(chosen.keys) }

  /// Everything there is to say about a text, the costliest first, no two remarks on the same words.
  ///
  /// `reading` names families and rules; unknown ones are passed over. `names` are the people known, in whose
  /// names no word counts as a word. Cost: one look-up a word and a check for each pattern that holds the word.
  package func remarks(on text: String, reading: [String], names: [String]) -> [Remark] {
    var isRead = [Bool](repeating: false, count: rules.count)
    for name in reading { for place in chosen[name] ?? [] { isRead[place] = true } }
    let passage = PassageReader.read(text, vocabulary: vocabulary, names: Coach.words(of: names))
    var findings: [Finding] = []
    for index in passage.tokens.indices {
      let token = passage.tokens[index]
      if token.isQuoted { continue }
      for entry in byWord[Int(token.word)] where isRead[entry.rule] {
        consider(entry, passage, index, &findings)
      }
      if token.isName {
        for entry in byName where isRead[entry.rule] { consider(entry, passage, index, &findings) }
      }
      if token.kinds.contains(.number) {
        for entry in byNumber where isRead[entry.rule] { consider(entry, passage, index, &findings) }
      }
    }
    return settle(&findings, passage)
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

  private func consider(_ entry: Entry, _ passage: Passage, _ index: Int, _ findings: inout [Finding]) {
    guard let match = ready[entry.rule].cues[entry.cue].matcher.match(passage, at: index) else { return }
    guard ready[entry.rule].counts(passage, cue: match.start..<match.marked.upperBound) else { return }
    findings.append(Finding(entry: entry, marked: match.marked, cost: rules[entry.rule].cost))
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
    var taken = [Bool](repeating: false, count: passage.tokens.count)
    var remarks: [Remark] = []
    for finding in findings {
      let range = passage.written(finding.marked)
      if range.contains(where: { taken[$0] }) { continue }
      for token in range { taken[token] = true }
      remarks.append(remark(finding.entry, passage, range))
    }
    return remarks
  }

  private func remark(_ entry: Entry, _ passage: Passage, _ tokens: Range<Int>) -> Remark {
    let rule = rules[entry.rule]
    let cue = ready[entry.rule].cues[entry.cue]
    let range = passage.tokens[tokens.lowerBound].start..<passage.tokens[tokens.upperBound - 1].end
    let quote = passage.quote(range)
    return Remark(
      rule: rule.id, level: rule.level, range: range, quote: quote,
      says: Remark.fill(cue.remark, with: quote),
      offer: cue.offer.map { Remark.fill($0, with: quote) })
  }
}

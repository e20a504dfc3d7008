// SPDX-License-Identifier: GPL-3.0-or-later

/// One line on its way from words to commitments.
struct LineReading {
  private let reader: MinutesReader
  private var text: Substring
  private var isListed: Bool
  private var isDecision = false
  /// Somebody's name stands before it as a title.
  private var isHeaded = false
  /// Who is named before or behind the words.
  private var who: String?
  private var isAnybody = false
  private var deadline: Deadline?

  init(_ reader: MinutesReader, _ text: Substring, isListed: Bool, who: String?) {
    self.reader = reader
    self.text = text
    self.isListed = isListed
    self.who = who
  }

  mutating func items() -> [MinutesItem] {
    guard takeLabels(), !Self.isNothing(text), takeNotes() else { return [] }
    takeHeadings()
    guard !Self.isNothing(text) || isListed && who != nil else { return [] }
    let context = SentenceReader.Context(
      reader: reader, isListed: isListed, isDecision: isDecision, who: who, isAnybody: isAnybody)
    var items: [MinutesItem] = []
    var before: Substring = ""
    for (index, sentence) in Sentences.split(text).enumerated() {
      var context = context
      context.isListed = isListed && index == 0
      if isListed, context.who == nil { context.who = items.last?.who }
      let sentences = SentenceReader(sentence, context)
      let found = sentences.items()
      if found.isEmpty, let last = items.indices.last {
        if items[last].due == nil, let due = sentences.deadlineAlone {
          items[last].setDue(due)
        } else if before.hasSuffix(";") {
          items[last].what += "; " + PledgeWords.tidy(String(sentence))
        }
      }
      if found.count == 1, Assignment.takings.contains(found[0].what.lowercased()),
        let last = items.indices.last,
        items[last].who == nil
      {
        items[last].who = found[0].who
        items[last].unclear.removeAll { [.noOwner, .anybody].contains($0) }
        continue
      }
      // "Will do" tells who and not what.
      items += found.filter { isListed || $0.what.lowercased() != "do" }
      before = sentence
    }
    if items.isEmpty, isListed || isHeaded && isDated(text) {
      items = [SentenceReader.fragment(text, context)]
    }
    if let deadline, !items.contains(where: { $0.due != nil }), let first = items.indices.first {
      items[first].setDue(deadline)
    }
    return items
  }

  /// "ACTION:", "Decision:" and the like; false where the label says that nothing is to be done.
  private mutating func takeLabels() -> Bool {
    for _ in 0..<3 {
      guard let label = MinutesLabel(of: text, among: reader.parties) else { return true }
      switch label.kind {
      case .fact: if !isListed { return false } else { return true }
      case .done: return false
      case .decision: isDecision = true
      case .action: isListed = true
      }
      who = label.who ?? who
      // "ACTION: 1. Ana to …"
      text = label.kind == .action ? MinutesLine(label.rest).text : label.rest
    }
    return true
  }

  /// What is noted behind the words; false where that says that it is done.
  private mutating func takeNotes() -> Bool {
    let isSpoken = Sentences.split(text).first.map { SentenceReader.names($0, reader.parties) } ?? false
    for _ in 0..<4 {
      guard
        let note = Assignment(endOf: text, today: reader.today, among: reader.parties, trusting: isListed)
      else { return true }
      if note.isDone { return false }
      if isSpoken, note.who != nil || note.isAnybody { return true }
      // A name behind a dash or in brackets says nothing about a line that is no task.
      who = who ?? note.who
      isAnybody = isAnybody || note.isAnybody
      deadline = deadline ?? note.deadline?.withoutPlace
      text = note.rest.trimmedEnds
    }
    return true
  }

  /// "Ana:", "Website:", "[Ana]", "Ana -", "@ana".
  private mutating func takeHeadings() {
    for _ in 0..<3 {
      if let heading = LineHeading(of: text) {
        guard takeHeading(heading) else { break }
      } else {
        break
      }
    }
    let words = PledgeWord.words(of: text.prefix(200))
    guard let first = words.first else { return }
    if first.before.contains(where: { "[(".contains($0) }),
      let end = words.prefix(5).firstIndex(where: { $0.after.contains { ")]".contains($0) } }),
      reader.parties.kind(of: words[...end], trusting: isListed) != nil
    {
      take(words[...end], leaving: words[end].after.endIndex)
    } else if let dash = words.prefix(8).firstIndex(where: \.isDash), dash > 0,
      reader.parties.kind(of: words[..<dash], trusting: isListed) != nil
    {
      take(words[..<dash], leaving: words[dash].range.upperBound)
    } else if first.bare.first == "@", reader.parties.isNameWord(first), words.count > 1 {
      let rest = words.prefix { $0.bare.first == "@" || PartyWords.connectors.contains($0.lower) }
      if Bond(words[rest.endIndex...]) == nil, rest.endIndex < words.count {
        take(rest, leaving: words[rest.endIndex - 1].after.endIndex)
      }
    }
  }

  private mutating func take(_ words: ArraySlice<PledgeWord>, leaving index: String.Index) {
    who = String(words.text(in: text))
    text = text[index...].trimmedEnds
    if let mark = text.first, ":-–—".contains(mark) { text = text.dropFirst().trimmedEnds }
  }

  private mutating func takeHeading(_ heading: LineHeading) -> Bool {
    var name = heading.text[...]
    if let found = Deadline(in: heading.text, today: reader.today), let range = found.range {
      deadline = deadline ?? found.withoutPlace
      name = PledgeWords.tidy(heading.text, without: range)[...]
    }
    let words = PledgeWord.words(of: name)[...]
    if words.count == 1, let marker = words.first?.lower, Assignment.markers.contains(marker) {
      let rest = PledgeWord.words(of: heading.rest.prefix(160))
      if let end = rest.firstIndex(where: { !$0.after.isEmpty && !$0.endsItem }) ?? rest.indices.last,
        reader.parties.kind(of: rest[...end], trusting: true) != nil
      {
        take(rest[...end], leaving: rest[end].after.endIndex)
        return true
      }
    }
    if let named = Self.assigned(words) {
      who = String(named.text(in: name)).replacing("'s", with: "").replacing("’s", with: "")
      isListed = true
      text = heading.rest.trimmedEnds
      return true
    }
    let isTopic = words.allSatisfy { PartyWords.topics.contains($0.lower) }
    if !words.isEmpty, !isTopic, let kind = reader.parties.kind(of: words, trusting: isListed) {
      if kind == .anybody { isAnybody = true } else { who = PledgeWords.tidy(String(name)) }
      isHeaded = true
    } else {
      // "Ana will send the following: …" and "Add these: …" are no headings.
      let first = words.first?.lower ?? ""
      if Speech(words, among: reader.parties) != nil || words.count > 2 && ActionWords.isVerb(first) {
        return false
      }
    }
    text = heading.rest.trimmedEnds
    return true
  }

  /// "Ana's action:", "Assigned to Ana:".
  private static func assigned(_ words: ArraySlice<PledgeWord>) -> ArraySlice<PledgeWord>? {
    guard words.count > 1, words.count <= 4, let first = words.first, let last = words.last else {
      return nil
    }
    if first.lower == "assigned", words.count > 2, words.dropFirst().first?.lower == "to" {
      return words.dropFirst(2)
    }
    let owner = words.dropLast()
    return MinutesLabel.heads.contains(last.lower) && owner.last?.lower.hasSuffix("'s") ?? false ? owner : nil
  }

  /// "Ana: the slides by Friday" is a promise, though it has no verb.
  private func isDated(_ text: Substring) -> Bool {
    guard !text.hasSuffix("?"), !isDecision else { return false }
    return Deadline(in: String(text), today: reader.today)?.isMarked ?? deadline?.isMarked ?? false
  }

  /// "none", "n/a", "no action items".
  private static func isNothing(_ text: Substring) -> Bool {
    let words = PledgeWord.words(of: text.prefix(120))
    guard let first = words.first else { return true }
    let lower = words.map(\.lower).joined(separator: " ")
    if nothings.contains(lower) { return true }
    if ["none", "nothing", "nil", "n/a"].contains(first.lower), words.count <= 7 { return true }
    return first.lower == "no"
      && words.dropFirst().prefix(4).contains {
        ["action", "actions", "item", "items", "task", "tasks", "next", "todos"].contains($0.lower)
      }
  }

  private static let nothings: Set<String> = [
    "-", "–", "—", "...", "…", "?", "none", "nil", "nothing", "no", "n/a", "na", "tbd", "tba", "tbc",
    "see below", "see above", "as above",
    "as below", "done", "complete", "completed", "closed", "cancelled", "canceled", "not applicable",
    "no change", "no update",
    "no updates", "same as above", "see list", "see minutes", "see notes",
  ]
}

extension MinutesItem {
  mutating func setDue(_ deadline: Deadline) {
    due = deadline.span
    unclear.removeAll { [.noDay, .vagueDay, .eventDay, .severalDays].contains($0) }
    if due == nil { unclear.append(.severalDays) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Whose it is and by when, noted behind what is to be done: "(Ana, by Friday)", "- Ana", "[@ana]", "owner: Ana".
struct Assignment {
  private(set) var who: String?
  private(set) var isAnybody = false
  private(set) var deadline: Deadline?
  /// "(done)"
  private(set) var isDone = false
  /// A word such as "owner:" or "due:" begins it.
  private(set) var opensWithMarker = false
  /// What stands before it.
  private(set) var rest: Substring

  /// With `trusting` the line is known to be something to be done, so that a name in small letters will do.
  init?(endOf text: Substring, today: Day, among parties: Parties, trusting: Bool = false) {
    guard let (rest, note, isMarked) = Self.split(text) else { return nil }
    self.rest = rest
    opensWithMarker = isMarked
    let parts = note.split { ",;|".contains($0) }
    guard !parts.isEmpty, parts.count <= 12 else { return nil }
    var named: [Substring] = []
    for part in parts {
      guard let party = take(part, today: today, among: parties, trusting: trusting) else {
        return nil
      }
      if let party, named.last.map({ note[$0.endIndex..<party.startIndex].count <= 3 }) ?? true {
        named.append(party)
      }
    }
    if let first = named.first, let last = named.last {
      who = PledgeWords.trimmed(note[first.startIndex..<last.endIndex])
    }
    guard who != nil || deadline != nil || isDone || isAnybody else { return nil }
  }

  /// One part of the note; nil where it is neither somebody nor a day nor a state. Hands back the words that name
  /// somebody.
  private mutating func take(
    _ part: Substring, today: Day, among parties: Parties, trusting: Bool
  ) -> Substring?? {
    var words = PledgeWord.words(of: part)[...]
    let lower = words.map(\.lower).joined(separator: " ")
    if Self.endings.contains(lower) {
      isDone = true
      return .some(nil)
    }
    if Self.states.contains(lower) { return .some(nil) }
    while let first = words.first, Self.openers.contains(first.lower), words.count > 1 { words.removeFirst() }
    guard let first = words.first else { return nil }
    // "(Ana will do)"
    if let speech = Speech(words, among: parties), speech.bond.strength == .firm,
      Self.takings.contains(speech.rest.map(\.lower).joined(separator: " "))
    {
      words = speech.who
    }
    if let kind = parties.kind(of: words, trusting: trusting) {
      if kind == .anybody { isAnybody = true }
      return kind == .anybody ? .some(nil) : words.text(in: part)
    }
    let begin = first.bare.startIndex
    let text = String(words.text(in: part))
    if let found = Deadline(in: text, today: today), let range = found.range {
      deadline = deadline ?? found
      // The day stands before the name or behind it.
      let around = [text[..<range.lowerBound], text[range.upperBound...]].map(\.trimmedEnds)
      let left = around.filter { !PledgeWord.words(of: $0).isEmpty }
      guard let name = left.first else { return .some(nil) }
      let words = PledgeWord.words(of: name)
      guard left.count == 1, words.count <= 4, parties.kind(of: words[...]) != nil else {
        return Self.leads.contains(first.lower) ? .some(nil) : nil
      }
      let start = words[0].bare.startIndex
      let offset = text.distance(from: text.startIndex, to: start)
      let place = part.index(begin, offsetBy: offset)
      return part[place..<part.index(place, offsetBy: name[start...].count)]
    }
    if case .span(let span) = DateReader(today: today).read(text) {
      deadline = deadline ?? .day(span, nil, isMarked: true)
      return .some(nil)
    }
    return Self.leads.contains(first.lower) && words.count <= 8 ? .some(nil) : nil
  }

  /// What stands in brackets at the end, behind a dash, behind "assigned to" or the like.
  private static func split(_ text: Substring) -> (rest: Substring, note: Substring, isMarked: Bool)? {
    var text = text
    while let last = text.last, last.isWhitespace || ".,;-–—|".contains(last) { text.removeLast() }
    guard let last = text.last else { return nil }
    let tail = text.suffix(160)
    if let open = [")": "(", "]": "[", "}": "{"]["\(last)"].flatMap(\.first) {
      guard let start = tail.lastIndex(of: open) else { return nil }
      return (text[..<start], text[text.index(after: start)...].dropLast(), false)
    }
    let words = PledgeWord.words(of: tail)
    let handle = words.lastIndex { $0.bare.first == "@" }
    if let handle, handle + 3 >= words.count,
      words[(handle + 1)...].allSatisfy({ $0.isCapitalized && $0.before.isEmpty }),
      words.dropLast().suffix(2).allSatisfy({ $0.after.isEmpty })
    {
      var start = handle
      while start > 0,
        words[start - 1].bare.first == "@" || PartyWords.connectors.contains(words[start - 1].lower)
      {
        start -= 1
      }
      while start < words.count, PartyWords.connectors.contains(words[start].lower) { start += 1 }
      if start > 0,
        !["to", "for", "with", "from", "of", "by", "ask", "cc", "and", "see"].contains(words[start - 1].lower)
      {
        let rest = words[start - 1].isDash ? words[start - 1].bare.startIndex : words[start].bare.startIndex
        return (text[..<rest], text[words[start].bare.startIndex...], false)
      }
    }
    for index in words.indices.reversed().prefix(9) where index > 0 {
      if words[index].isDash {
        return (text[..<words[index].bare.startIndex], text[words[index].range.upperBound...], false)
      }
      let isMarked = words[index].after.contains(":") && markers.contains(words[index].lower)
      let isAssigned =
        ["assigned", "assign"].contains(words[index].lower) && words.count > index + 1
        && words[index + 1].lower == "to"
      guard isMarked || isAssigned else { continue }
      let end = isAssigned ? words[index + 1].after.endIndex : words[index].after.endIndex
      return (text[..<words[index].bare.startIndex], text[end...], true)
    }
    return nil
  }

  /// "Ana will do it"
  static let takings: Set<String> = [
    "do", "do it", "do this", "do so", "do that", "handle", "handle it", "handle this", "take it",
    "take this", "take care",
    "take care of it", "take care of this", "take that", "own", "own it", "lead", "follow up", "follow-up",
  ]
  static let markers: Set<String> = [
    "owner", "owners", "assignee", "assignees", "responsible", "dri", "who", "lead", "resp", "person", "due",
    "deadline",
  ]
  private static let openers: Set<String> = [
    "owner", "owners", "assigned", "assignee", "assignees", "to", "responsible", "resp", "dri", "who", "by",
    "for", "lead",
    "action", "ai", "person", "due", "deadline", "eta", "when", "date", "target",
  ]
  private static let leads: Set<String> = [
    "by", "before", "until", "till", "due", "deadline", "eta", "target", "next", "for", "at", "no", "end",
    "aim", "aiming",
    "asap", "when", "once", "after", "if", "in", "on", "during", "soon",
  ]
  private static let endings: Set<String> = [
    "done", "completed", "complete", "closed", "finished", "cancelled", "canceled", "dropped", "resolved",
    "fixed",
    "merged", "✓", "✔", "✅", "obsolete", "no longer needed", "shipped", "sent",
  ]
  private static let states: Set<String> = [
    "ongoing", "in progress", "wip", "open", "pending", "new", "optional", "tbd", "tbc", "tba",
    "carried over", "not started",
    "to do", "todo", "high", "medium", "low", "urgent", "asap", "priority", "high priority", "low priority",
    "continued",
    "carry over", "soon", "blocked", "in-progress", "started", "underway", "recurring",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

// What was understood of a clause, as a commitment.
extension SentenceReader {
  func item(_ clause: Clause, clause text: Substring) -> MinutesItem? {
    let today = context.reader.today
    let asides = Asides(in: text)
    let whole = String(text)
    var deadline = Deadline(in: whole, today: today) { range in
      asides.isOutside(range, of: whole, text)
    }
    if deadline == nil, text.startIndex == sentence.startIndex, let first = words.first,
      clause.what > first.range.upperBound,
      clause.who?.startIndex != first.bare.startIndex, let opening = leadingDay(from: 0)
    {
      deadline = .day(opening.days, nil, isMarked: false)
    }
    if clause.wantsDue, deadline?.isMarked != true, !(clause.takesAnyDay && deadline != nil) {
      guard clause.isSuggestedOtherwise else { return nil }
    }
    let isSuggestion = clause.isSuggestion || clause.isSuggestedOtherwise && deadline?.isMarked != true
    let what = self.what(of: clause, in: text, without: deadline?.range, of: whole)
    let isAnybody = clause.kind == .anybody || clause.who == nil && context.isAnybody
    let isSpokenFor = (clause.kind == .me || clause.kind == .pronoun) && context.who != nil
    let named = isSpokenFor ? context.who : clause.who.map { String($0) } ?? context.who
    let who = clause.kind == .anybody ? nil : named
    var unclear: [MinutesItem.Unclear] = []
    if who == nil { unclear.append(isAnybody ? .anybody : .noOwner) }
    if let who, PartyWords.everybody.contains(who.lowercased()) { unclear.append(.everybody) }
    if what.isEmpty { unclear.append(.noAction) }
    if deadline?.span == nil {
      unclear.append(deadline == nil ? VagueDays.kind(of: text) : .severalDays)
    }
    if clause.isTentative || who?.contains("?") == true { unclear.append(.tentative) }
    if isSuggestion { unclear.append(.suggestion) }
    if what.isEmpty, who == nil { return nil }
    return MinutesItem(
      line: 1, who: who, what: what, due: deadline?.span, condition: Proviso.find(in: whole),
      unclear: unclear)
  }

  private func what(
    of clause: Clause, in text: Substring, without due: Range<String.Index>?, of whole: String
  ) -> String {
    let begin = max(clause.what, text.startIndex)
    guard begin < text.endIndex else { return "" }
    // The day stands in a copy of the clause: by how far it is from the start.
    let offset = text[..<begin].utf8.count
    let rest = String(text[begin...])
    guard let due, let agentless = range(due, of: whole, by: offset, in: rest) else {
      return PledgeWords.tidy(rest)
    }
    return PledgeWords.tidy(rest, without: agentless)
  }

  /// The same range in what is left after the first `offset` bytes.
  private func range(
    _ range: Range<String.Index>, of whole: String, by offset: Int, in rest: String
  ) -> Range<String.Index>? {
    let lower = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound) - offset
    let upper = whole.utf8.distance(from: whole.startIndex, to: range.upperBound) - offset
    guard lower >= 0, upper <= rest.utf8.count else { return nil }
    return rest.utf8.index(
      rest.startIndex, offsetBy: lower)..<rest.utf8.index(rest.startIndex, offsetBy: upper)
  }
}

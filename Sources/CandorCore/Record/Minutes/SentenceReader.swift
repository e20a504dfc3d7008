// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the commitments of one sentence, clause by clause.
struct SentenceReader {
  struct Context {
    let reader: MinutesReader
    /// It is known to be something to be done.
    var isListed: Bool
    let isDecision: Bool
    /// Who is named before or behind the sentence.
    var who: String?
    let isAnybody: Bool
  }

  let sentence: Substring
  let context: Context
  let words: [PledgeWord]

  init(_ sentence: Substring, _ context: Context) {
    self.sentence = sentence
    self.context = context
    words = PledgeWord.words(of: sentence)
  }

  /// Whether the sentence itself says who.
  static func names(_ sentence: Substring, _ parties: Parties) -> Bool {
    let words = PledgeWord.words(of: sentence.prefix(200))
    if Speech(words[...], among: parties) != nil { return true }
    guard let heading = LineHeading(of: sentence) else { return false }
    let rest = PledgeWord.words(of: heading.rest.prefix(200))
    return parties.kind(of: PledgeWord.words(of: heading.text[...])[...]) != nil
      || Speech(rest[...], among: parties) != nil
  }

  /// The deadline of a sentence that says no more: "Due Friday.", "The deadline is 3 May."
  var deadlineAlone: Deadline? {
    guard words.count <= 10, let found = Deadline(in: String(sentence), today: context.reader.today) else {
      return nil
    }
    return found.isMarked
      || words.contains { ["deadline", "due", "eta", "target", "asap"].contains($0.lower) } ? found : nil
  }

  func items() -> [MinutesItem] {
    guard !words.isEmpty, context.isListed || !isQuestion else { return [] }
    var found: [(start: Int, clause: Clause)] = []
    let judge = ClauseJudge(context: context, sentence: sentence)
    let start = openingEnd()
    var index = start
    if let clause = judge.clause(words[start...]), clause.who != nil || !isAdvice(before: start) {
      found.append((start, clause))
      index = clause.head
    }
    index += 1
    while index < words.count {
      if isBoundary(index), let clause = judge.clause(words[index...], after: found.last?.clause) {
        found.append((index, clause))
        index = max(index, clause.head)
      }
      index += 1
    }
    return found.enumerated().compactMap { order, one in
      let end = order + 1 < found.count ? self.end(before: found[order + 1].start) : sentence.endIndex
      let begin = order == 0 ? sentence.startIndex : words[one.start].bare.startIndex
      return item(one.clause, clause: sentence[begin..<end])
    }
  }

  /// The whole of a line that is known to be something to be done, in whatever words.
  static func fragment(_ text: Substring, _ context: Context) -> MinutesItem {
    let reader = SentenceReader(text, context)
    if let kind = context.reader.parties.kind(of: reader.words[...]), context.who == nil, kind != .anybody {
      let who = String(reader.words[...].text(in: text))
      return MinutesItem(line: 1, who: who, what: "", due: nil, condition: nil, unclear: [.noAction, .noDay])
    }
    let clause = Clause(who: nil, kind: nil, what: text.startIndex, head: 0)
    return reader.item(clause, clause: text)
      ?? MinutesItem(line: 1, who: context.who, what: "", due: nil, condition: nil, unclear: [.noAction])
  }

  // MARK: Where clauses begin

  private var isQuestion: Bool {
    guard let last = words.last, last.after.contains("?") || last.bare.last == "?" else { return false }
    return !words.contains { ["please", "pls", "kindly"].contains($0.lower) }
  }

  /// How many words come before whoever is to do it: "So", "By Friday", "If the vendor answers,".
  private func openingEnd() -> Int {
    var start = 0
    while start < words.count - 1, start < 3, Self.openers.contains(words[start].lower) { start += 1 }
    let parties = context.reader.parties
    if Speech(words[start...], among: parties, trusting: context.isListed) != nil { return start }
    if Self.leads.contains(words[start].lower),
      let comma = words[start...].prefix(16).firstIndex(where: \.endsItem),
      comma + 1 < words.count
    {
      return comma + 1
    }
    return leadingDay(from: start)?.end ?? start
  }

  /// "To join, email the list" and "If you like it, buy it" ask nobody in particular.
  private func isAdvice(before start: Int) -> Bool {
    guard start > 1 else { return false }
    return ["to", "for"].contains(words[0].lower)
      || words[..<start].contains { ["you", "your"].contains($0.lower) }
  }

  /// "Next week Bo to …" begins with a day.
  func leadingDay(from start: Int) -> (end: Int, days: DaySpan)? {
    guard words.indices.contains(start),
      PartyWords.notNames.contains(words[start].lower) || Self.leads.contains(words[start].lower)
        || words[start].lower.first?.isNumber == true
    else { return nil }
    let reader = DateReader(today: context.reader.today)
    for count in [6, 5, 4, 3, 2, 1] where start + count < words.count {
      if case .span(let days) = reader.read(String(words[start..<(start + count)].text(in: sentence))) {
        return (start + count, days)
      }
    }
    return nil
  }

  private func isBoundary(_ index: Int) -> Bool {
    let before = words[index - 1]
    return before.endsClause || before.isDash || Self.connectives.contains(before.lower)
  }

  private func end(before start: Int) -> String.Index {
    var last = start - 1
    while last > 0,
      Self.connectives.contains(words[last].lower) || words[last].isDash
        || words[last].after.first == ")" && words[last].bare.allSatisfy(\.isNumber)
    {
      last -= 1
    }
    return words[last].after.endIndex
  }

  private static let openers: Set<String> = [
    "so", "then", "also", "and", "but", "ok", "okay", "well", "finally", "meanwhile", "afterwards", "instead",
    "therefore",
    "additionally", "furthermore", "lastly", "firstly", "secondly", "first", "second", "third", "again",
    "hence", "thus", "that",
  ]
  private static let leads: Set<String> = [
    "if", "when", "once", "after", "before", "until", "unless", "as", "for", "in", "on", "at", "with",
    "regarding", "re", "given",
    "since", "because", "while", "to", "due", "per", "based", "during", "following", "by", "from", "about",
    "concerning", "under",
    "assuming", "provided", "depending", "until", "next", "this", "between", "within", "beyond", "rather",
    "instead",
  ]
  private static let connectives: Set<String> = [
    "and", "but", "while", "whereas", "then", "so", "plus", "&", "though", "meanwhile", "also",
  ]
}

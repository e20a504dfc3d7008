// SPDX-License-Identifier: GPL-3.0-or-later

/// What the first words of a line, or the title of a section, say about what follows.
struct MinutesLabel {
  let kind: Kind
  /// Who it is said to be for: "Action for Ana:", "ACTION [Ana]".
  private(set) var who: String?
  private(set) var rest: Substring

  enum Kind: Hashable, Sendable {
    /// Something to be done.
    case action
    /// Something decided: only what somebody is to do about it counts.
    case decision
    /// Who was there, what was talked about, when the next meeting is.
    case fact
    /// Something that was done.
    case done
  }

  init?(of text: Substring, among parties: Parties) {
    let words = PledgeWord.words(of: text.prefix(200))
    guard !words.isEmpty else { return nil }
    if let glued = Self.glued(text) {
      self = glued
      return
    }
    if let action = Self.action(words, in: text, among: parties) {
      self = action
      return
    }
    guard let colon = words.prefix(4).firstIndex(where: { $0.after.contains(":") || $0.isDash }) else {
      return nil
    }
    let name = words[...colon].filter { !$0.isDash }.map(\.lower).joined(separator: " ")
    let isColon = words[colon].after.contains(":")
    let rest = text[(isColon ? words[colon].after.endIndex : words[colon].range.upperBound)...]
    let kind: Kind
    if Self.decisions.contains(name) {
      kind = .decision
    } else if Self.facts.contains(name) {
      kind = .fact
    } else if Self.endings.contains(name) {
      kind = .done
    } else {
      return nil
    }
    self.init(kind, who: nil, rest: rest)
  }

  private init(_ kind: Kind, who: String?, rest: Substring) {
    self.kind = kind
    self.who = who
    self.rest = rest.trimmedEnds
  }

  /// "Action:Book the room", where the space was forgotten, and "Action(ana): book the room".
  private static func glued(_ text: Substring) -> MinutesLabel? {
    let start = text.prefix(60)
    guard let end = start.firstIndex(where: { ":([".contains($0) }) else { return nil }
    let name = text[..<end].lowercased()
    guard heads.contains(name) || pairs.contains(where: { "\($0.0) \($0.1)" == name }) else { return nil }
    let rest = text[text.index(after: end)...]
    if text[end] == ":" {
      return rest.first?.isWhitespace ?? true ? nil : MinutesLabel(.action, who: nil, rest: rest)
    }
    guard let close = rest.prefix(40).firstIndex(where: { ")]".contains($0) }) else { return nil }
    let after = rest[rest.index(after: close)...]
    guard let mark = after.first, ":-–".contains(mark) else { return nil }
    return MinutesLabel(.action, who: String(rest[..<close]), rest: after.dropFirst())
  }

  /// "ACTION:", "Action item #3 -", "AI Ana:", "[TO DO]", "Next step for the chairs:".
  private static func action(
    _ words: [PledgeWord], in text: Substring, among parties: Parties
  ) -> MinutesLabel? {
    var index = 0
    var isLoud = false
    let first = words[0]
    let isNew = ["new", "open", "old"].contains(first.lower) && words.count > 1
    if isNew { index = 1 }
    let head = words[index]
    if pairs.contains(where: {
      $0.0 == head.lower && words.count > index + 1 && $0.1 == words[index + 1].lower
    })
      && !head.after.contains(":")
    {
      // "Follow up with Ana" and "To do this" begin sentences.
      isLoud = ["action", "actions", "next"].contains(head.lower)
      index += 1
    } else if let number = head.lower.firstIndex(where: { $0.isNumber || $0 == "-" || $0 == "#" }),
      heads.contains(String(head.lower[..<number])),
      head.lower[number...].allSatisfy({ $0.isNumber || "-#.".contains($0) })
    {
      // "AI3", "ACTION-12"
      isLoud = true
    } else if heads.contains(head.lower) {
      isLoud = head.bare.allSatisfy { !$0.isLowercase }
    } else {
      return nil
    }
    var end = index
    // The number behind it, in whatever form.
    while !closes(words[end]), words.count > end + 1,
      words[end + 1].lower.allSatisfy({ $0.isNumber || "#.-".contains($0) }),
      !words[end + 1].isDash, words[end + 1].lower.contains(where: \.isNumber)
    {
      end += 1
    }
    // "needed", "required" and the like say no more.
    if !closes(words[end]), words.count > end + 1,
      ["required", "needed", "requested", "list"].contains(words[end + 1].lower)
    {
      end += 1
    }
    if closes(words[end]) { return MinutesLabel(.action, who: nil, rest: text[words[end].after.endIndex...]) }
    guard words.count > end + 1 else {
      return MinutesLabel(.action, who: nil, rest: text[words[end].after.endIndex...])
    }
    if words[end + 1].isDash {
      return MinutesLabel(.action, who: nil, rest: text[words[end + 1].range.upperBound...])
    }
    if let named = owner(words, from: end + 1, in: text, among: parties) { return named }
    guard isLoud, !isTalkedOf(words[end + 1].lower) else { return nil }
    // "AI" is more than an abbreviation of "action item".
    if end == index, head.lower.count == 2, Speech(words[(end + 1)...], among: parties, trusting: true) == nil
    {
      return nil
    }
    return MinutesLabel(.action, who: nil, rest: text[words[end].after.endIndex...])
  }

  /// "… for Ana:", "… (Ana, Bo)", "… Ana:".
  private static func owner(
    _ words: [PledgeWord], from start: Int, in text: Substring, among parties: Parties
  ) -> MinutesLabel? {
    var begin = start
    let hasLead =
      ["for", "to", "on", "by", "owner", "@"].contains(words[begin].lower) && words.count > begin + 1
    if hasLead { begin += 1 }
    let isBracketed = words[begin].before.contains { "([".contains($0) }
    for end in begin..<min(begin + 8, words.count) {
      let closesBracket = isBracketed && words[end].after.contains { ")]".contains($0) }
      let isLast =
        closesBracket || words[end].after.contains(":") || (words.count > end + 1 && words[end + 1].isDash)
      guard isLast else { continue }
      guard parties.kind(of: words[begin...end], trusting: true) != nil else { return nil }
      var rest = text[words[end].after.endIndex...].trimmedEnds
      if let mark = rest.first, ":-–—".contains(mark) { rest = rest.dropFirst() }
      return MinutesLabel(.action, who: String(words[begin...end].text(in: text)), rest: rest)
    }
    return nil
  }

  private static func closes(_ word: PledgeWord) -> Bool { word.after.contains { ":]".contains($0) } }

  /// "Action items were reviewed", "actions from last time".
  private static func isTalkedOf(_ word: String) -> Bool {
    [
      "is", "are", "was", "were", "from", "of", "review", "reviewed", "list", "log", "tracker", "in", "at",
      "on", "and", "has",
      "have", "taken", "table", "update", "updates", "status", "completed", "that", "which", "carried",
    ].contains(word)
  }
}

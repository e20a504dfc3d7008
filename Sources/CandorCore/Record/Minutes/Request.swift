// SPDX-License-Identifier: GPL-3.0-or-later

/// What is asked for without saying who in the same breath: "Confirm the room", "please send …", "will write it up".
struct Request {
  let clause: Clause?

  init(_ words: ArraySlice<PledgeWord>, _ context: SentenceReader.Context) {
    clause = Self.withoutSubject(words, context) ?? Self.imperative(words, context)
  }

  /// "will send it", "to send it", "hopes to send it", behind a name or alone.
  private static func withoutSubject(_ words: ArraySlice<PledgeWord>, _ context: SentenceReader.Context)
    -> Clause?
  {
    guard let bond = Bond(words), words.count > bond.count else { return nil }
    let rest = words[(words.startIndex + bond.count)...]
    let action = rest.drop { Bond.adverbs.contains($0.lower) || $0.lower == "to" }
    guard let verb = action.first, let first = rest.first else { return nil }
    if rest.prefix(2).contains(where: { ["not", "never"].contains($0.lower) }) { return nil }
    var clause = Clause(who: nil, kind: nil, what: first.bare.startIndex, head: rest.startIndex - 1)
    clause.verb = verb.lower
    clause.isBareTo = bond.isBareTo
    clause.isTentative = bond.strength == .hope
    if context.isListed {
      // "Need to book the room" is what is to be done, whole; "will book the room" says no more than the rest.
      if bond.strength != .firm || context.who == nil {
        clause.what = words[words.startIndex].bare.startIndex
      }
      return clause
    }
    guard ActionWords.isVerb(verb.lower), !ActionWords.isNoTask.contains(verb.lower), !bond.isModal,
      !context.isDecision
    else { return nil }
    let isNamed = context.who != nil
    switch bond.strength {
    case .firm:
      if !isNamed {
        guard bond.isBareTo || words.first?.lower == "will" else { return nil }
        clause.wantsDue = true
        clause.takesAnyDay = !bond.isBareTo
      }
    case .duty:
      // "needs to" says it of somebody, "need to" of anybody.
      if !isNamed || !bond.isNeed || ["need", "have", "having"].contains(words.first?.lower ?? "") {
        clause.wantsDue = true
        clause.isSuggestedOtherwise = true
      }
    case .hope:
      if !isNamed {
        clause.wantsDue = true
        clause.takesAnyDay = true
      }
    }
    if clause.wantsDue, !isNamed { clause.what = words[words.startIndex].bare.startIndex }
    return clause
  }

  /// "Send the slides", "please send the slides".
  private static func imperative(_ words: ArraySlice<PledgeWord>, _ context: SentenceReader.Context)
    -> Clause?
  {
    var words = words
    var isPolite = false
    while let first = words.first, ["please", "pls", "plz", "kindly"].contains(first.lower) {
      isPolite = true
      words = words.dropFirst()
    }
    guard let first = words.first else { return nil }
    if ["let's", "lets"].contains(first.lower) { return nil }
    var clause = Clause(who: nil, kind: nil, what: first.bare.startIndex, head: words.startIndex)
    clause.verb = first.lower
    if context.isListed { return nil }
    guard ActionWords.isVerb(first.lower), !context.isDecision, let object = words.dropFirst().first,
      !first.endsClause
    else { return nil }
    if isPolite { return courtesies.contains(first.lower) ? nil : clause }
    if first.lower == "make" { return clause }
    if ActionWords.isNoTask.contains(first.lower) || ActionWords.isOfMeetings.contains(first.lower) {
      return nil
    }
    if agenda.contains(first.lower), context.who == nil { return nil }
    if asides.contains(first.lower) || context.who != nil && ActionWords.isOfAdvice.contains(first.lower) {
      return nil
    }
    if ActionWords.alsoNouns.contains(first.lower) {
      let isPerson = speaking.contains(first.lower) && context.reader.parties.isNameWord(object)
      let isWith = object.lower == "with" && ["check", "work"].contains(first.lower)
      guard objects.contains(object.lower) || isPerson || isWith else { return nil }
    } else if ["is", "are", "was", "were", "has", "and", "or", "of"].contains(object.lower) {
      return nil
    }
    let topic = words.prefix(7).map(\.lower)
    if topic.contains(where: { ["minutes", "agenda"].contains($0) }),
      ["review", "approve", "accept", "adopt"].contains(first.lower)
    {
      return nil
    }
    return clause
  }

  /// How items of an agenda begin.
  private static let agenda: Set<String> = [
    "discuss", "consider", "approve", "welcome", "introduce", "present", "explore", "agree", "decide",
    "accept", "adopt",
    "recommend", "suggest", "propose", "understand", "elect", "re-evaluate", "evaluate", "represent", "let",
    "secure", "enable",
    "encourage", "promote", "serve", "provide", "reduce", "improve", "achieve", "ensure", "maintain",
    "support",
  ]
  /// How an aside begins: "see the notes".
  private static let asides: Set<String> = [
    "see", "note", "think", "speak", "say", "tell", "look", "stand", "sit", "given", "give", "go",
    "do", "let",
  ]
  /// How people ask for attention: "please note that …".
  private static let courtesies: Set<String> = [
    "note", "see", "join", "find", "refer", "keep", "stay", "wait",
  ]
  private static let speaking: Set<String> = [
    "email", "call", "contact", "message", "ping", "phone", "mail", "text", "ask", "chat", "brief",
  ]
  /// What begins the object of a verb.
  private static let objects: Set<String> = [
    "the", "a", "an", "our", "all", "each", "every", "any", "your", "my", "his", "her", "their", "this",
    "that", "these", "those",
    "its", "it", "them", "him", "us", "me", "everyone", "everybody", "both", "some", "new", "another", "more",
    "additional", "up",
    "out", "back", "whether",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells whether words are a commitment; where the page does not say so, they have to say it themselves.
struct ClauseJudge {
  let context: SentenceReader.Context
  let sentence: Substring

  var parties: Parties { context.reader.parties }

  /// What these words promise; `before` is the clause before them in the sentence.
  func clause(_ words: ArraySlice<PledgeWord>, after before: Clause? = nil) -> Clause? {
    let isFirst = words.startIndex == 0 || before == nil
    if isFirst, let addressed = addressed(words) { return addressed }
    if let speech = Speech(words, among: parties, trusting: context.isListed && isFirst) {
      if before != nil, speech.bond.isBareTo, !mayFollow(before, words) { return nil }
      if let passive = passive(words) { return passive }
      return judge(speech)
    }
    if let passive = passive(words) { return passive }
    if before != nil { return present(words, isFirst: false) }
    return handedOver(words) ?? present(words, isFirst: true)
      ?? Request(words, context).clause
  }

  /// "Bo to review" after "and" goes on only where the clause before has the same form, and asks nobody to.
  private func mayFollow(_ before: Clause?, _ words: ArraySlice<PledgeWord>) -> Bool {
    guard let before else { return true }
    return before.isBareTo && !ActionWords.takesSomebodyTo.contains(before.verb)
  }

  private func judge(_ speech: Speech) -> Clause? {
    guard !speech.isDenied, let first = speech.rest.first else { return nil }
    if context.who == nil, !context.isListed, speech.kind == .pronoun, !mayBePronoun(speech.who) {
      return nil
    }
    var action = speech.action
    var strength = speech.bond.strength
    // "will have to send" is what somebody has to do.
    if action.count > 2, ["need", "have"].contains(action.first?.lower),
      action.dropFirst().first?.lower == "to"
    {
      action = action.dropFirst(2)
      if strength == .firm { strength = .duty }
    }
    guard let verb = action.first else { return nil }
    var clause = Clause(
      who: speech.who.text(in: sentence), kind: speech.kind, what: first.bare.startIndex,
      head: speech.rest.startIndex - 1)
    clause.verb = verb.lower
    clause.isBareTo = speech.bond.isBareTo
    if context.isDecision, [.everybody, .anybody, .pronoun].contains(speech.kind) { return nil }
    if Self.tries.contains(verb.lower) { clause.isTentative = true }
    let isHaving =
      verb.lower == "have"
      && action.contains { ["ready", "done", "finished", "out", "sent"].contains($0.lower) }
    let isTask = isHaving || ActionWords.isVerb(verb.lower) && !ActionWords.isNoTask.contains(verb.lower)
    switch strength {
    case .firm:
      if context.isListed { return clause }
      if speech.kind == .anybody {
        clause.isSuggestedOtherwise = true
        clause.wantsDue = true
        return isTask ? clause : nil
      }
      if speech.bond.takesThing { return clause }
      if speech.kind == .everybody, ActionWords.isOfMeetings.contains(verb.lower) { return nil }
      if speech.bond.isBareTo { return isPlausible(verb) ? clause : nil }
      // "Ana will present next": the order of the day.
      if speech.kind == .named, action.count <= 2, Self.isTurn.contains(verb.lower) { return nil }
      if speech.kind == .me, ActionWords.isOfTalking.contains(verb.lower) { return nil }
      if speech.kind == .role, Self.isMeeting.contains(verb.lower) { return nil }
      return isHaving || isDoing(action, by: speech.kind) ? clause : nil
    case .duty:
      if context.isListed { return clause }
      let isShould = !speech.bond.isNeed
      guard isTask || isPlausible(verb), !ActionWords.isNoTask.contains(verb.lower)
      else { return nil }
      if speech.kind == .everybody, ActionWords.isOfMeetings.contains(verb.lower) { return nil }
      if speech.kind == .everybody || speech.kind == .anybody || isShould {
        clause.wantsDue = true
        clause.isSuggestedOtherwise = true
      }
      return clause
    case .hope:
      clause.isTentative = true
      if context.isListed { return clause }
      guard isTask, speech.kind != .anybody else { return nil }
      // "I can do that by Friday" offers; without a day it only says what is possible.
      if speech.bond.isModal {
        guard speech.bond.isAbility, [.me, .named].contains(speech.kind) else { return nil }
        clause.wantsDue = true
      }
      if speech.kind == .everybody {
        clause.wantsDue = true
        clause.isSuggestedOtherwise = true
      }
      return clause
    }
  }

  /// What follows "will": something done, not something that will be so.
  private func isDoing(_ action: ArraySlice<PledgeWord>, by kind: Parties.Kind) -> Bool {
    guard let verb = action.first else { return false }
    let next = action.dropFirst().drop { Bond.adverbs.contains($0.lower) }.first?.lower ?? ""
    switch verb.lower {
    case "be":
      if Bond(action).map({ $0.strength == .firm }) ?? false { return true }
      return kind != .everybody && ActionWords.isGerund(next)
        && !["attending", "joining", "meeting", "working", "going", "visiting"].contains(next)
    case "have":
      // "will have sent the deck"
      if ActionWords.isParticiple(next) { return true }
      let noun = action.dropFirst(2).first?.lower ?? ""
      return ["a", "an", "the", "another"].contains(next)
        && ["look", "chat", "word", "draft", "talk", "go", "read"].contains(noun)
    case "do", "get": return true
    default:
      return !ActionWords.isNoTask.contains(verb.lower) && verb.bare.first?.isLetter == true
        && !verb.isCapitalized
        && !PartyWords.determiners.contains(verb.lower) && !ActionWords.isGerund(verb.lower)
    }
  }

  /// What may follow a bare "to": a verb, or a word in small letters that could be one.
  func isPlausible(_ verb: PledgeWord) -> Bool {
    if ActionWords.isNoTask.contains(verb.lower), verb.lower != "attend" { return false }
    if ActionWords.isVerb(verb.lower) || ["do", "co-author", "be"].contains(verb.lower) {
      return !verb.isCapitalized
    }
    let lower = verb.lower
    return !lower.isEmpty && lower.allSatisfy { $0.isLetter || $0 == "-" }
      && verb.bare.first?.isLowercase == true
      && !PartyWords.notNames.contains(lower) && !PartyWords.determiners.contains(lower)
      && !PartyWords.topics.contains(lower) && !PartyWords.roles.contains(lower)
      && !PartyWords.everybody.contains(lower) && !PartyWords.anybody.contains(lower)
      && !PartyWords.pronouns.contains(lower)
      && !lower.hasSuffix("s") && !ActionWords.isGerund(lower) && !ActionWords.isParticiple(lower)
  }

  /// "they" and "you" are somebody only where it is known who sits there.
  private func mayBePronoun(_ who: ArraySlice<PledgeWord>) -> Bool {
    context.reader.isWithSomebody || ["he", "she", "him", "her"].contains(who.first?.lower ?? "")
  }

  private static let isMeeting: Set<String> = [
    "meet", "reconvene", "convene", "discuss", "vote", "continue", "resume", "adjourn", "return", "decide",
  ]
  private static let isTurn: Set<String> = [
    "present", "go", "speak", "start", "talk", "report", "begin", "lead", "host",
  ]
  private static let tries: Set<String> = [
    "try", "attempt", "aim", "hope", "endeavor", "endeavour", "see", "consider", "think",
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A clause in which somebody is to do something.
struct Clause {
  let who: Substring?
  let kind: Parties.Kind?
  /// Where the words begin that say what.
  var what: String.Index
  /// The index of the last word that says who; the next clause begins behind it.
  let head: Int
  var isBareTo = false
  var verb = ""
  var isTentative = false
  var isSuggestion = false
  /// It counts only with a day by which.
  var wantsDue = false
  /// Any day to come will do, with or without "by".
  var takesAnyDay = false
  /// Without one it is a suggestion at least.
  var isSuggestedOtherwise = false
}

/// Tells whether words are a commitment; where the page does not say so, they have to say it themselves.
struct ClauseJudge {
  let context: SentenceReader.Context
  let sentence: Substring

  private var parties: Parties { context.reader.parties }

  /// What these words promise; `before` is the clause before them in the sentence.
  func clause(_ words: ArraySlice<PledgeWord>, after before: Clause? = nil) -> Clause? {
    let isFirst = words.startIndex == 0 || before == nil
    if let speech = Speech(words, among: parties, trusting: context.isListed && isFirst) {
      if before != nil, speech.bond.isBareTo, !mayFollow(before, words) { return nil }
      if let passive = passive(words) { return passive }
      return judge(speech)
    }
    if let passive = passive(words) { return passive }
    if before != nil { return present(words, isFirst: false) }
    return handedOver(words) ?? addressed(words) ?? present(words, isFirst: true)
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
    let isTask = ActionWords.isVerb(verb.lower) && !ActionWords.isNoTask.contains(verb.lower)
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
      return isDoing(action, by: speech.kind) ? clause : nil
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
  private func isPlausible(_ verb: PledgeWord) -> Bool {
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

  // MARK: Other forms

  /// "The slides are to be sent by Ana", "Room to be booked by Friday".
  private func passive(_ words: ArraySlice<PledgeWord>) -> Clause? {
    guard let be = words.prefix(24).firstIndex(where: { $0.lower == "be" }), be > words.startIndex,
      let bond = ["to", "will", "should", "must", "shall"].first(where: { $0 == words[be - 1].lower })
    else { return nil }
    let participle = words[(be + 1)...].prefix(3).first { !Bond.adverbs.contains($0.lower) }
    guard let participle, ActionWords.isParticiple(participle.lower) else { return nil }
    for by in words[(be + 2)...].prefix(16).indices
    where words[by].lower == "by" && words.count > by + 1 - words.startIndex {
      for length in [5, 4, 3, 2, 1] where by + length < words.endIndex {
        let named = words[(by + 1)...(by + length)]
        guard !named.dropLast().contains(where: { $0.endsClause && !$0.endsItem }),
          let kind = parties.kind(of: named), kind != .anybody
        else { continue }
        return Clause(
          who: named.text(in: sentence), kind: kind, what: words[words.startIndex].bare.startIndex,
          head: by + length)
      }
    }
    let subject = words[words.startIndex..<(be - 1)]
    guard bond != "will", bond != "shall", !Self.isOccasion.contains(participle.lower),
      parties.kind(of: subject) == nil
    else { return nil }
    var clause = Clause(who: nil, kind: nil, what: words[words.startIndex].bare.startIndex, head: be)
    clause.wantsDue = !context.isListed
    return clause
  }

  /// What is done to meetings and votes.
  private static let isOccasion: Set<String> = [
    "held", "announced", "discussed", "decided", "continued", "postponed", "determined", "seen", "scheduled",
    "continued",
    "resumed", "had",
  ]

  /// "It is for Ana to …", "left with Bo to …", "up to the chairs to …".
  private func handedOver(_ words: ArraySlice<PledgeWord>) -> Clause? {
    for index in words.prefix(12).indices where ["for", "with", "to"].contains(words[index].lower) {
      let before = index > words.startIndex ? words[index - 1].lower : "is"
      guard
        [
          "is", "are", "left", "remains", "it's", "that's", "up", "down", "over", "task", "action", "item",
          "falls",
        ].contains(before),
        let speech = Speech(words[(index + 1)...], among: parties), speech.bond.isBareTo,
        let verb = speech.action.first, isPlausible(verb), [.named, .role, .me].contains(speech.kind)
      else { continue }
      return Clause(
        who: speech.who.text(in: sentence), kind: speech.kind, what: verb.bare.startIndex,
        head: speech.rest.startIndex)
    }
    return nil
  }

  /// "Ana, please …", "Welcome Ana and Bo - please …".
  private func addressed(_ words: ArraySlice<PledgeWord>) -> Clause? {
    guard
      let please = words.prefix(14).firstIndex(where: { ["please", "pls", "kindly"].contains($0.lower) }),
      please > words.startIndex, words.count > please + 1 - words.startIndex
    else { return nil }
    var named = words[words.startIndex..<please]
    guard let last = named.last, last.isDash || last.endsClause else { return nil }
    if last.isDash { named = named.dropLast() }
    while let first = named.first, Self.greetings.contains(first.lower) { named = named.dropFirst() }
    guard let kind = parties.kind(of: named) else { return nil }
    return Clause(
      who: named.text(in: sentence), kind: kind, what: words[please + 1].bare.startIndex, head: please)
  }

  private static let greetings: Set<String> = [
    "welcome", "hi", "hello", "hey", "dear", "thanks", "thank", "you", "to", "congratulations", "congrats",
    "ok",
  ]

  /// "Ana reviews the draft by Friday"; in a list of things to be done also "Ana review the draft".
  private func present(_ words: ArraySlice<PledgeWord>, isFirst: Bool) -> Clause? {
    for count in 1...6 where count < words.count {
      let word = words[words.startIndex + count]
      let who = words[words.startIndex..<(words.startIndex + count)]
      if let last = who.last, last.endsClause, !last.endsItem { return nil }
      let base = ActionWords.base(ofThirdPerson: word.lower)
      let isBase = context.isListed && ActionWords.isVerb(word.lower) && !word.isCapitalized
      guard base != nil || isBase,
        let kind = parties.kind(of: who, trusting: context.isListed && base == nil && isFirst),
        [.named, .role, .me, .everybody].contains(kind), !(who.last?.endsItem ?? false)
      else { continue }
      // "Board review" is a thing as well; "Greg review" is not.
      if base == nil, kind == .role, ActionWords.alsoNouns.contains(word.lower) { continue }
      let verb = base ?? word.lower
      guard
        context.isListed || !ActionWords.isNoTask.contains(verb) && !ActionWords.isOfMeetings.contains(verb)
      else {
        return nil
      }
      var clause = Clause(
        who: who.text(in: sentence), kind: kind, what: word.bare.startIndex, head: words.startIndex + count)
      clause.verb = verb
      if !context.isListed, isFirst {
        clause.wantsDue = true
        clause.takesAnyDay = true
      }
      return clause
    }
    return nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Coach {
  /// What somebody does with a turn of a talk; `before` is what the other person said last, empty where nothing.
  package func acts(in text: String, before: String, names: KnownNames) -> ActReading {
    ActReader(coach: self, before: before, names: names).read(text)
  }
}

/// Tells acts apart by the signs of `Prompts/scales/acts.yaml`.
///
/// The signs and their order are textbook knowledge of interviewing, written by hand: no weight and no threshold was
/// fitted on labelled talks. A question counts by its form or its mark; a statement with a question mark that speaks
/// of “you” is a reflection; a reflection is simple where it repeats what was just said and complex where it adds a
/// feeling, a meaning or another side.
struct ActReader {
  private let coach: Coach
  private let names: KnownNames
  /// Stems of the words that carried what was said before.
  private let echoed: Set<String>
  /// They asked something, so that what is said is an answer.
  private let answers: Bool
  /// They asked what to do.
  private let isAsked: Bool

  init(coach: Coach, before: String, names: KnownNames) {
    self.coach = coach
    self.names = names
    answers = before.last { !$0.isWhitespace } == "?"
    isAsked = coach.measure(before, on: "act-asked", names: names)?.sum ?? 0 > 0
    echoed = Set(ActReader.stems(before, coach, names))
  }

  func read(_ text: String) -> ActReading {
    let sentences = SpokenText.sentences(of: text)
    let permits = isAsked || coach.measure(text, on: "act-permission", names: names)?.sum ?? 0 > 0
    let signed = sentences.map { acts(of: $0, permits) }
    // A statement without a sign goes with the rest of the turn; alone it stays with what the other said.
    let explains = signed.contains { acts in acts.contains { $0.asksOrInforms } }
    return ActReading(
      sentences: zip(sentences, signed).map { sentence, acts in
        .init(
          range: sentence.range, acts: acts.isEmpty ? [explains ? .information : unsigned(sentence)] : acts,
          length: sentence.length, isCheck: sentence.endsAsQuestion && isCheck(sentence))
      })
  }

  private func unsigned(_ sentence: SpokenSentence) -> ConversationAct {
    .reflection(
      depth(ActReader.stems(sentence.plain, coach, names)) {
        coach.measure(sentence.plain, on: $0, names: names)?.sum ?? 0
      })
  }

  private func isCheck(_ sentence: SpokenSentence) -> Bool {
    ["act-checks", "act-tag"].contains { coach.measure(sentence.plain, on: $0, names: names)?.sum ?? 0 > 0 }
  }

  /// What the signs of a sentence say; empty where it has none.
  private func acts(of sentence: SpokenSentence, _ permits: Bool) -> [ConversationAct] {
    func weigh(_ scale: String) -> Int { coach.measure(sentence.plain, on: scale, names: names)?.sum ?? 0 }
    var acts: [ConversationAct] = []
    if weigh("act-threatens") > 0 { acts.append(.threat) }
    if weigh("act-confronts") > 0 { acts.append(.confrontation) }
    let reflects = weigh("act-reflects")
    let advice: [ConversationAct] =
      weigh(sentence.endsAsQuestion ? "act-suggests" : "act-advises") > 0
      ? [.advice(permits ? .withPermission : .withoutPermission)] : []
    if sentence.endsAsQuestion {
      return asked(sentence, reflects, weigh) + advice + acts
    }
    if weigh("act-invites") > 0 || sentence.isBroken && weigh("act-asks") > 0 {
      return [.question(weigh("act-open") > 0 ? .open : .closed)] + acts
    }
    if !advice.isEmpty || !acts.isEmpty { return acts + advice }
    let content = ActReader.stems(sentence.plain, coach, names)
    if content.isEmpty || weigh("act-courtesy") > 0, reflects < 100 { return [.courtesy] }
    if weigh("act-affirms") > 0 { return [.affirmation] }
    let informs = weigh("act-informs")
    if reflects >= 100, reflects > informs { return [.reflection(depth(content, weigh))] }
    if weigh("act-supports") > 0 { return [.support] }
    if informs > max(ActReader.weak, reflects) || answers
      || reflects <= 0 && sentence.length >= ActReader.long
    {
      return [.information]
    }
    return reflects > 0 || content.contains(where: echoed.contains)
      ? [.reflection(depth(content, weigh))] : []
  }

  /// What a single weak sign of information weighs, which is not enough by itself.
  private static let weak = 60
  /// From so many words on, a statement that does not speak of the other person explains something: reflections are
  /// short.
  private static let long = 15

  /// What a sentence with a question mark does.
  private func asked(
    _ sentence: SpokenSentence, _ reflects: Int, _ weigh: (String) -> Int
  ) -> [ConversationAct] {
    let isTag = weigh("act-tag") > 0
    if weigh("act-asks") > 0 || weigh("act-invites") > 0, !(isTag && reflects >= 100) {
      return [.question(weigh("act-open") > 0 ? .open : .closed)]
    }
    if isTag, sentence.length < 3 { return [.courtesy] }
    let content = ActReader.stems(sentence.plain, coach, names)
    guard reflects >= 100 || isRepeated(content) else { return [.question(.closed)] }
    // Said back in a rising tone, it also asks for a yes.
    return [.reflection(depth(content, weigh)), .question(.closed)]
  }

  private func depth(_ content: [String], _ weigh: (String) -> Int) -> ConversationAct.Reflection {
    if isRepeated(content) { return .simple }
    return weigh("act-deepens") > 0 ? .complex : .simple
  }

  /// Whether half of the words or more were said before.
  private func isRepeated(_ content: [String]) -> Bool {
    !content.isEmpty && content.count { echoed.contains($0) } * 2 >= content.count
  }

  /// The words that carry a text, shortened so that their forms meet.
  private static func stems(_ text: String, _ coach: Coach, _ names: KnownNames) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let content = coach.measure(text, on: "act-content", names: names)?.findings ?? []
    return content.map { stem(WordForms.folded(scalars[$0.range])) }
  }

  private static func stem(_ word: String) -> String {
    let bare = word.split(separator: "'").first.map(String.init) ?? word
    for ending in ["ing", "ies", "ed", "es", "s", "ly", "y", "e"]
    where bare.hasSuffix(ending) && bare.count > ending.count + 2 {
      return String(bare.dropLast(ending.count))
    }
    return bare
  }
}

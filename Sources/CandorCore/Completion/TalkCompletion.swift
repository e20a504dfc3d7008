// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// What may follow in a conversation: a command behind a slash, or what the open question can be answered with.
  /// Nothing in words of one's own.
  ///
  /// - Parameters:
  ///   - typed: the line up to the cursor.
  ///   - today: what days are counted from.
  /// - Returns: what may stand behind the part that stays; no candidates where nothing is known.
  package func completion(of typed: String, today: Day) -> Completion {
    guard let talk else { return .none }
    let words = TypedWords(typed)
    if words.rest.hasPrefix("/") { return command(words, in: talk) }
    let answer = typed[...]
    switch talk.question?.type {
    case .choice(let choices):
      return Completion(keeping: words.kept, choices.map { .init($0) }, for: words.rest)
    case .confirm: return Completion(keeping: words.kept, [.init("y"), .init("n")], for: words.rest)
    case .person:
      return Completion(keeping: words.kept, [.init("me")] + record.candidatesForPeople, for: words.rest)
    case .date: return day(keeping: words.kept, words.rest, today: today)
    case .commitments: return commitment(answer, in: talk, today: today)
    case .text, .scale, nil: return .none
    }
  }

  private func command(_ typed: TypedWords, in talk: Talk) -> Completion {
    var words = typed
    words.drop("/")
    guard let name = words.next() else {
      guard words.rest.first != "/" else { return .none }
      let names = CommandName.allCases.map { Completion.Candidate($0.rawValue) }
      return Completion(keeping: words.kept, names, for: words.rest)
    }
    let named = CommandName.candidates(for: name.lowercased())
    guard let command = named.first, named.count == 1 else { return .none }
    switch command {
    case .fix: return fields(talk.walk.passed, words, in: talk)
    case .private: return fields(talk.flow.questions.map(\.id), words, in: talk)
    case .keep: return Completion(keeping: words.kept, [.init("because")], for: words.rest)
    case .drop:
      let lines = talk.state?.pledges ?? []
      let numbers = lines.enumerated().map { Completion.Candidate("\($0 + 1)", note: $1.what) }
      return Completion(keeping: words.kept, numbers, for: words.rest)
    case .start:
      guard words.next() != nil else {
        return Completion(keeping: words.kept, flows.map(\.candidate), for: words.rest)
      }
      return Completion(keeping: words.kept, record.candidatesForPeople, for: words.rest)
    case .back, .skip, .why, .example, .show, .note, .pause, .quit, .undo, .help: return .none
    }
  }

  private func fields(_ fields: [Field], _ words: TypedWords, in talk: Talk) -> Completion {
    let questions = fields.compactMap(talk.flow.question)
    return Completion(keeping: words.kept, questions.map(\.candidate), for: words.rest)
  }

  /// Who, at the beginning of a line of a list, and the day behind "by".
  private func commitment(_ typed: Substring, in talk: Talk, today: Day) -> Completion {
    let start = typed.lastIndex(where: \.isNewline).map { typed.index(after: $0) } ?? typed.startIndex
    let line = typed[start...]
    guard let colon = line.firstIndex(of: ":") else {
      let known = record.name(of: talk.conversation).map { [Completion.Candidate($0)] } ?? []
      let owners = [.init("me"), .init("they")] + known + record.candidatesForPeople
      let word = line.drop(while: \.isWhitespace)
      return Completion(keeping: typed[..<word.startIndex], owners, for: word) { $0 + ":" }
    }
    guard let start = CommonDays.beginning(in: line[line.index(after: colon)...]) else { return .none }
    return day(keeping: typed[..<start], line[start...], today: today)
  }
}

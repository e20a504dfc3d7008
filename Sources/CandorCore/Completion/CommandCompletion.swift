// SPDX-License-Identifier: GPL-3.0-or-later

/// What the arguments of a command name, for completion.
enum Expected: Hashable, Sendable {
  case flow
  /// One word, in quotes where the name has several.
  case person
  /// The rest of the line.
  case nameToTheEnd
  case conversation
  case unfinished
  case commitment
  /// Of the conversation that the number before it names.
  case field
  case day
  case command
  case one(of: [String])
}

extension Session {
  /// The arguments of the commands at the top level, in order; what is not here takes none that could be offered.
  package static let completedCommands: Set<String> = Set(arguments.keys)

  private static let arguments: [String: [Expected]] = [
    "start": [.flow, .nameToTheEnd], "resume": [.unfinished], "abandon": [.unfinished],
    "show": [.conversation], "fix": [.conversation, .field], "prep": [.person], "note": [.person],
    "done": [.commitment], "missed": [.commitment], "move": [.commitment, .day], "drop": [.commitment],
    "disclose": [.person], "forget": [.nameToTheEnd],
    "people": [.one(of: ["alias", "list", "rename"]), .person],
    "commitments": [.one(of: ["add", "list"])],
    "flow": [.one(of: ["check", "draw", "list", "show"]), .flow],
    "log": [.one(of: ["export", "import", "path", "tail", "verify"])], "help": [.command],
  ]

  /// What may follow at the top level, where a line is one of `commands` with its arguments, or words of one's own.
  ///
  /// - Parameters:
  ///   - typed: the line up to the cursor.
  ///   - commands: the commands' names.
  ///   - today: what days are counted from.
  /// - Returns: what may stand behind the words that are done; no candidates where nothing is known.
  package func completion(
    of typed: String, among commands: [String], today: Day
  ) -> Completion {
    let names = commands.map { Completion.Candidate($0) }
    var words = TypedWords(typed)
    words.drop("/")
    guard var command = words.next() else {
      return Completion(keeping: words.kept, names + [.init("help"), .init("quit")], for: words.rest)
    }
    if command == "candor" {
      guard let next = words.next() else { return Completion(keeping: words.kept, names, for: words.rest) }
      command = next
    }
    var before = ""
    for expected in Self.arguments[command.lowercased()] ?? [] {
      switch expected {
      case .person, .nameToTheEnd, .day: return complete(expected, words, before, names, today)
      case .flow, .conversation, .unfinished, .commitment, .field, .command, .one:
        guard let word = words.next() else { return complete(expected, words, before, names, today) }
        before = word
      }
    }
    return .none
  }

  private func complete(
    _ expected: Expected, _ words: TypedWords, _ before: String, _ commands: [Completion.Candidate],
    _ today: Day
  ) -> Completion {
    let kept = words.kept
    let typed = words.rest
    switch expected {
    case .flow: return Completion(keeping: kept, flows.map(\.candidate), for: typed)
    case .person, .nameToTheEnd:
      let isQuoted = typed.first == "\"" || typed.first == "'"
      return Completion(keeping: kept, record.candidatesForPeople, for: isQuoted ? typed.dropFirst() : typed)
      { name in
        expected == .person || isQuoted ? ShellWords.quoted(name) : ShellWords.quotedWhereLost(name)
      }
    case .conversation: return Completion(keeping: kept, record.candidatesForConversations(), for: typed)
    case .unfinished:
      return Completion(keeping: kept, record.candidatesForConversations(onlyUnfinished: true), for: typed)
    case .commitment: return Completion(keeping: kept, record.candidatesForCommitments, for: typed)
    case .field: return Completion(keeping: kept, record.candidatesForFields(of: before, flows), for: typed)
    case .day: return day(keeping: kept, typed, today: today)
    case .command: return Completion(keeping: kept, commands, for: typed)
    case .one(let several): return Completion(keeping: kept, several.map { .init($0) }, for: typed)
    }
  }

  /// A day, behind a word such as "by" that stays.
  func day(keeping kept: Substring, _ typed: Substring, today: Day) -> Completion {
    let lead = CommonDays.lead(of: typed)
    let phrase = typed[lead.endIndex...]
    return Completion(
      keeping: kept + lead, CommonDays.candidates(for: phrase, today: today), for: phrase)
  }
}

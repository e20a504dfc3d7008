// SPDX-License-Identifier: GPL-3.0-or-later

/// What a line means inside a conversation: an answer, or a command that starts with a slash.
package enum Command: Hashable, Sendable {
  case answer(String)
  case back(steps: Int)
  case fix(Field)
  case skip
  case keep(because: String?)
  /// Nil is the question that is open.
  case togglePrivacy(Field?)
  case note(String)
  case start(flow: String, person: String?)
  /// Takes one line of a list back out, counted from one.
  case drop(line: Int)
  case pause
  case quit
  case undo
  // Looking changes nothing.
  case why
  case example
  case show
  case help

  /// Reads a line; `//` at the start stands for a text that begins with one slash.
  ///
  /// - Throws: a refusal for an unknown command or a missing argument.
  package init(line: String) throws(Refusal) {
    let trimmed = line.trimmed
    if trimmed == "<" {
      self = .back(steps: 1)
      return
    }
    guard trimmed.first == "/" else {
      self = .answer(line)
      return
    }
    if trimmed.hasPrefix("//") {
      self = .answer(String(trimmed.dropFirst()))
      return
    }
    let name = trimmed.dropFirst().prefix { !$0.isWhitespace }
    let rest = String(trimmed.dropFirst(name.count + 1)).trimmed
    let candidates = CommandName.candidates(for: name.lowercased())
    guard let known = candidates.first, candidates.count == 1 else {
      if candidates.count > 1 {
        let names = candidates.map { "/" + $0.rawValue }.joined(separator: " or ")
        throw Refusal(.usage, "That could be \(names). Please type a little more.")
      }
      throw Refusal(
        .usage,
        "There is no /\(name). /help lists what there is; a text that begins with a slash is typed //.")
    }
    self = try known.command(with: rest)
  }
}

/// The commands of a conversation, as they are typed and as `/help` explains them.
package enum CommandName: String, CaseIterable, Sendable {
  case back, fix, skip, why, example, keep, show, `private`, note, start, drop, pause, quit, undo, help

  /// What stands after the name in `/help`, then what it does.
  package var help: (arguments: String, does: String) {
    switch self {
    case .back: ("", "the question before, with the old answer; also <, and /back 3")
    case .fix: ("FIELD", "correct an earlier answer")
    case .skip: ("", "leave an optional question open")
    case .why: ("", "the principle behind this question, or behind a remark")
    case .example: ("", "what an answer may sound like")
    case .keep: ("[because …]", "leave the wording as it is")
    case .show: ("", "what is written so far")
    case .private: ("[FIELD]", "keep an answer out of the shared document; again to share it")
    case .note: ("TEXT", "note something about this person for next time")
    case .start: ("FLOW [PERSON]", "another conversation now; then back to this question")
    case .drop: ("N", "take line N of a list out again")
    case .pause: ("", "stop here for now; everything is kept")
    case .quit: ("", "stop and leave candor; always safe")
    case .undo: ("", "take the last change back")
    case .help: ("", "this list")
    }
  }

  /// The command whose name is all of an answer: whoever types that has forgotten the slash.
  init?(typedAs answer: String) {
    let word = answer.trimmed.lowercased()
    self.init(rawValue: word == "exit" ? "quit" : word)
  }

  /// The command of exactly this name, else those that begin so.
  static func candidates(for typed: String) -> [CommandName] {
    if let exact = CommandName(rawValue: typed) { return [exact] }
    return typed.isEmpty ? [] : allCases.filter { $0.rawValue.hasPrefix(typed) }
  }

  func command(with rest: String) throws(Refusal) -> Command {
    let argument = rest.isEmpty ? nil : rest
    switch self {
    case .back:
      guard let steps = argument.map(Int.init) ?? 1, steps > 0 else {
        throw Refusal(.usage, "How many steps back? For instance: /back 2")
      }
      return .back(steps: steps)
    case .fix:
      guard let argument else {
        throw Refusal(.usage, "Which answer? For instance: /fix impact. /show lists them.")
      }
      return .fix(argument.lowercased())
    case .keep:
      guard let argument else { return .keep(because: nil) }
      let reason =
        argument.lowercased().hasPrefix("because ") ? String(argument.dropFirst(8)).trimmed : argument
      return .keep(because: reason)
    case .note:
      guard let argument else {
        throw Refusal(.usage, "What should be noted? For instance: /note asked about training")
      }
      return .note(argument)
    case .start:
      guard let argument else { throw Refusal(.usage, "Start what? For instance: /start goal") }
      let flow = argument.prefix { !$0.isWhitespace }
      let person = String(argument.dropFirst(flow.count)).trimmed
      return .start(flow: flow.lowercased(), person: person.isEmpty ? nil : person)
    case .drop:
      guard let line = argument.flatMap(Int.init) else {
        throw Refusal(.usage, "Which line? For instance: /drop 2")
      }
      return .drop(line: line)
    case .private: return .togglePrivacy(argument?.lowercased())
    case .skip: return .skip
    case .why: return .why
    case .example: return .example
    case .show: return .show
    case .pause: return .pause
    case .quit: return .quit
    case .undo: return .undo
    case .help: return .help
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

// The prompt at the top level: one-line commands and free sentences, until the end of input.
extension Desk {
  /// - Returns: the exit code.
  mutating func assist() throws(Stop) -> Int32 {
    try open()
    equip()
    let first = FirstScreen(record: session.record, flows: session.flows, today: clock.moment().today)
    if !isDemonstration { try say(first.screen) }
    var exitCode: Int32 = 0
    var ready = session.record.looseDraft
    while true {
      let prefill = ready ?? offer?.command ?? ""
      ready = nil
      switch console.read(prompt: "candor> ", prefill: prefill, help: helpWithCommands()) {
      case .line(let line):
        if ["quit", "exit", "/quit", "/exit"].contains(line.trimmed.lowercased()) { return exitCode }
        do throws(Stop) {
          try forgetLooseDraft()
          try obey(line)
          if session.talk != nil {
            exitCode = max(exitCode, try converse())
            if hasLeft || exitCode > 128 { return exitCode }
          }
        } catch {
          guard console.isInteractive || error.isRefusal else { throw error }
          ready = error.ready
          try say(Screen([.error(error.message)]))
        }
      case .end: return exitCode
      case .interrupted(let draft):
        ready = ""
        let isEmpty = draft.trimmed.isEmpty
        try drop(
          draft, kind: "", saying: isEmpty ? "Ctrl-D leaves." : "Kept; Up brings it back. Ctrl-D leaves.")
      case .terminated(let signal, let draft):
        try keepLastWords(draft)
        return 128 + signal
      case .unreadable(let offset):
        exitCode = 65
        try say(Screen([.unreadable(at: offset)]))
      case .tooLong(let limit):
        exitCode = 65
        try say(Screen([.tooLong(limit)]))
      }
    }
  }

  /// The line in hand takes the place of one that was dropped earlier.
  private mutating func forgetLooseDraft() throws(Stop) {
    guard session.record.looseDraft != nil else { return }
    try commit { _, _ throws(Refusal) in [.drafted(nil, nil, text: "")] }
  }

  /// A line at the top level: a command as in the shell, else a free sentence.
  private mutating func obey(_ line: String) throws(Stop) {
    let text = line.trimmed
    guard !text.isEmpty else {
      offer = nil
      return
    }
    let typed = text.hasPrefix("/") ? String(text.dropFirst()) : text
    var words = ShellWords.split(typed)
    if words.count > 1, words[0] == "candor" { words.removeFirst() }  // as it is typed in the shell
    if words == ["help"] { return try say(Screen(Candor.commandHelp)) }
    if words.count == 2, words[0].lowercased() == "help" { try refuseUnknown(words[1].lowercased()) }
    if let first = words.first,
      first.lowercased() == "help" || Candor.commands.contains(where: { $0.name == first.lowercased() })
    {
      switch TypedCommand(words: [first.lowercased()] + words.dropFirst()) {
      case .command(let command): return try run(command)
      case .help(let help): return try print(help + "\n")
      case .unread(let message, _):
        // "show me how to talk to Ana" begins like a command and is none
        guard words.count > 3, session.hear(text) != nil else { throw Stop(Refusal(.usage, message)) }
      }
    }
    try understand(text)
  }

  /// Help on what is no command would be the help on everything.
  private func refuseUnknown(_ name: String) throws(Stop) {
    let names = Candor.commands.map(\.name)
    if names.contains(name) { return }
    let meant = nearest(to: name, in: names).map { " Did you mean \($0)?" } ?? ""
    throw Stop(Refusal(.usage, "There is no command `\(name)`.\(meant) `help` lists them."))
  }

  private mutating func run(_ command: any DeskCommand) throws(Stop) {
    _ = try command.run(at: &self)
    offer = nil
  }

  /// A free sentence: offered as a ready command at a terminal, begun at once in a pipe, kept in any case.
  private mutating func understand(_ sentence: String) throws(Stop) {
    guard let hearing = session.hear(sentence) else {
      throw Stop(
        Refusal(
          .usage,
          "I did not understand that. `start feedback NAME` begins a conversation; `help` lists the commands."
        ))
    }
    guard console.isInteractive else {
      return try carryOut { session, moment throws(Refusal) in
        try session.begin(hearing.flow, person: hearing.person, keeping: sentence, at: moment)
      }
    }
    offer = Offer(hearing: hearing, sentence: sentence)
    try commit { _, _ throws(Refusal) in [.drafted(nil, nil, text: sentence)] }
    let with = hearing.person.map { " with \($0)" } ?? ""
    try say(
      Screen([.notice("That sounds like \(hearing.flow)\(with). Enter begins it; your sentence is kept.")]))
  }
}

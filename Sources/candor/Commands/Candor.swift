// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

struct Candor: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "candor",
    abstract: "Prepare the hard conversation. Keep the promises that come out of it.",
    discussion: """
      Without a command the assistant opens. Everything you type is kept on your own disk, in a log that is only \
      ever added to; nothing leaves the computer.

      EXIT CODES  0 well; 1 nothing matched, or the coach found something; 64 usage; 65 unreadable data; 66 no \
      such person, conversation or file; 70 a mistake in candor; 73, 74 cannot create or write, not saved; 75 \
      another candor holds the log; 77 permission or passphrase; 78 a broken conversation type or rule; 128 + a \
      signal.

      ENVIRONMENT  CANDOR_HOME puts everything under one folder; CANDOR_NOW stops the clock; \
      CANDOR_PASSPHRASE_FILE names a file that holds the passphrase of the log; NO_COLOR and --color auto|always|never decide \
      about color; PAGER shows what is longer than the window; ACCESSIBLE=1 speaks in labeled lines for a screen reader.

      --json, with any command that talks, answers in JSON Lines for an editor or a bot.
      """,
    version: """
      candor 0.1.0
      Copyright (C) 2026 the candor authors. License GPL-3.0-or-later: <https://gnu.org/licenses/gpl.html>.
      This is free software: you are free to change and redistribute it. There is NO WARRANTY, to the extent \
      permitted by law. Line editing by GNU Readline.
      """,
    subcommands: [
      Start.self, Resume.self, List.self, Show.self, Prep.self, CoachCommand.self, Commitments.self,
      Done.self,
      Missed.self, Move.self, Drop.self, NoteCommand.self, People.self, Abandon.self, Fix.self, Log.self,
      FlowCommand.self, Disclose.self, Forget.self, Redact.self, DoctorCommand.self, Demo.self,
    ])

  /// Every command with the words that explain it.
  static var commands: [(name: String, does: String)] {
    configuration.subcommands.map { ($0._commandName, $0.configuration.abstract) }
  }

  /// What `help` says at the prompt.
  static var commandHelp: [Said] {
    commands.map { .line("\($0.name)  \($0.does)") }
      + [
        .line("help NAME tells more of one; quit leaves. Or say in your own words what you have before you.")
      ]
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.assist()
  }
}

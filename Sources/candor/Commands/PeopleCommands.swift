// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

struct NoteCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Keep one line about somebody; it comes up at the next check-in.")
  @Argument(
    help: "The whole name or alias; put a name of several words in quotes.", completion: .people)
  var person: String
  @Argument(help: "What to remember.") var text: [String]

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, moment throws(Refusal) in
      try session.record.noting(text.joined(separator: " "), on: person, at: moment)
    }
    return 0
  }
}

struct People: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "List the people, or change how they are called.",
    subcommands: [PeopleList.self, PeopleRename.self, PeopleAlias.self], defaultSubcommand: PeopleList.self)

  func run(at desk: inout Desk) throws(Stop) -> Int32 { 0 }
}

struct PeopleList: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the people.")
  @Option(help: "text or json.") var format = ListFormat.text

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let people = PeopleTable(record: try desk.outline(), today: desk.clock.moment().today)
    switch format {
    case .json: try desk.print(people.json.text + "\n")
    case .text: try desk.say(Screen(people.lines.map { .line($0) }))
    }
    if people.isEmpty, format == .text {
      desk.console.complain("Nobody yet. `candor start feedback NAME` adds somebody.")
    }
    return 0
  }
}

struct PeopleRename: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "rename", abstract: "Change somebody's name.")
  @Argument(help: "The name as it is.", completion: .people) var name: String
  @Argument(help: "The name as it shall be.") var newName: String

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, _ throws(Refusal) in try session.record.renaming(name, to: newName) }
    return 0
  }
}

struct PeopleAlias: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Add another name that somebody goes by.")
  @Argument(help: "The name.", completion: .people) var name: String
  @Argument(help: "The other name.") var alias: String

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, _ throws(Refusal) in try session.record.aliasing(name, as: alias) }
    return 0
  }
}

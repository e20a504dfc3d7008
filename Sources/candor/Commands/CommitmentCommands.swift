// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

struct Commitments: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitments", abstract: "List the open commitments of both sides, or add those of minutes.",
    discussion: "`done`, `missed`, `move` and `drop` say what became of one.",
    subcommands: [CommitmentsList.self, CommitmentsAdd.self], defaultSubcommand: CommitmentsList.self)

  func run(at desk: inout Desk) throws(Stop) -> Int32 { 0 }
}

struct CommitmentsList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the open commitments.",
    discussion: """
      A calendar holds their numbers and days, and none of the words. With --all, those that were closed take \
      their entries off a calendar that holds them.
      """)
  @Option(help: "me, them, or a name.", completion: .owners) var owner: String?
  @Option(help: "Only those due on or before this day.", completion: .days) var due: String?
  @Flag(help: "Only those whose day has passed.") var overdue = false
  @Flag(help: "Also those that were done, missed or dropped.") var all = false
  @Option(help: "table, json, or ics for a calendar.") var format = Format.table

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, ics
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let record = try desk.outline()
    let today = desk.clock.moment().today
    let list = try Stop.onRefusal { () throws(Refusal) in
      let last = try due.map { text throws(Refusal) in try Session.day(text, today: today).to }
      let filter = CommitmentList.Filter(owner: owner, dueBy: last, onlyOverdue: overdue, includesClosed: all)
      return try CommitmentList(of: record, filter: filter, today: today)
    }
    switch format {
    case .json: try desk.print(list.json.text + "\n")
    case .ics:
      let calendar = list.calendar
      try desk.print(calendar.text)
      let left = list.chosen.count - calendar.entries.count
      if left > 0 { desk.console.complain("Without a day, and so not in the calendar: \(left).") }
    case .table: try desk.say(Screen(list.lines(today: today).map { .line($0) }))
    }
    if list.chosen.isEmpty, format == .table {
      desk.console.complain(
        record.commitments.isEmpty
          ? "No commitments yet; they come out of conversations, or out of minutes (`candor commitments add`)."
          : "None of them fits.")
    }
    return list.chosen.isEmpty && (owner != nil || due != nil || overdue) ? 1 : 0
  }
}

struct Done: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Say that a commitment was kept.")
  @Argument(help: "The number of the commitment.", completion: .openCommitments) var number: Int

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, moment throws(Refusal) in
      try session.record.closing(number, .done, at: moment)
    }
    return 0
  }
}

struct Missed: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "missed", abstract: "Say that a commitment was not kept.")
  @Argument(help: "The number of the commitment.", completion: .openCommitments) var number: Int

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, moment throws(Refusal) in
      try session.record.closing(number, .missed, at: moment)
    }
    return 0
  }
}

struct Move: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Give a commitment another day; a closed one is open again.")
  @Argument(help: "The number of the commitment.", completion: .openCommitments) var number: Int
  @Argument(help: "The day: next friday, in two weeks, 27 nov, 2026-12-04 …", completion: .days) var day:
    [String]

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, moment throws(Refusal) in
      try session.record.moving(number, to: day.joined(separator: " "), at: moment)
    }
    return 0
  }
}

struct Drop: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Give a commitment up, with the reason.")
  @Argument(help: "The number of the commitment.", completion: .openCommitments) var number: Int
  @Option(help: "The reason.") var why: String

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, moment throws(Refusal) in
      try session.record.closing(number, .dropped(why: why.trimmed), at: moment)
    }
    return 0
  }
}

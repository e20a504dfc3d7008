// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog

struct Log: DeskCommand {
  static let configuration = CommandConfiguration(
    abstract: "The event log: where it is, what is in it, whether it is whole.",
    subcommands: [LogPath.self, LogTail.self, LogVerify.self, LogExport.self])

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.print(Log.helpMessage() + "\n")
    return 0
  }
}

struct LogPath: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "path", abstract: "Print the folder of the log.")

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.say(Screen([.line(desk.places.log)]))
    return 0
  }
}

struct LogVerify: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every record; changes nothing.")

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    do throws(LogError) {
      let (events, head) = try LogReader.verify(desk.places.ofLog)
      return try desk.printed("ok: \(events) events, head \(head)")
    } catch { throw Stop(error) }
  }
}

struct LogTail: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "tail", abstract: "Print the latest records.")
  @Argument(help: "How many.") var count = 10

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    do throws(LogError) {
      let lines = try LogReader.tail(desk.places.ofLog, count: max(0, count))
      return try desk.printed(lines.joined(separator: "\n"))
    } catch { throw Stop(error) }
  }
}

struct LogExport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print every record, as JSON Lines or as CloudEvents 1.0.")
  @Option(help: "jsonl or cloudevents.") var format = Format.jsonl

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, cloudevents
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    0
  }
}

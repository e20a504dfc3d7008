// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog

struct Log: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The event log: where it is, what is in it, whether it is whole.",
    subcommands: [LogPath.self, LogTail.self, LogVerify.self, LogExport.self, LogImport.self])

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.print(Candor.helpMessage(for: Log.self) + "\n")
    return 0
  }
}

struct LogPath: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Print the folder of the log.")

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.say(Screen([.line(desk.places.log)]))
    return 0
  }
}

struct LogVerify: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every record; changes nothing.")

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let text: String
    do throws(LogError) {
      let (events, head) = try LogReader.verify(desk.places.ofLog)
      text = "ok: \(events) events, head \(head)\n"
    } catch { throw Stop(error) }
    try desk.print(text)
    return 0
  }
}

struct LogTail: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "tail", abstract: "Print the latest records.")
  @Argument(help: "How many.") var count = 10

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let lines: [String]
    do throws(LogError) {
      lines = try LogReader.tail(desk.places.ofLog, count: max(0, count))
    } catch { throw Stop(error) }
    for line in lines { try desk.print(line + "\n") }
    return 0
  }
}

struct LogExport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print every record, as JSON Lines or as CloudEvents 1.0.")
  @Option(help: "jsonl or cloudevents.") var format = Format.jsonl

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, cloudevents

    var ofLog: LogReader.ExportFormat {
      switch self {
      case .jsonl: .jsonl
      case .cloudevents: .cloudEvents
      }
    }
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    var isWritten = true
    let console = desk.console
    do throws(LogError) {
      try LogReader.export(desk.places.ofLog, desk.unlocking, format: format.ofLog) { line in
        isWritten = isWritten && console.print(line)
      }
    } catch { throw Stop(error) }
    guard isWritten else { throw Stop(74, "Standard output cannot be written.") }
    return 0
  }
}

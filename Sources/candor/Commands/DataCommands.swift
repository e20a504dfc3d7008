// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog

struct Disclose: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclose", abstract: "Print everything held on one person, for handing over.",
    discussion: """
      Every record is there, also what was private, corrected, taken back or never sent. Records of others that \
      mention the name are listed by number at the end. Read it before you hand it over: what was said about \
      one person may speak of others.
      """)
  @Argument(help: "The name, or the beginning of it.", completion: .people) var person: String
  @Option(help: "text, markdown or json.") var format = Format.text
  @Option(
    name: .shortAndLong, help: "Write to this file, which must not exist yet.", completion: .file())
  var output: String?
  @Flag(help: "Replace the file where it exists.") var force = false
  @Flag(help: "Also print the words of the records elsewhere; these hold what others said.")
  var elsewhere = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let record = try desk.wholeRecord()
    let found = try Stop.onRefusal { () throws(Refusal) in try record.findPerson(person) }
    let (holdings, isComplete) = try desk.holdings(of: found, in: record)
    let disclosure = Disclosure(
      of: found, in: record, holdings: holdings,
      options: .init(
        moment: desk.clock.moment().milliseconds, isComplete: isComplete, showsElsewhere: elsewhere))
    if let output {
      try desk.export(text(of: disclosure), of: found.id, nil, to: output, replacing: force)
      desk.console.complain("Written to \(output). Read it before you hand it over: it may speak of others.")
    } else if format != .json, desk.console.isInteractive {
      try desk.say(Screen(format == .text ? disclosure.said : [.document(disclosure.markdown)]))
    } else {
      try desk.print(text(of: disclosure))
    }
    return isComplete ? 0 : 65
  }

  /// JSON holds every word exactly; it escapes what could drive a terminal by itself.
  private func text(of disclosure: Disclosure) -> String {
    switch format {
    case .text: terminalSafe(disclosure.text, keepingNewlines: true)
    case .markdown: terminalSafe(disclosure.markdown, keepingNewlines: true)
    case .json: disclosure.json.text + "\n"
    }
  }
}

extension Desk {
  /// What the log holds on a person; false where damage hides a part of it, which was said.
  func holdings(of person: Person, in record: Record) throws(Stop) -> (holdings: Holdings, isComplete: Bool) {
    var holdings = Holdings(of: person, in: record)
    do throws(LogError) {
      try LogReader.records(places.ofLog, unlocking) { holdings.take($0) }
      return (holdings, !foundDamage)
    } catch {
      guard error.exitCode == 65 else { throw Stop(error) }
      if !foundDamage { console.complain(error.description) }
      return (holdings, false)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorTerminal

struct CommitmentsAdd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Read commitments out of minutes or notes, and keep those you choose.",
    discussion: """
      Shows what it understood, line by line, and what is unclear: nobody named, no day, only hoped for. At a terminal \
      it asks once which to keep; elsewhere it keeps nothing without --yes.
      """)
  @Argument(help: "A file; - reads standard input.", completion: .file()) var page: String
  @Option(help: "Whom the page is with; somebody new is added where something is kept.", completion: .people)
  var person: String?
  @Flag(help: "Keep all of it without asking.") var yes = false
  @Flag(help: "Show what was understood, and keep nothing.") var dryRun = false
  @Option(help: "text or json.") var format = ListFormat.text

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let name = person.map(\.trimmed)
    if name?.isEmpty ?? false { throw Stop(64, "Whom is the page with? For instance: --person Ana") }
    let text = page == "-" ? try desk.console.readAll() : try InputFile.text(page)
    let record = try desk.outline()
    let today = desk.clock.moment().today
    let minutes = MinutesPage(text, reader: record.minutesReader(today: today, with: name))
    let list = MinutesList(minutes, in: record, with: name)
    if format == .text { try desk.say(Screen(list.said(today: today))) }
    guard !minutes.items.isEmpty else {
      if format == .json { try desk.print(list.json().text + "\n") }
      desk.console.complain("Nothing on that page was understood as a commitment.")
      return 1
    }
    let chosen = try choose(from: minutes.items, at: desk)
    var numbers: [Int] = []
    if chosen.isEmpty, !dryRun, desk.console.isInteractive { desk.console.complain("Nothing was kept.") }
    if !chosen.isEmpty {
      let events = try desk.commit { session, moment throws(Refusal) in
        try session.record.keeping(chosen, with: name, at: moment)
      }
      let made = Set(events.compactMap(\.commitment))
      numbers = desk.session.record.commitments.filter { made.contains($0.id) }.map(\.number)
      if format == .text {
        try desk.say(desk.session.screen(after: events, at: desk.clock.moment()))
        try desk.say(Screen([.line(kept(numbers))]))
      }
    }
    if format == .json {
      try desk.print(list.json(numbers: chosen.count == minutes.items.count ? numbers : []).text + "\n")
    }
    return 0
  }

  /// Those to be kept: all, none, or what the person at the terminal says.
  private func choose(from items: [MinutesItem], at desk: borrowing Desk) throws(Stop) -> [MinutesItem] {
    if dryRun {
      desk.console.complain("A dry run: nothing was written.")
      return []
    }
    if yes { return items }
    guard desk.console.isInteractive, format == .text else {
      desk.console.complain("Nothing was kept; --yes keeps all of them.")
      return []
    }
    try desk.say(Screen([.line("Keep which? Enter keeps all; or numbers such as 1 3-5; or none.")]))
    while true {
      switch desk.console.read(prompt: Layout.prompt, prefill: "all", help: LineHelp(kind: "choice")) {
      case .line(let line):
        if let chosen = NumberChoice(line, upTo: items.count) { return chosen.numbers.map { items[$0 - 1] } }
        try desk.say(Screen([.error("Please say all, none, or numbers from 1 to \(items.count).")]))
      case .end, .interrupted: return []
      case .terminated(let signal, _): throw Stop(128 + signal, "Nothing was kept.")
      case .unreadable(let offset): try desk.say(Screen([.unreadable(at: offset)]))
      case .tooLong(let limit): try desk.say(Screen([.tooLong(limit)]))
      }
    }
  }

  private func kept(_ numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last, first != last else {
      return "Kept as commitment \(numbers.first ?? 0). `candor commitments` lists them all."
    }
    return "Kept as commitments \(first) to \(last). `candor commitments` lists them all."
  }
}

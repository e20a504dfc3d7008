// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog
import CandorTerminal
import Glibc

struct Forget: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Erase everything held on one person.",
    discussion: """
      The words go from the disk and the key they were closed with goes too; nothing brings them back. The log still \
      checks out as whole: that there were records stays, what they said does not.
      """)
  @Argument(
    help: "The whole name or alias; put a name of several words in quotes.", completion: .people)
  var person: [String]
  @Flag(help: "Do not ask for the name once more.") var yes = false

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let name = person.joined(separator: " ")
    try desk.open()
    guard let found = desk.session.record.person(called: name) else {
      throw Stop(
        Refusal(
          .unknownName,
          "Nobody here is called \(name.trimmed). Forgetting takes the whole name; `candor people` lists everyone."
        )
      )
    }
    let (holdings, isComplete) = try desk.holdings(of: found, in: desk.session.record)
    guard isComplete else { throw Stop(65, "Nothing was forgotten: the log is damaged.") }
    let forgetting = Forgetting(of: found, holdings: holdings)
    if !yes {
      try desk.say(Screen(forgetting.before))
      guard try desk.answer("Type \(found.name) to forget them: ") == found.name else {
        throw Stop(Refusal(.usage, "That was not the name. Nothing was forgotten."))
      }
    }
    try desk.erase(.forgotten(found.id, day: desk.clock.moment().today))
    try desk.say(Screen(forgetting.after))
    return 0
  }
}

struct Redact: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Remove the words of one record; its place in the log stays.",
    discussion: "`candor disclose` and `candor forget` give the numbers of records.")
  @Argument(help: "The record's number.") var number: Int
  @Option(help: "The device it was recorded on, where that is not this one.") var device: String?
  @Flag(help: "Do not ask.") var yes = false

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.open()
    let found = try desk.recorded(number, on: device)
    guard let found else {
      throw Stop(Refusal(.unknownName, "There is no record \(number)\(device.map { " of \($0)" } ?? "")."))
    }
    guard found.isRedactable else {
      throw Stop(
        Refusal(
          .usage,
          "Record \(number) is \(found.noun), which others are built on or which holds no words. Nothing was removed."
        ))
    }
    if !yes {
      let words = found.event?.words.joined(separator: " · ") ?? ""
      try desk.say(Screen([.line("Record \(number) is \(found.noun): “\(words)”")]))
      guard try desk.answer("Type \(number) to remove its words: ") == "\(number)" else {
        throw Stop(Refusal(.usage, "That was not the number. Nothing was removed."))
      }
    }
    let place = RecordPlace(device: found.device, number: number)
    try desk.erase(.redacted(place, day: desk.clock.moment().today))
    return try desk.shown(
      .line("The words of record \(number) are gone. Its number and its hash are what they were."))
  }
}

extension Desk {
  /// Records that words go, and takes them off the disk: opening the log finishes what was begun.
  mutating func erase(_ event: Event) throws(Stop) {
    try commit { _, _ throws(Refusal) in [event] }
    earlierTalks.forget()
    console.forgetLines()
    // Between the two the lock is free for a moment; a writer that takes it finishes this too, when it starts.
    for _ in 0..<Self.patience {
      do throws(Stop) { return try reopen() } catch {
        guard error.exitCode == 75 else { throw error }
        usleep(50_000)
      }
    }
    throw Stop(
      75, "It is recorded, and the next start takes it off the disk: another candor is writing just now.")
  }

  /// How often a lock is asked for, twenty times a second.
  private static var patience: Int { 40 }

  /// One line of the person's, to a question that a slip of the finger must not answer.
  func answer(_ prompt: String) throws(Stop) -> String? {
    if !console.isInteractive { try say(Screen([.line(prompt.trimmed)])) }
    switch console.read(prompt: prompt, prefill: "", help: LineHelp(kind: "certain")) {
    case .line(let line): return line.trimmed
    case .terminated(let signal, _): throw Stop(128 + signal, "Nothing was changed.")
    case .end, .interrupted, .unreadable, .tooLong: return nil
    }
  }

  /// The record of this number, on this computer's device where no other is named.
  fileprivate func recorded(_ number: Int, on device: String?) throws(Stop) -> Recorded? {
    var found: Recorded?
    let wanted = device ?? ownDevice
    do throws(LogError) {
      try LogReader.records(places.ofLog, unlocking) { recorded in
        if recorded.number == number, recorded.device == wanted { found = recorded }
      }
    } catch { throw Stop(error) }
    return found
  }
}

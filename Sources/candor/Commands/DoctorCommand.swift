// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog

struct DoctorCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is off with the log, and how to mend it.",
    discussion: """
      Without a flag it changes nothing. Leaves with 0 where nothing is wrong, else with the code of the worst it \
      found: 65 damage, 77 permissions, 74 a full disk.
      """)
  @Option(help: "text or json.") var format = ListFormat.text
  @Flag(help: "Put the log under a passphrase, or under another one.") var encrypt = false
  @Option(
    help: ArgumentHelp("The new passphrase, in a file that only you can read.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?
  @Flag(help: "Begin a device of its own here: for a home folder that was cloned.") var fork = false
  @Flag(help: "Do not ask.") var yes = false

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    guard !(encrypt && fork) else { throw Stop(64, "Please give --encrypt and --fork one after the other.") }
    if encrypt { return try desk.encrypt(passphraseFile: passphraseFile) }
    if fork { return try part(at: &desk) }
    let checkup = Doctor.examine(desk.places.ofLog, at: desk.clock.moment())
    switch format {
    case .text: try desk.say(Screen(checkup.said))
    case .json: try desk.print(checkup.json.text + "\n")
    }
    return checkup.exitCode
  }

  /// Begins a device of its own, once the person said yes.
  private func part(at desk: inout Desk) throws(Stop) -> Int32 {
    guard desk.log == nil else {
      throw Stop(64, "This cannot be done at candor's own prompt. Please leave it first.")
    }
    let places = desk.places.ofLog
    let moment = desk.clock.moment()
    let own = Doctor.examine(places, at: moment).ownDevice
    let copies: [ForkedCopy]
    do throws(LogError) { copies = try Doctor.forkedCopies(places) } catch { throw Stop(error) }
    if own == nil, copies.isEmpty {
      return try desk.shown(.line("This computer has no device yet, so there is nothing to part from."))
    }
    if !yes {
      try desk.say(Screen(before(own, copies).map { .line($0) }))
      guard try desk.answer("Type yes to go on: ")?.lowercased() == "yes" else {
        throw Stop(Refusal(.usage, "That was not a yes. Nothing was changed."))
      }
    }
    let parting: Parting
    do throws(LogError) { parting = try Doctor.part(places, at: moment) } catch { throw Stop(error) }
    try desk.say(Screen(after(parting).map { .line($0) }))
    return 0
  }

  private func before(_ own: String?, _ copies: [ForkedCopy]) -> [String] {
    let here = own.map { "This computer writes as \($0). If another one does so too, their records clash." }
    return [
      here,
      "From now on this one writes as a device of its own. What was recorded stays as it is, and the other goes on as before.",
    ].compactMap(\.self)
      + copies.map { copy in
        "\(copy.path) parts from the log at record \(copy.record) of \(copy.device). The log's side stays in place; the "
          + "copy is set aside as it is, with \(records(copy.onlyThere)) only it has."
      }
  }

  private func after(_ parting: Parting) -> [String] {
    ["This computer writes as \(parting.device) from now on."]
      + parting.setAside.map {
        "Set aside, with \(records($0.copy.onlyThere)) that nothing reads: \($0.path)"
      }
  }

  private func records(_ count: Int) -> String { "\(count) record\(count == 1 ? "" : "s")" }
}

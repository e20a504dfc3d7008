// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorPrompts
import Glibc

struct Demo: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Play a conversation of invented people; nothing is stored.",
    discussion: "At a terminal it pauses between lines: any key goes on, Ctrl-C ends it.")

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let demonstration: Demonstration
    do throws(DataError) { demonstration = try .shipped() } catch { throw Stop(70, error.description) }
    let stage = DemoConsole(demonstration.lines, for: desk.console)
    var played = Desk(
      places: desk.places, clock: desk.clock, console: stage, unlocking: desk.unlocking, isDemonstration: true
    )
    try played.say(Screen([.notice(demonstration.opening)]))
    if stage.hasPauses { try played.say(Screen([.notice("Any key goes on; Ctrl-C ends it.")])) }
    let exitCode = try played.assist()
    if let signal = stage.signal {
      // At candor's own prompt it is meant for the program, not only for this.
      if signal != SIGINT { raise(signal) }
      return exitCode
    }
    try played.say(Screen([.notice(demonstration.closing)]))
    return exitCode
  }
}

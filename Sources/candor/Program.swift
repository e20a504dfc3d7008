// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog

/// One run of candor: arguments in, an exit code out; everything it touches comes in as a value.
struct Program {
  let environment: Environment
  let console: any Console
  /// Records after which a snapshot is left for the next start; nil for as many as are worth it.
  var snapshotInterval: Int?

  func run(_ arguments: [String]) -> Int32 {
    do throws(Stop) {
      guard let command = try parse(arguments) else { return 0 }
      let clock = try Clock(setting: environment.variables["CANDOR_NOW"])
      if clock.frozen != nil {
        console.complain("The clock is stopped at \(rfc3339(clock.moment().milliseconds)) (CANDOR_NOW).")
      }
      let unlocking = Unlocking(at: console, file: environment.variables["CANDOR_PASSPHRASE_FILE"])
      var desk = Desk(
        places: try environment.places(), clock: clock, console: console, unlocking: unlocking,
        snapshotInterval: snapshotInterval)
      return try finish(command, at: &desk)
    } catch {
      console.complain(error.message)
      return error.exitCode
    }
  }

  private func finish(_ command: any DeskCommand, at desk: inout Desk) throws(Stop) -> Int32 {
    do throws(Stop) {
      var exitCode = try command.run(at: &desk)
      if desk.session.talk != nil { exitCode = try desk.converse() }
      desk.close()
      return desk.foundDamage ? 65 : exitCode
    } catch {
      desk.close()
      throw error
    }
  }

  /// Nil where the arguments asked for help or the version, which was printed.
  private func parse(_ arguments: [String]) throws(Stop) -> (any DeskCommand)? {
    switch TypedCommand(words: arguments) {
    case .command(let command): return command
    case .help(let text):
      guard console.print(text + "\n") else { throw Stop(74, "Standard output cannot be written.") }
      return nil
    case .unread(_, let usage): throw Stop(64, usage)
    }
  }
}

/// What words mean as a command: in the shell and at the prompt alike.
enum TypedCommand {
  case command(any DeskCommand)
  /// Help or the version, ready to print.
  case help(String)
  /// What is wrong in a sentence, and the same with the usage.
  case unread(String, usage: String)

  init(words: [String]) {
    do {
      var command = try Candor.parseAsRoot(words)
      guard let found = command as? any DeskCommand else {
        try command.run()  // ArgumentParser's own help command, which throws what it prints
        self = .help("")
        return
      }
      self = .command(found)
    } catch {
      self =
        Candor.exitCode(for: error) == .success
        ? .help(Candor.fullMessage(for: error))
        : .unread(Candor.message(for: error), usage: Candor.fullMessage(for: error))
    }
  }
}

/// A command that works at the desk, from the shell and from the prompt alike.
protocol DeskCommand: ParsableCommand {
  /// - Returns: the exit code of a one-shot run.
  func run(at desk: inout Desk) throws(Stop) -> Int32
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

/// One run of candor: arguments in, an exit code out; everything it touches comes in as a value.
struct Program {
  let environment: Environment
  let console: any Console

  func run(_ arguments: [String]) -> Int32 {
    do throws(Stop) {
      guard let command = try parse(arguments) else { return 0 }
      let clock = try Clock(setting: environment.variables["CANDOR_NOW"])
      if clock.frozen != nil {
        console.complain("The clock is stopped at \(rfc3339(clock.moment().milliseconds)) (CANDOR_NOW).")
      }
      var desk = Desk(places: try environment.places(), clock: clock, console: console)
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
      return exitCode
    } catch {
      desk.close()
      throw error
    }
  }

  /// Nil where the arguments asked for help or the version, which was printed.
  private func parse(_ arguments: [String]) throws(Stop) -> (any DeskCommand)? {
    do {
      guard let command = try Candor.parseAsRoot(arguments) as? any DeskCommand else {
        throw CleanExit.helpRequest()
      }
      return command
    } catch {
      let text = Candor.fullMessage(for: error)
      guard Candor.exitCode(for: error) == .success else { throw Stop(64, text) }
      guard console.print(text + "\n") else { throw Stop(74, "Standard output cannot be written.") }
      return nil
    }
  }
}

/// A command that works at the desk, from the shell and from the prompt alike.
protocol DeskCommand: ParsableCommand {
  /// - Returns: the exit code of a one-shot run.
  func run(at desk: inout Desk) throws(Stop) -> Int32
}

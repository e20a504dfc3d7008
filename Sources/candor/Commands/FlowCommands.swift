// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorPrompts

struct FlowCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "flow", abstract: "The conversation types: list, check, show or draw them.",
    subcommands: [FlowList.self, FlowCheckCommand.self, FlowShow.self, FlowDraw.self])

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.print(FlowCommand.helpMessage() + "\n")
    return 0
  }
}

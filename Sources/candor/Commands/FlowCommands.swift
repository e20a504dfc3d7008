// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorPrompts

struct FlowCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "flow", abstract: "The conversation types: list, check, show or draw them.",
    subcommands: [FlowList.self, FlowCheckFile.self, FlowShow.self, FlowDraw.self])

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.print(Candor.helpMessage(for: FlowCommand.self) + "\n")
    return 0
  }
}

struct FlowList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the conversation types.")
  @Option(help: "text or json.") var format = ListFormat.text

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    desk.equip()
    let flows = desk.session.flows
    switch format {
    case .text: try desk.say(Screen(flows.map { .line("\($0.reference.id)  \($0.about)") }))
    case .json:
      let items = flows.map { flow -> JSON in
        .object([
          .init("id", .string(flow.reference.id)), .init("version", .number(flow.reference.version)),
          .init("title", .string(flow.title)), .init("about", .string(flow.about)),
          .init("questions", .array(flow.questions.map { .string($0.id) })),
        ])
      }
      try desk.print(JSON.object([.init("version", .number(1)), .init("flows", .array(items))]).text + "\n")
    }
    return 0
  }
}

struct FlowCheckFile: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a conversation type of your own, and prove its promises.")
  @Argument(help: "The YAML file.", completion: .file(extensions: ["yaml", "yml"])) var file: String

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let bytes = try InputFile.read(file)
    let (coach, _) = CoachShelf.load(configFolder: desk.places.config)
    let flow: Flow
    do throws(DataErrors) {
      flow = try FlowFile.read(bytes: bytes, name: file, knownRules: coach.knownIDs)
    } catch { throw Stop(78, error.description) }
    let promises = flow.promises.isEmpty ? "" : "; promises proved over every path: \(flow.promises.count)"
    return try desk.shown(.line("\(file): fine. Questions: \(flow.questions.count)\(promises)."))
  }
}

struct FlowShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the questions of a conversation type.")
  @Argument(help: "The conversation type.", completion: .flows) var flow: String

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let flow = try desk.findFlow(flow)
    var said: [Said] = [.heading(flow.title), .line(flow.about)]
    for question in flow.questions {
      said.append(.line("\(question.id) (\(question.traits.joined(separator: ", "))): \(question.ask)"))
    }
    try desk.say(Screen(said))
    return 0
  }
}

struct FlowDraw: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Print a conversation type as a Mermaid state diagram.")
  @Argument(help: "The conversation type.", completion: .flows) var flow: String

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.print(FlowDrawing.mermaid(try desk.findFlow(flow)))
    return 0
  }
}

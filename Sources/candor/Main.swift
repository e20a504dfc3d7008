// SPDX-License-Identifier: GPL-3.0-or-later
import CandorLog
import CandorTerminal
import Glibc

@main
enum Main {
  static func main() {
    EventLog.guardProcess()
    guard var arguments = argumentsAsTyped() else {
      Terminal.open(color: .never).complain("An argument is not UTF-8 text; nothing was done.")
      exit(65)
    }
    let environment = Environment(process: ())
    let speaksJSON = arguments.contains("--json")
    arguments.removeAll { $0 == "--json" }
    let color = takeColorWish(from: &arguments)
    guard let color else {
      Terminal.open(color: .never).complain("--color takes auto, always or never.")
      exit(64)
    }
    let terminal = TerminalConsole(Terminal.open(color: color, isPlain: speaksJSON))
    let console: any Console = speaksJSON ? JSONConsole(terminal) : terminal
    exit(Program(environment: environment, console: console).run(arguments))
  }

  /// The arguments without the program's name; nil where one is not UTF-8, which Swift's own list would mend in silence.
  private static func argumentsAsTyped() -> [String]? {
    var arguments: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let typed = CommandLine.unsafeArgv[index], let text = String(validatingCString: typed) else {
        return nil
      }
      arguments.append(text)
    }
    return arguments
  }

  /// Reads `--color` wherever it stands; nil for a value it does not have.
  private static func takeColorWish(from arguments: inout [String]) -> ColorWish? {
    guard let index = arguments.firstIndex(where: { $0 == "--color" || $0.hasPrefix("--color=") }) else {
      return .auto
    }
    let option = arguments.remove(at: index)
    if option != "--color" { return ColorWish(rawValue: String(option.dropFirst("--color=".count))) }
    guard arguments.indices.contains(index) else { return nil }
    return ColorWish(rawValue: arguments.remove(at: index))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

/// The person at the other end, or a script that stands in for one.
protocol Console: AnyObject {
  /// Whether somebody sits at a terminal.
  var isInteractive: Bool { get }
  /// The next line; `prefill` stands ready for editing, and `help` to be reached for, where there is a terminal.
  func read(prompt: String, prefill: String, help: LineHelp) -> Terminal.Input
  /// Puts a line where Up finds it, for one kind of question.
  func remember(_ line: String, kind: String)
  /// Forgets every line that Up would find.
  func forgetLines()
  /// Words that nobody may see, asked for at the terminal even where standard input is something else.
  func readSecret(prompt: String) -> Secret
  /// All of standard input, as one text.
  func readAll() throws(Stop) -> String
  /// Says something on standard output; false when that cannot be written.
  func show(_ screen: Screen) -> Bool
  /// Writes data to standard output as it is: JSON, or text that was made safe.
  func print(_ text: String) -> Bool
  /// Says something on standard error.
  func complain(_ text: String)
  /// Pauses for somebody to read in; nil where nobody sits there.
  func pauses() -> Pauses?
}

extension Console {
  func pauses() -> Pauses? { nil }
}

/// The console of the running program.
final class TerminalConsole: Console {
  private var terminal: Terminal

  init(_ terminal: consuming Terminal) {
    self.terminal = terminal
  }

  var isInteractive: Bool { terminal.isInteractive }

  func read(prompt: String, prefill: String, help: LineHelp) -> Terminal.Input {
    terminal.read(prompt: prompt, prefill: prefill, help: help)
  }

  func remember(_ line: String, kind: String) {
    if !line.trimmed.isEmpty { terminal.remember(line, kind: kind) }
  }

  func forgetLines() { terminal.forgetLines() }

  func readSecret(prompt: String) -> Secret { Secret.ask(prompt) }

  func readAll() throws(Stop) -> String {
    var lines: [String] = []
    while true {
      switch terminal.read(prompt: "", prefill: "", help: LineHelp(kind: "page")) {
      case .line(let line): lines.append(line)
      case .end: return lines.joined(separator: "\n")
      case .interrupted: throw Stop(130, "Nothing was written.")
      case .terminated(let signal, _): throw Stop(128 + signal, "Nothing was written.")
      case .unreadable(let offset):
        throw Stop(65, "Standard input is not UTF-8 text (line \(lines.count + 1), byte \(offset)).")
      case .tooLong(let limit): throw Stop(65, "A line of standard input is longer than \(limit) bytes.")
      }
    }
  }

  func show(_ screen: Screen) -> Bool { terminal.show(screen) }
  func print(_ text: String) -> Bool { terminal.print(text) }
  func complain(_ text: String) { terminal.complain(text) }
  func pauses() -> Pauses? { terminal.pauses() }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

/// The console of an editor or a bot that sits on top of candor: plain lines in, JSON Lines out, as JSON-LINES.md has it.
///
/// A line is taken as in a pipe: no remark waits for one.
final class JSONConsole: Console {
  private let plain: TerminalConsole

  init(_ plain: TerminalConsole) {
    self.plain = plain
  }

  var isInteractive: Bool { false }

  /// Says first that a line is awaited, and what would stand in it for a person at a terminal.
  func read(prompt: String, prefill: String, help: LineHelp) -> Terminal.Input {
    guard write("ready", [.init("prefill", .string(prefill))]) else { return .end }
    return plain.read(prompt: prompt, prefill: prefill, help: help)
  }

  func remember(_ line: String, kind: String) {}

  func forgetLines() {}

  func readSecret(prompt: String) -> Secret { plain.readSecret(prompt: prompt) }

  func readAll() throws(Stop) -> String { try plain.readAll() }

  func show(_ screen: Screen) -> Bool {
    plain.print(screen.said.map { $0.json.text + "\n" }.joined())
  }

  func print(_ text: String) -> Bool { write("document", [.init("text", .string(text))]) }

  /// Errors go where everything goes: nobody listens to standard error here.
  func complain(_ text: String) { _ = write("error", [.init("text", .string(text))]) }

  private func write(_ type: String, _ fields: [JSON.Field]) -> Bool {
    plain.print(JSON.object([.init("type", .string(type))] + fields).text + "\n")
  }
}

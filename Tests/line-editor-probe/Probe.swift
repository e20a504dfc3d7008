// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal
import Glibc

/// A program for the tests to talk to in a pseudo-terminal: it reads line after line and says what came of each.
///
/// The first argument is what stands in the first line. Tab completes `banana` and `blé`. The line
/// `history 3` goes on with that history (that of `fruit` has two lines already), `ask` asks
/// a question of twelve words, `secret` for words that are not shown.
@main
enum Probe {
  static func main() {
    var terminal = Terminal.open(color: .auto)
    var prefill = CommandLine.arguments.dropFirst().first ?? ""
    var kind = "0"
    let fruit = ["banana", "blé"]
    let today = Day(ordinal: 20_778)
    while true {
      let help = LineHelp(
        kind: kind, recall: { kind == "fruit" ? ["earliest", "earlier"] : [] },
        complete: {
          Session(record: Record(), isInteractive: true).completion(of: $0, among: fruit, today: today)
        })
      let input = terminal.read(prompt: Layout.prompt, prefill: prefill, help: help)
      prefill = ""
      let isSaid = terminal.show(Screen([.line("got: \(input)")]))
      if case .terminated(let signal, draft: _) = input { exit(128 + signal) }
      guard isSaid else { exit(74) }
      switch input {
      case .line("ask"):
        let words = Array(repeating: "words", count: 12).joined(separator: " ")
        guard terminal.show(Screen([.question(QuestionShown(field: "f", text: words, hints: ["optional"]))]))
        else {
          exit(74)
        }
      case .line("secret"):
        let secret = Secret.ask("Secret: ")
        guard terminal.show(Screen([.line("kept: \(secret)")])) else { exit(74) }
      case .line(let line) where line.hasPrefix("history "): kind = String(line.dropFirst(8))
      case .line, .interrupted, .terminated, .unreadable, .tooLong: continue
      case .end: exit(0)
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

@testable import candor

/// A console that a transcript types into; everything said and typed is kept in one text, as a person would see it.
final class ScriptedConsole: Console {
  let isInteractive: Bool
  /// What the transcript types, in order.
  private var typed: [Typed]
  private(set) var seen: [String] = []
  private let layout: Layout

  enum Typed {
    case line(String)
    case interrupt(draft: String)
  }

  init(isInteractive: Bool, columns: Int, typed: [Typed]) {
    self.isInteractive = isInteractive
    self.typed = typed
    layout = Layout(columns: isInteractive ? columns : nil, color: false)
  }

  func read(prompt: String, prefill: String, history: Int) -> Terminal.Input {
    if isInteractive, !prefill.isEmpty { seen.append("~ " + prefill.replacing("\n", with: "⏎")) }
    guard !typed.isEmpty else { return .end }
    switch typed.removeFirst() {
    case .line(let line):
      seen.append("> " + line)
      return .line(line)
    case .interrupt(let draft):
      seen.append("^C " + draft)
      return .interrupted(draft: draft)
    }
  }

  func readAll() throws(Stop) -> String {
    var lines: [String] = []
    while case .line(let line) = read(prompt: "", prefill: "", history: 0) { lines.append(line) }
    return lines.joined(separator: "\n")
  }

  func show(_ screen: Screen) -> Bool {
    seen += layout.lines(of: screen)
    return true
  }

  func print(_ text: String) -> Bool {
    seen += text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
      text.hasSuffix("\n") ? 1 : 0
    ).map(String.init)
    return true
  }

  func complain(_ text: String) {
    seen += text.split(separator: "\n").map { "! " + $0 }
  }
}

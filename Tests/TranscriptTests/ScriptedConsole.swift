// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

@testable import candor

/// A console that a transcript types into; everything said and typed is kept in one text, as a person would see it.
final class ScriptedConsole: Console {
  let isInteractive: Bool
  /// What the transcript types, in order.
  private var typed: ArraySlice<Typed>
  private(set) var seen: [String] = []
  private let layout: Layout

  enum Typed {
    case line(String)
    case interrupt(draft: String)
  }

  init(isInteractive: Bool, columns: Int, typed: [Typed]) {
    self.isInteractive = isInteractive
    self.typed = typed[...]
    layout = Layout(columns: isInteractive ? columns : nil, color: false)
  }

  func read(prompt: String, prefill: String, help: LineHelp) -> Terminal.Input {
    if isInteractive, !prefill.isEmpty {
      seen.append("~ " + terminalSafe(prefill, keepingNewlines: true).replacing("\n", with: "⏎"))
    }
    guard let next = typed.popFirst() else { return .end }
    switch next {
    case .line(let line):
      seen.append(line.isEmpty ? ">" : "> " + line)
      return .line(sent(line, over: prefill))
    case .interrupt(let draft):
      seen.append(draft.isEmpty ? "^C" : "^C " + draft)
      return .interrupted(draft: Blanking.characters(of: draft))
    }
  }

  func remember(_ line: String, kind: String) {}

  func forgetLines() {}

  func readSecret(prompt: String) -> Secret { .noTerminal }

  func readAll() throws(Stop) -> String {
    var lines: [String] = []
    while case .line(let line) = read(prompt: "", prefill: "", help: LineHelp()) { lines.append(line) }
    return lines.joined(separator: "\n")
  }

  func show(_ screen: Screen) -> Bool {
    seen += layout.lines(of: screen).map(Self.said)
    return true
  }

  /// A carriage return before a line feed, as a calendar wants it, is shown as `␍`.
  func print(_ text: String) -> Bool {
    let text = text.replacing("\r\n", with: "␍\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    seen += lines.dropLast(text.hasSuffix("\n") ? 1 : 0).map { Self.said(String($0)) }
    return true
  }

  func complain(_ text: String) {
    seen += terminalSafe(text, keepingNewlines: true).split(separator: "\n").map { "! " + $0 }
  }

  /// What Enter sends: the text that stands ready where nothing is typed over it; `⌫` empties the line.
  private func sent(_ line: String, over prefill: String) -> String {
    if line == "⌫" { return "" }
    return line.isEmpty && isInteractive
      ? terminalSafe(prefill, keepingNewlines: true) : Blanking.characters(of: line)
  }

  /// A line of candor's, which a reader must not take for one of the marks.
  private static func said(_ line: String) -> String {
    let marks = ["> ", "$ ", "% ", "~ ", "! ", "? ", "^C"]
    return line == ">" || marks.contains { line.hasPrefix($0) } ? " " + line : line
  }
}

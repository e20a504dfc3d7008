// SPDX-License-Identifier: GPL-3.0-or-later
import CLineEditor
import CandorCore
import Glibc

/// One line while it is typed: what the editor asks for on the way is answered here.
final class TypedLine {
  private(set) var history: LineHistory
  private let help: LineHelp
  private let columns: Int
  private let say: (Screen) -> Void

  /// - Parameters:
  ///   - history: the lines that Up walks so far.
  ///   - help: what the line can reach for.
  ///   - columns: the width of the window.
  ///   - say: shows something between the line as it was and the line as it is then.
  init(history: LineHistory, help: LineHelp, columns: Int, say: @escaping (Screen) -> Void) {
    self.history = history
    self.help = help
    self.columns = columns
    self.say = say
  }

  /// Reads it; the bytes are what was typed, nil where nothing came.
  func read(prompt: String, prefill: String) -> (bytes: [UInt8], status: le_status, signal: Int32) {
    putHistory()
    var status = le_status.failed
    var signal: Int32 = 0
    let helper = le_helper(
      context: Unmanaged.passUnretained(self).toOpaque(),
      complete: { typed, line in TypedLine.at(line)?.complete(typed) },
      recall: { line in TypedLine.at(line)?.recall() },
      edit: { text, line in TypedLine.at(line)?.edit(text) })
    let text = withExtendedLifetime(self) {
      le_read(
        terminalSafe(prompt, keepingNewlines: false), terminalSafe(prefill, keepingNewlines: true), helper,
        &status, &signal)
    }
    defer { free(text) }
    let bytes = text.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    return (bytes, status, signal)
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> TypedLine? {
    context.map { Unmanaged<TypedLine>.fromOpaque($0).takeUnretainedValue() }
  }

  private func putHistory() {
    le_history_clear()
    for line in history.lines { le_history_add(line) }
  }

  private func recall() {
    history.recall { help.recall().map { terminalSafe($0, keepingNewlines: true) } }
    putHistory()
  }

  private func complete(_ typed: UnsafePointer<CChar>?) {
    guard let typed, let line = String(validatingCString: typed) else { return }
    let completion = help.complete(line)
    for candidate in completion.candidates {
      let note = candidate.note.map { "  " + terminalSafe($0, keepingNewlines: false) } ?? ""
      le_offer(completion.kept + candidate.text, fitted(candidate.text + note))
    }
  }

  /// As much as one row holds, with what the list puts between columns.
  private func fitted(_ text: String) -> String {
    let room = columns - 3
    guard le_width(text) > room else { return text }
    var short = ""
    var used = 1
    for character in text {
      used += Int(le_width(String(character)))
      if used > room { break }
      short.append(character)
    }
    return short + "…"
  }

  private func edit(_ text: UnsafePointer<CChar>?) -> UnsafeMutablePointer<CChar>? {
    guard let text else { return nil }
    let line = Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    let ending = EditorProgram.fromEnvironment.edit(line)
    if let leftOver = ending.leftOver {
      history.add(terminalSafe(leftOver, keepingNewlines: true))
      putHistory()
    }
    if let complaint = ending.complaint {
      let place = ending.line == nil ? " The line is as it was." : " What it had saved is the line now."
      let rest = ending.leftOver == nil ? "" : " What it had saved is behind Up."
      say(Screen([.error(complaint + place + rest)]))
    }
    return ending.line.map { strdup(terminalSafe($0, keepingNewlines: true)) }
  }
}

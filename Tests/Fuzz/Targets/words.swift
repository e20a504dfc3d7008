// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorCore

/// What a typed line means: an answer stays what was typed, a quoted word stays one word.
@c(LLVMFuzzerTestOneInput)
public func fuzzWords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Input(start, count)
  let text = input.text

  do throws(Refusal) {
    let command = try Command(line: text)
    let trimmed = text.trimmed
    switch command {
    case .answer(let words):
      let meant = trimmed.hasPrefix("//") ? String(trimmed.dropFirst()) : text
      must(words.utf8.elementsEqual(meant.utf8), "an answer is not what was typed")
    case .back(let steps): must(steps > 0, "going back no step")
    case .fix(let field): must(!field.isEmpty, "fixing nothing")
    case .start(let flow, let person): must(!flow.isEmpty && person != "", "starting nothing")
    case .note(let words): must(!words.trimmed.isEmpty, "noting nothing")
    case .skip, .keep, .togglePrivacy, .drop, .pause, .quit, .undo, .why, .example, .show, .help: break
    }
  } catch {
    must(text.trimmed.hasPrefix("/"), "a line that is no command is refused")
    must(!error.message.isEmpty, "a refusal without words")
  }

  must(text.trimmed.trimmed.utf8.elementsEqual(text.trimmed.utf8), "trimming trims again")
  let words = ShellWords.split(text)
  must(words.allSatisfy { isDrawn($0, from: text) }, "a word that was not typed")
  let lines = input.lines
  must(ShellWords.split(ShellWords.quoted(text)) == [text], "what candor quotes falls apart")
  must(ShellWords.split(lines.map(quoted).joined(separator: " ")) == lines, "quoted words fall apart")
  return 0
}

private func quoted(_ word: String) -> String {
  var quoted = "\""
  for scalar in word.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { quoted += "\\" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}

// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorCore

/// What reaches a terminal: nothing that drives it or hides, no line wider than the window, no word lost.
@c(LLVMFuzzerTestOneInput)
public func fuzzScreen(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let columns = Int(input.byte() % 128) + 1
  let kind = input.byte()
  let text = input.text

  for keeping in [false, true] {
    let safe = terminalSafe(text, keepingNewlines: keeping)
    for scalar in safe.unicodeScalars {
      must(isHarmless(scalar) || keeping && scalar == "\n", "U+\(String(scalar.value, radix: 16)) passes")
    }
    must(
      terminalSafe(safe, keepingNewlines: keeping).utf8.elementsEqual(safe.utf8), "safe text changes again")
  }

  let screen = Screen(said(text, kind))
  let plain = Layout(columns: columns).lines(of: screen)
  for line in plain {
    must(line.unicodeScalars.allSatisfy(isHarmless), "a line holds what drives a terminal")
    let words = line.drop { $0 == " " }
    must(displayWidth(line) <= columns || words.count <= 1, "\(displayWidth(line)) columns of \(columns)")
  }
  let colored = Layout(columns: columns, color: true).lines(of: screen)
  must(colored.count == plain.count, "color changes the lines")
  for (line, words) in zip(colored, plain) {
    must(withoutStyle(line).utf8.elementsEqual(words.utf8), "color changes the words")
  }
  for line in Layout().lines(of: screen) {
    must(line.unicodeScalars.allSatisfy(isHarmless), "a piped line holds what drives a terminal")
  }

  let shown = Layout(columns: columns).lines(of: Screen([.line(text)])).joined()
  let safe = terminalSafe(text, keepingNewlines: false)
  must(withoutSpaces(shown).elementsEqual(withoutSpaces(safe)), "words are lost in wrapping")
  return 0
}

private func said(_ text: String, _ kind: UInt8) -> [Said] {
  switch kind % 9 {
  case 0: [.line(text)]
  case 1: [.notice(text)]
  case 2: [.heading(text)]
  case 3: [.question(QuestionShown(field: "f", text: text, hints: [text, "or"]))]
  case 4: [.echo(text)]
  case 5: [.remark(RemarkShown(rule: "r", quote: text, text: "A reason.", offer: text))]
  case 6: [.remark(RemarkShown(rule: text, quote: "q", text: text, offer: nil))]
  case 7:
    [.document(text), .question(QuestionShown(field: text, text: "A question?", type: .choice([text])))]
  default: [.error(text), .line("")]
  }
}

/// Without our own sequences, and only those. By scalars: a mark at the start of the words joins the `m` before it.
private func withoutStyle(_ line: String) -> String {
  var words = String.UnicodeScalarView()
  var isStyle = false
  for scalar in line.unicodeScalars {
    if scalar == "\u{1B}" { isStyle = true }
    if !isStyle { words.append(scalar) }
    if scalar == "m" { isStyle = false }
  }
  return String(words)
}

private func withoutSpaces(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { $0 != " " }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A conversation type as a picture.
package enum FlowDrawing {
  /// A Mermaid state diagram (`stateDiagram-v2`): one state a question, one arrow a way on, ending with a line feed.
  ///
  /// The states are called `q1`, `q2` and so on, because Mermaid's names have no hyphens.
  package static func mermaid(_ flow: Flow) -> String {
    var names: [Field: String] = [:]
    for (index, question) in flow.questions.enumerated() where names[question.id] == nil {
      names[question.id] = "q\(index + 1)"
    }
    var lines = ["stateDiagram-v2"]
    for (index, question) in flow.questions.enumerated() {
      lines.append("    state \"\(escaped(question.label + note(question)))\" as q\(index + 1)")
    }
    if !flow.questions.isEmpty { lines.append("    [*] --> q1") }
    for (index, question) in flow.questions.enumerated() {
      for transition in question.next {
        let label = transition.when.map { " : " + escaped($0.description) } ?? ""
        lines.append("    q\(index + 1) --> \(target(transition, names))\(label)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func target(_ transition: Transition, _ names: [Field: String]) -> String {
    switch transition.to {
    case .end: "[*]"
    case .question(let field): names[field] ?? "[*]"
    }
  }

  private static func note(_ question: Question) -> String {
    switch question.optional {
    case .required: ""
    case .optional: " (optional)"
    case .optionalWhen(let condition): " (optional when \(condition))"
    }
  }

  /// The text with everything that Mermaid reads as its own written as a numbered entity; blanks for line ends.
  ///
  /// A line that says "direction" would be taken for an instruction, wherever the word stands in it.
  private static func escaped(_ text: String) -> String {
    let isDirection = text.lowercased().contains("direction")
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "d" where isDirection, "D" where isDirection: out += "#\(scalar.value);"
      case " ", "'", "(", ")", ",", ".", "?", "!", "-", "0"..."9", "A"..."Z", "a"..."z":
        out.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20: out += " "
      case _ where scalar.value < 0xA0: out += "#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

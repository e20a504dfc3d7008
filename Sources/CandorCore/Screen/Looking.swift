// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// What a command shows that changes nothing; nil for one that changes something.
  ///
  /// - Throws: a refusal where no conversation is open.
  package func look(_ command: Command) throws(Refusal) -> Screen? {
    switch command {
    case .why: return Screen(try whyNow() + again)
    case .example: return Screen(try exampleNow() + again)
    case .show: return Screen(showNow() + again)
    case .help: return Screen(help + again)
    case .answer, .back, .fix, .skip, .keep, .togglePrivacy, .note, .start, .drop, .pause, .quit, .undo:
      return nil
    }
  }

  /// The open question once more.
  private var again: [Said] {
    talk.map(asking) ?? []
  }

  private func whyNow() throws(Refusal) -> [Said] {
    guard let talk else { throw Refusal(.usage, "No conversation is open.") }
    if let field = talk.conversation.revisiting, let state = talk.conversation[field] {
      let explained = state.remarks.filter { !$0.isKept }.flatMap { explanation(of: $0.said.rule) }
      if !explained.isEmpty { return explained }
    }
    guard let question = talk.question else {
      return [.line("Your answers are saved. A yes finishes the conversation and makes its commitments.")]
    }
    guard let why = question.why else { return [.line("This question gives no reason.")] }
    return [.line(filled(why, talk))] + coach.cited(in: why).map { .notice($0.line) }
  }

  private func exampleNow() throws(Refusal) -> [Said] {
    guard let talk, let question = talk.question else { throw Refusal(.usage, "There is no open question.") }
    guard let example = question.example else { return [.line("There is no example for this question.")] }
    return [.line("For instance: \(filled(example, talk))")]
  }

  private func showNow() -> [Said] {
    guard let talk else { return [] }
    let filled = filledSoFar(talk)
    return filled.isEmpty ? [.line("Nothing is written yet.")] : filled
  }

  private var help: [Said] {
    CommandName.allCases.map { name in
      let (arguments, does) = name.help
      let typed = "/\(name.rawValue)" + (arguments.isEmpty ? "" : " \(arguments)")
      return .line("\(typed)  \(does)")
    } + [.line("Every other line is an answer. //text is an answer that begins with a slash.")]
  }

  /// A rule's principle and what it rests on.
  func explanation(of rule: String) -> [Said] {
    guard let explanation = coach.explain(rule) else { return [] }
    return explanation.lines.map { .line($0) }
  }
}

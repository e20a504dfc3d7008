// SPDX-License-Identifier: GPL-3.0-or-later

/// What somebody does in one turn of a talk, sentence by sentence.
package struct ActReading: Hashable, Sendable {
  /// In the turn's order; empty where nothing is said.
  package let sentences: [Sentence]

  package struct Sentence: Hashable, Sendable {
    /// In Unicode scalars of the turn.
    package let range: Range<Int>
    /// The first is what it mainly does; never empty.
    package let acts: [ConversationAct]
    /// How many words it has.
    package let length: Int
    /// Asks whether what was said before it is all right.
    package let isCheck: Bool
  }

  /// What a turn mainly does.
  package enum Main: String, Hashable, Sendable {
    case question, reflection, input, other
  }

  /// The acts of all sentences, in order.
  package var acts: [ConversationAct] { sentences.flatMap(\.acts) }

  /// A question wants an answer and so outweighs all else, unless it only asks whether what was said is all right;
  /// then what most words are spent on. To affirm is to say something of them, as reflections do.
  package var main: Main {
    var words = (reflection: 0, input: 0)
    var checks = false
    for sentence in sentences {
      switch sentence.acts[0] {
      case .question:
        guard sentence.isCheck else { return .question }
        checks = true
      case .reflection: words.reflection += sentence.length
      case .affirmation: if sentence.length > 3 { words.reflection += sentence.length }
      case .information, .advice, .confrontation, .threat: words.input += sentence.length
      case .support, .courtesy: break
      }
    }
    if words.reflection == 0, words.input == 0 { return checks ? .question : .other }
    return words.reflection >= words.input ? .reflection : .input
  }

  /// Open where one of the questions is: guesses at an answer behind an open question leave it open.
  package var question: ConversationAct.Question? {
    var found: ConversationAct.Question?
    for act in acts {
      guard case .question(let kind) = act else { continue }
      if kind == .open { return kind }
      found = kind
    }
    return found
  }

  /// The deepest reflection.
  package var reflection: ConversationAct.Reflection? {
    var found: ConversationAct.Reflection?
    for act in acts {
      guard case .reflection(let kind) = act else { continue }
      if kind == .complex { return kind }
      found = kind
    }
    return found
  }

  /// How advice is given; permission counts for the whole turn.
  package var advice: ConversationAct.Advice? {
    var found: ConversationAct.Advice?
    for act in acts {
      guard case .advice(let kind) = act else { continue }
      if kind == .withPermission { return kind }
      found = kind
    }
    return found
  }
}

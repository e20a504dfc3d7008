// SPDX-License-Identifier: GPL-3.0-or-later

/// What somebody does with a sentence in a talk, in the terms of those who train interviewers.
package enum ConversationAct: Hashable, Sendable {
  case question(Question)
  /// Says back what the other person said or may mean.
  case reflection(Reflection)
  /// Values something the other person did or is.
  case affirmation
  /// Sides with them: help, sympathy, understanding.
  case support
  /// Facts, plans, or one's own view.
  case information
  case advice(Advice)
  /// Contradicts, blames or shames.
  case confrontation
  /// Announces what will be done to them.
  case threat
  /// Greets, thanks, or shows that one listens.
  case courtesy

  package enum Question: String, Hashable, Sendable {
    /// Leaves the answer to them.
    case open
    /// Can be answered by yes, no, or one fact.
    case closed
  }

  package enum Reflection: String, Hashable, Sendable {
    /// Repeats or rephrases.
    case simple
    /// Adds a feeling, a meaning, the other side.
    case complex
  }

  package enum Advice: String, Hashable, Sendable {
    /// Asked for, announced with a question, or left to their choice.
    case withPermission = "with-permission"
    case withoutPermission = "without-permission"
  }

  /// Whether it asks, or tells something that the other person did not say.
  var asksOrInforms: Bool {
    switch self {
    case .question, .information, .advice, .confrontation, .threat: true
    case .reflection, .affirmation, .support, .courtesy: false
    }
  }
}

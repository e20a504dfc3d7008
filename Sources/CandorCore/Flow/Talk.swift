// SPDX-License-Identifier: GPL-3.0-or-later

/// A conversation under way: its record, its type, and the road walked so far.
package struct Talk: Sendable {
  package let conversation: Conversation
  package let flow: Flow
  package let walk: FlowWalk

  init(conversation: Conversation, flow: Flow) {
    self.conversation = conversation
    self.flow = flow
    walk = flow.walk(conversation)
  }

  /// The question that is open: the one gone back to, else the first on the road without an answer; nil at the
  /// end, where only the yes to the preview is missing.
  package var question: Question? {
    (conversation.revisiting ?? walk.at).flatMap(flow.question)
  }

  /// What is known of the field that is open.
  var state: FieldState? {
    question.flatMap { conversation[$0.id] }
  }

  /// Whether the person may leave the open question without an answer.
  var mayBeSkipped: Bool {
    guard let question else { return false }
    var seen = Seen()
    for field in walk.passed where field != question.id {
      if let state = conversation[field] { seen.add(state) }
    }
    return question.optional.isOptional(seen)
  }

  /// The text that stands ready for editing: a draft, or the answer there was.
  package var prefill: String {
    guard let question else { return "" }
    if let draft = conversation.draft(question.id) { return draft }
    if case .commitments = question.type { return "" }
    return state?.answer?.text ?? ""
  }

  /// Whether the open question had an answer that no longer counts.
  var isStale: Bool {
    guard let question else { return false }
    return walk.at == question.id
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What earlier records say about the conversations and commitments that later ones only name.
///
/// An answer's event carries its conversation's id and nothing else; the record's header also says which
/// edition of which flow asked, and whose record it is.
struct Context: Sendable {
  /// What was known before, from a snapshot.
  private let base: Record?
  private var conversations: [ConversationID: Known] = [:]
  private var commitments: [CommitmentID: (conversation: ConversationID?, person: PersonID?)] = [:]

  struct Known: Sendable {
    /// `flow@version`.
    let flow: String
    let person: PersonID?
  }

  /// Goes on from `base`, which knows of every conversation and commitment so far.
  init(base: Record? = nil) {
    self.base = base
  }

  /// Takes in one event, in the order of the log.
  mutating func apply(_ event: Event) {
    switch event {
    case .started(let conversation, let opening):
      conversations[conversation] = Known(flow: opening.flow.text, person: opening.person)
    case .committed(let id, let commitment):
      commitments[id] = (commitment.conversation, commitment.person)
    case .personAdded, .personRenamed, .aliasAdded, .noted, .paused, .resumed, .completed, .abandoned,
      .answered, .skipped, .undone, .revisited, .privacyChanged, .drafted, .remarked, .kept,
      .commitmentMoved, .commitmentClosed, .exported, .forgotten, .redacted, .erased:
      break
    }
  }

  func person(in conversation: ConversationID) -> PersonID? {
    known(conversation)?.person
  }

  /// `flow@version#field`; without the first half where the conversation's start is not known.
  func reference(_ conversation: ConversationID?, _ field: Field?) -> String? {
    let flow = conversation.flatMap { known($0)?.flow }
    return switch (flow, field) {
    case (let flow?, let field?): "\(flow)#\(field)"
    case (let flow?, nil): flow
    case (nil, let field?): "#\(field)"
    case (nil, nil): nil
    }
  }

  func commitment(_ id: CommitmentID) -> (conversation: ConversationID?, person: PersonID?)? {
    if let known = commitments[id] { return known }
    return base?.commitment(id).map { ($0.made.conversation, $0.made.person) }
  }

  private func known(_ conversation: ConversationID) -> Known? {
    if let known = conversations[conversation] { return known }
    return base?.conversation(conversation).map {
      Known(flow: $0.opening.flow.text, person: $0.opening.person)
    }
  }
}

extension FlowReference {
  /// The form in a header; the digest stands in the body of the start.
  var text: String { "\(id)@\(version)" }
}

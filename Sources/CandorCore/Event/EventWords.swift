// SPDX-License-Identifier: GPL-3.0-or-later

extension Event {
  /// Every word in it that somebody typed or named something by, in order: what can mention a person.
  package var words: [String] {
    switch self {
    case .personAdded(_, let name), .personRenamed(_, let name): [name]
    case .aliasAdded(_, let alias): [alias]
    case .noted(_, let text, _, _): [text]
    case .started(_, let opening): [opening.flow.id]
    case .answered(_, let field, let answer): [field] + answer.words
    case .drafted(_, let field, let text): [field ?? "", text]
    case .remarked(_, let field, let said): [field, said.rule, said.quote]
    case .kept(_, let field, let reason): [field, reason ?? ""]
    case .committed(_, let commitment): [commitment.field ?? ""] + commitment.pledge.words
    case .commitmentClosed(_, .dropped(let why), _): [why]
    case .skipped(_, let field), .revisited(_, let field), .privacyChanged(_, let field, _): [field]
    case .exported(_, _, let path, _): [path]
    case .paused, .resumed, .completed, .abandoned, .undone, .commitmentMoved, .commitmentClosed, .forgotten,
      .redacted, .erased:
      []
    }
  }

  /// The person it names by id.
  package var person: PersonID? {
    switch self {
    case .personAdded(let id, _), .personRenamed(let id, _), .aliasAdded(let id, _), .noted(let id, _, _, _):
      id
    case .started(_, let opening): opening.person
    case .answered(_, _, let answer): if case .person(let id) = answer.value { id } else { nil }
    case .committed(_, let commitment): commitment.person
    case .exported(let id, _, _, _): id
    case .forgotten(let id, _): id
    case .paused, .resumed, .completed, .abandoned, .skipped, .undone, .revisited, .privacyChanged, .drafted,
      .remarked, .kept, .commitmentMoved, .commitmentClosed, .redacted, .erased:
      nil
    }
  }

  /// The conversation it belongs to.
  package var conversation: ConversationID? {
    switch self {
    case .started(let id, _), .paused(let id, _), .resumed(let id), .completed(let id, _), .abandoned(let id),
      .answered(let id, _, _), .skipped(let id, _), .undone(let id), .revisited(let id, _),
      .privacyChanged(let id, _, _), .remarked(let id, _, _), .kept(let id, _, _):
      id
    case .noted(_, _, _, let id), .drafted(let id, _, _): id
    case .committed(_, let commitment): commitment.conversation
    case .exported(_, let id, _, _): id
    case .erased(.answer(let id, _)): id
    case .personAdded, .personRenamed, .aliasAdded, .commitmentMoved, .commitmentClosed, .forgotten,
      .redacted,
      .erased:
      nil
    }
  }

  /// The commitment it is about.
  package var commitment: CommitmentID? {
    switch self {
    case .committed(let id, _), .commitmentMoved(let id, _, _), .commitmentClosed(let id, _, _): id
    case .personAdded, .personRenamed, .aliasAdded, .noted, .started, .paused, .resumed, .completed,
      .abandoned, .answered, .skipped, .undone, .revisited, .privacyChanged, .drafted, .remarked, .kept,
      .exported, .forgotten, .redacted, .erased:
      nil
    }
  }

  /// The field it is about.
  package var field: Field? {
    switch self {
    case .answered(_, let field, _), .skipped(_, let field), .revisited(_, let field),
      .privacyChanged(_, let field, _), .remarked(_, let field, _), .kept(_, let field, _):
      field
    case .drafted(_, let field, _): field
    case .committed(_, let commitment): commitment.field
    case .erased(.answer(_, let field)): field
    case .personAdded, .personRenamed, .aliasAdded, .noted, .started, .paused, .resumed, .completed,
      .abandoned, .undone, .commitmentMoved, .commitmentClosed, .exported, .forgotten, .redacted, .erased:
      nil
    }
  }
}

extension Answer {
  /// The words as typed, and those that they were taken apart into.
  fileprivate var words: [String] {
    switch value {
    case .text, .date, .person, .scale, .confirmed: [text]
    case .choice(let code): [text, code]
    case .commitments(let pledges, _): [text] + pledges.flatMap(\.words)
    }
  }
}

extension Pledge {
  fileprivate var words: [String] { [who ?? "", what] }
}

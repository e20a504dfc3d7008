// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// The one yes that a finished conversation asks for.
  func confirm(_ text: String, in talk: Talk, at moment: Moment) throws(Refusal) -> [Event] {
    guard text.trimmed.isEmpty || Self.yesOrNo(text) == true else {
      throw Refusal(
        .usage,
        "Not finished yet. Enter saves; /fix FIELD corrects; /pause keeps it for later.")
    }
    return complete(talk, at: moment)
  }

  /// Turns what was agreed into commitments and closes the conversation.
  ///
  /// After a correction only what is new is added, and what was taken out is dropped.
  func complete(_ talk: Talk, at moment: Moment) -> [Event] {
    let conversation = talk.conversation
    let changes = CommitmentChanges(record, conversation, fields: talk.walk.passed)
    var events: [Event] = []
    for (field, pledge) in changes.added {
      let commitment = Commitment(
        pledge: pledge, conversation: conversation.id, field: field, person: conversation.opening.person,
        day: moment.today)
      events.append(.committed(moment.id(events.count), commitment))
    }
    for gone in changes.gone {
      events.append(
        .commitmentClosed(gone.id, .dropped(why: "taken out in a correction"), day: moment.today))
    }
    return events + [.completed(conversation.id, day: moment.today)]
  }
}

/// What confirming a conversation changes about the commitments that came out of it before.
struct CommitmentChanges {
  private(set) var added: [(field: Field, pledge: Pledge)] = []
  /// Open ones whose line was taken out.
  private(set) var gone: [CommitmentState]

  init(_ record: Record, _ conversation: Conversation, fields: [Field]) {
    let made = record.commitments(of: conversation.id)
    var left = made
    for field in fields {
      for pledge in conversation[field]?.pledges ?? [] {
        if let index = left.firstIndex(where: { $0.made.pledge == pledge && $0.made.field == field }) {
          left.remove(at: index)
        } else {
          added.append((field, pledge))
        }
      }
    }
    gone = left.filter(\.isOpen)
  }
}

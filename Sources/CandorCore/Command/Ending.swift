// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// The one yes that a finished conversation asks for.
  func confirm(_ text: String, in talk: Talk, at moment: Moment) throws(Refusal) -> [Event] {
    guard text.trimmed.isEmpty || Self.yesOrNo(text) == true else {
      throw Refusal(
        .usage,
        "Not saved as finished yet. /fix FIELD changes an answer, /pause keeps it for later, Enter saves.")
    }
    return complete(talk, at: moment)
  }

  /// Turns what was agreed into commitments and closes the conversation.
  ///
  /// After a correction only what is new is added, and what was taken out is dropped.
  func complete(_ talk: Talk, at moment: Moment) -> [Event] {
    let conversation = talk.conversation
    var standing = record.commitments(of: conversation.id).filter(\.isOpen)
    let settled = record.commitments(of: conversation.id).filter { !$0.isOpen }.map(\.made.pledge)
    var events: [Event] = []
    for field in talk.walk.passed {
      for pledge in conversation[field]?.pledges ?? [] {
        if let index = standing.firstIndex(where: { $0.made.pledge == pledge && $0.made.field == field }) {
          standing.remove(at: index)
        } else if !settled.contains(pledge) {
          let commitment = Commitment(
            pledge: pledge, conversation: conversation.id, field: field, person: conversation.opening.person,
            day: moment.today)
          events.append(.committed(moment.id(events.count), commitment))
        }
      }
    }
    for gone in standing {
      events.append(.commitmentClosed(gone.id, .dropped(why: "taken out in a correction"), day: moment.today))
    }
    return events + [.completed(conversation.id, day: moment.today)]
  }
}

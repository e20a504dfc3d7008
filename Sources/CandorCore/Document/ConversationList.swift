// SPDX-License-Identifier: GPL-3.0-or-later

/// Conversations as lines or as JSON.
package struct ConversationList: Sendable {
  let record: Record
  package let chosen: [Conversation]

  /// - Parameters:
  ///   - record: what is known.
  ///   - person: a name; nil lists those with anybody.
  ///   - onlyUnfinished: leaves out what is completed or abandoned.
  /// - Throws: a name that is unknown (66) or ambiguous (64).
  package init(of record: Record, person: String?, onlyUnfinished: Bool) throws(Refusal) {
    self.record = record
    if person == nil, !onlyUnfinished {
      chosen = record.conversations
      return
    }
    var who: PersonID?
    if let person { who = try record.findPerson(person).id }
    chosen = record.conversations.filter { conversation in
      (who == nil || conversation.opening.person == who)
        && (!onlyUnfinished || conversation.status.isUnfinished)
    }
  }

  package var json: JSON {
    let items = chosen.map { conversation -> JSON in
      .object([
        .init("id", .number(conversation.number)), .init("flow", .string(conversation.opening.flow.id)),
        .init("person", .optional(record.name(of: conversation))),
        .init("status", .string(conversation.status.rawValue)),
        .init("started", .string(rfc3339(conversation.startedAt))),
        .init("updated", .string(rfc3339(conversation.updatedAt))),
      ])
    }
    return .object([.init("version", .number(1)), .init("conversations", .array(items))])
  }

  /// One line each: number, day, kind and person, status; all fit for a terminal.
  package var text: String {
    var text = ""
    text.reserveCapacity(chosen.count * 56)
    var names: [PersonID: String] = [:]
    for person in record.people { names[person.id] = terminalSafe(person.name, keepingNewlines: false) }
    // Many conversations begin on the same day, and a day takes longer to spell out than all else.
    var day: (value: Day, spoken: String)?
    for index in chosen.indices {
      let begun = chosen[index].opening.day
      let spoken = day.flatMap { $0.value == begun ? $0.spoken : nil } ?? begun.spoken
      day = (begun, spoken)
      text += String(chosen[index].number)
      text += "  "
      text += spoken
      text += "  "
      text += chosen[index].opening.flow.id
      if let name = chosen[index].opening.person.flatMap({ names[$0] }) {
        text += " with "
        text += name
      }
      text += ", "
      text += chosen[index].status.rawValue
      text += "\n"
    }
    // A conversation type's name comes from a file.
    return terminalSafe(text, keepingNewlines: true)
  }
}

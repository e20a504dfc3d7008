// SPDX-License-Identifier: GPL-3.0-or-later

// Changes that need no conversation type: what the one-line commands make.
extension Record {
  /// One line about somebody, who is added where nobody has that name yet.
  package func noting(_ text: String, on name: String, at moment: Moment) throws(Refusal) -> [Event] {
    guard !text.trimmed.isEmpty else {
      throw Refusal(.usage, "What should be noted? For instance: note Ana asked about training")
    }
    guard !name.trimmed.isEmpty else {
      throw Refusal(.usage, "Whom is it about? For instance: note Ana asked about training")
    }
    if let known = person(called: name) {
      return [.noted(known.id, text: text.trimmed, day: moment.today, conversation: nil)]
    }
    let id: PersonID = moment.id()
    return [
      .personAdded(id, name: name.trimmed),
      .noted(id, text: text.trimmed, day: moment.today, conversation: nil),
    ]
  }

  /// Closes a commitment as done, missed or dropped.
  package func closing(_ number: Int, _ ending: Commitment.Ending, at moment: Moment) throws(Refusal)
    -> [Event]
  {
    let commitment = try commitment(number: number)
    if commitment.ending == ending {
      throw Refusal(.usage, "Commitment \(number) is \(commitment.status) already; nothing changed.")
    }
    if case .dropped(let why) = ending, why.trimmed.isEmpty {
      throw Refusal(
        .usage, "Why is it dropped? For instance: drop \(number) --why \"the project was stopped\"")
    }
    return [.commitmentClosed(commitment.id, ending, day: moment.today)]
  }

  /// Gives a commitment another day; a closed one is open again.
  package func moving(_ number: Int, to text: String, at moment: Moment) throws(Refusal) -> [Event] {
    let commitment = try commitment(number: number)
    return [
      .commitmentMoved(commitment.id, due: try Session.day(text, today: moment.today), day: moment.today)
    ]
  }

  package func renaming(_ name: String, to other: String) throws(Refusal) -> [Event] {
    let person = try findPerson(name)
    try checkIsFree(other, for: person)
    return [.personRenamed(person.id, name: other.trimmed)]
  }

  package func aliasing(_ name: String, as alias: String) throws(Refusal) -> [Event] {
    let person = try findPerson(name)
    try checkIsFree(alias, for: person)
    return [.aliasAdded(person.id, alias: alias.trimmed)]
  }

  package func abandoning(_ number: Int) throws(Refusal) -> [Event] {
    let conversation = try outlined(number: number)
    guard conversation.status.isUnfinished else {
      throw Refusal(
        .usage, "Conversation \(number) is \(conversation.status.rawValue); there is nothing to abandon.")
    }
    return [.abandoned(conversation.id)]
  }

  private func checkIsFree(_ name: String, for person: Person) throws(Refusal) {
    guard !name.trimmed.isEmpty else { throw Refusal(.usage, "Please give a name.") }
    if let holder = self.person(called: name), holder.id != person.id {
      throw Refusal(
        .usage, "\(name.trimmed) is how \(holder.name) is called already. Please choose another name.")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said when the assistant opens, in at most ten lines: what is due, what is unfinished, what can be started.
package struct FirstScreen: Sendable {
  let record: Record
  let flows: [Flow]
  let today: Day

  package init(record: Record, flows: [Flow], today: Day) {
    self.record = record
    self.flows = flows
    self.today = today
  }

  /// Commitments that are overdue or due within a week: the places of the first three, and how many there are.
  ///
  /// In one pass, with nothing copied: there may be thousands, and somebody waits.
  private var due: (first: [Int], count: Int) {
    var first: [(day: Int, index: Int)] = []
    var count = 0
    for index in record.commitments.indices where record.commitments[index].isOpen {
      guard let day = record.commitments[index].due?.to.ordinal, day <= today.ordinal + 7 else { continue }
      count += 1
      if first.count == 3, day >= first[2].day { continue }
      let place = first.firstIndex { day < $0.day } ?? first.count
      first.insert((day, index), at: place)
      if first.count > 3 { first.removeLast() }
    }
    return (first.map(\.index), count)
  }

  /// The two unfinished conversations that were begun last, the latest first.
  private var latestUnfinished: [Conversation] {
    var found: [Conversation] = []
    for index in record.conversations.indices.reversed()
    where record.conversations[index].status.isUnfinished {
      found.append(record.conversations[index])
      if found.count == 2 { break }
    }
    return found
  }

  package var screen: Screen {
    var said: [Said] = []
    let due = due
    for commitment in due.first.map({ record.commitments[$0] }) {
      let name = commitment.made.person.flatMap(record.person)?.name
      let who = CommitmentList.owner(commitment.made.pledge, person: name)
      let when = CommitmentList.when(commitment, today: today)
      said.append(.line("\(commitment.number). \(who): \(commitment.made.pledge.what), \(when)"))
    }
    if due.count > due.first.count {
      let more = due.count - due.first.count
      said.append(.notice("\(more) more overdue or due within a week: `commitments`"))
    }
    for conversation in latestUnfinished {
      let with = record.name(of: conversation).map { " with \($0)" } ?? ""
      let day = conversation.opening.day.spoken
      said.append(
        .line(
          "Unfinished: \(conversation.opening.flow.id)\(with), begun \(day): `resume \(conversation.number)`")
      )
    }
    if record.conversations.isEmpty {
      said.append(.line("Welcome to candor. What you type stays on this computer."))
      said.append(.line("`demo` plays a conversation of invented people."))
    }
    let kinds = flows.map(\.reference.id).filter { $0 != "feedback" }.joined(separator: ", ")
    said.append(.line("`start feedback Ana` begins one; or start \(kinds)."))
    said.append(.line("Or say it in your own words. `help` lists the rest; Ctrl-D leaves."))
    return Screen(said)
  }
}

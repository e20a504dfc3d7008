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

  package var screen: Screen {
    var said: [Said] = []
    let due = record.commitments.filter { commitment in
      commitment.isOpen && commitment.due.map { $0.to.ordinal <= today.ordinal + 7 } ?? false
    }.sorted { ($0.due?.to.ordinal ?? 0, $0.number) < ($1.due?.to.ordinal ?? 0, $1.number) }
    for commitment in due.prefix(3) {
      let name = commitment.made.person.flatMap(record.person)?.name
      let who = CommitmentList.owner(commitment.made.pledge, person: name)
      let when = CommitmentList.when(commitment, today: today)
      said.append(.line("\(commitment.number). \(who): \(commitment.made.pledge.what), \(when)"))
    }
    if due.count > 3 {
      said.append(.notice("\(due.count - 3) more overdue or due within a week: `commitments`"))
    }
    let unfinished = record.conversations.filter(\.status.isUnfinished)
    for conversation in unfinished.suffix(2).reversed() {
      let with = record.name(of: conversation).map { " with \($0)" } ?? ""
      let day = conversation.opening.day.spoken
      said.append(
        .line(
          "Unfinished: \(conversation.opening.flow.id)\(with), begun \(day): `resume \(conversation.number)`")
      )
    }
    if record.conversations.isEmpty {
      said.append(.line("Welcome to candor. What you type stays on this computer."))
    }
    let kinds = flows.map(\.reference.id).filter { $0 != "feedback" }.joined(separator: ", ")
    said.append(.line("`start feedback Ana` begins one; or start \(kinds)."))
    said.append(.line("Or say it in your own words. `help` lists the rest; Ctrl-D leaves."))
    return Screen(said)
  }
}

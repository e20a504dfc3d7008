// SPDX-License-Identifier: GPL-3.0-or-later

/// One page to read before meeting somebody: what is owed on both sides, what was said last, what was noted.
package struct PrepPage: Sendable {
  let record: Record
  let person: Person
  let today: Day

  /// - Throws: the answers of the last talk were not read yet (`Refusal.unread`).
  package init(record: Record, person: Person, today: Day) throws(Refusal) {
    self.record = record
    self.person = person
    self.today = today
    if let last, !last.isLoaded { throw Refusal(unread: last) }
  }

  /// The last finished conversation with them.
  private var last: Conversation? {
    record.conversations.last { $0.opening.person == person.id && $0.status == .completed }
  }

  package var markdown: String {
    var blocks = ["# Before you meet \(Markdown.paragraph(person.name))", today.spoken]
    let open = record.commitments.filter { $0.isOpen && $0.made.person == person.id }
    blocks += section("You promised", open.filter { $0.made.pledge.owner == .me }.map { commitment($0) })
    blocks += section(
      "\(person.name) promised", open.filter { $0.made.pledge.owner == .them }.map { commitment($0) })
    blocks += section(
      "Others promised", open.filter { $0.made.pledge.owner == .other }.map { commitment($0, names: true) })
    if let last {
      let day = last.completedOn ?? last.opening.day
      blocks.append("## Last time: \(last.opening.flow.id), \(DaySpan(day, day).spoken(from: today))")
      blocks += ["their-view", "summary", "agreed", "progress"].compactMap { field in
        last.answer(field).map { Markdown.paragraph($0.text.asSentence) }
      }
      blocks.append("`candor show \(last.number)` prints all of it.")
    }
    let since =
      conversations.last { $0.status == .completed && $0.opening.flow.id == "check-in" }?.startedAt ?? .min
    let notes = person.notes.filter { $0.at >= since }
    blocks += section(
      "Noted since the last check-in", notes.map { "\($0.day.spoken): \(Markdown.paragraph($0.text))" })
    let unfinished = conversations.filter(\.status.isUnfinished)
    blocks += section(
      "Unfinished",
      unfinished.map { "\($0.opening.flow.id), begun \($0.opening.day.spoken): `candor resume \($0.number)`" }
    )
    if blocks.count == 2 { blocks.append("Nothing is open, noted or promised.") }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var conversations: [Conversation] {
    record.conversations.filter { $0.opening.person == person.id }
  }

  private func commitment(_ state: CommitmentState, names: Bool = false) -> String {
    let who = names ? (state.made.pledge.who.map { "\(Markdown.paragraph($0)): " } ?? "") : ""
    return
      "\(state.number). \(who)\(Markdown.paragraph(state.made.pledge.what)), \(CommitmentList.when(state, today: today))"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["## \(Markdown.paragraph(title))", lines.map { "- \($0)" }.joined(separator: "\n")]
  }
}

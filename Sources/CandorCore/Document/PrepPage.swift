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

  package var markdown: String { Markdown.text(of: page) }

  /// The same page for a browser and for paper.
  package var html: String { HTML.text(of: page) }

  private var page: Page {
    let open = record.commitments.filter { $0.isOpen && $0.made.person == person.id }
    func promised(by owner: Owner) -> [[Page.Wording]] {
      open.filter { $0.made.pledge.owner == owner }.map { commitment($0, names: owner == .other) }
    }
    var blocks = section([.own("You promised")], promised(by: .me))
    blocks += section([.words("\(person.name) promised")], promised(by: .them))
    blocks += section([.own("Others promised")], promised(by: .other))
    if let last {
      let day = last.completedOn ?? last.opening.day
      blocks.append(
        .heading([.own("Last time: \(last.opening.flow.id), \(DaySpan(day, day).spoken(from: today))")]))
      blocks += ["their-view", "summary", "agreed", "progress"].compactMap { field in
        last.answer(field).map { .paragraph([.words($0.text.asSentence)]) }
      }
      blocks.append(.paragraph([.command("candor show \(last.number)"), .own(" prints all of it.")]))
    }
    let since =
      conversations.last { $0.status == .completed && $0.opening.flow.id == "check-in" }?.startedAt ?? .min
    let notes = person.notes.filter { $0.at >= since }
    blocks += section(
      [.own("Noted since the last check-in")],
      notes.map { [.own("\($0.day.spoken): "), .words($0.text)] })
    let unfinished = conversations.filter(\.status.isUnfinished)
    blocks += section(
      [.own("Unfinished")],
      unfinished.map { talk in
        [
          .own("\(talk.opening.flow.id), begun \(talk.opening.day.spoken): "),
          .command("candor resume \(talk.number)"),
        ]
      })
    if blocks.isEmpty { blocks.append(.paragraph([.own("Nothing is open, noted or promised.")])) }
    return Page(
      title: [.own("Before you meet "), .words(person.name)], dateline: [.own(today.spoken)], blocks: blocks)
  }

  private var conversations: [Conversation] {
    record.conversations.filter { $0.opening.person == person.id }
  }

  private func commitment(_ state: CommitmentState, names: Bool) -> [Page.Wording] {
    let pledge = state.made.pledge
    let who: [Page.Wording] = names ? pledge.who.map { [.words($0), .own(": ")] } ?? [] : []
    return [.own("\(state.number). ")] + who
      + [.words(pledge.what), .own(", \(CommitmentList.when(state, today: today))")]
  }

  private func section(_ title: [Page.Wording], _ lines: [[Page.Wording]]) -> [Page.Block] {
    lines.isEmpty ? [] : [.heading(title), .list(lines)]
  }
}

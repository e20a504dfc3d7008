// SPDX-License-Identifier: GPL-3.0-or-later

/// Everybody in the log, with what is open between you.
package struct PeopleTable: Sendable {
  let record: Record
  let today: Day

  package init(record: Record, today: Day) {
    self.record = record
    self.today = today
  }

  package var isEmpty: Bool { record.people.isEmpty }

  package var lines: [String] {
    record.people.map { person in
      let others = person.aliases.isEmpty ? "" : " (also \(person.aliases.joined(separator: ", ")))"
      let open = openCommitments(person)
      let promises = open == 0 ? "" : ", \(open) open commitment\(open == 1 ? "" : "s")"
      return
        "\(person.name)\(others)\(last(person).map { ", last talked \($0.spoken(from: today))" } ?? "")\(promises)"
    }
  }

  package var json: JSON {
    let people = record.people.map { person -> JSON in
      .object([
        .init("name", .string(person.name)), .init("aliases", .array(person.aliases.map(JSON.string))),
        .init("lastConversation", .optional(last(person)?.from.iso)),
        .init("openCommitments", .number(openCommitments(person))),
      ])
    }
    return .object([.init("version", .number(1)), .init("people", .array(people))])
  }

  private func last(_ person: Person) -> DaySpan? {
    record.conversations.last { $0.opening.person == person.id && $0.status == .completed }?.completedOn
      .map { DaySpan($0, $0) }
  }

  private func openCommitments(_ person: Person) -> Int {
    record.commitments.count { $0.isOpen && $0.made.person == person.id }
  }
}

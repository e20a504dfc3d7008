// SPDX-License-Identifier: GPL-3.0-or-later

/// Commitments as a table or as JSON, chosen by owner and day.
package struct CommitmentList: Sendable {
  let record: Record
  package let chosen: [CommitmentState]

  /// Which commitments to list.
  package struct Filter: Sendable {
    /// me, them, or a name.
    package var owner: String?
    package var dueBy: Day?
    package var onlyOverdue = false
    /// Whether those that were done, missed or dropped are listed too.
    package var includesClosed = false

    package init(
      owner: String? = nil, dueBy: Day? = nil, onlyOverdue: Bool = false, includesClosed: Bool = false
    ) {
      self.owner = owner
      self.dueBy = dueBy
      self.onlyOverdue = onlyOverdue
      self.includesClosed = includesClosed
    }
  }

  /// - Throws: a name that is unknown (66) or ambiguous (64).
  package init(of record: Record, filter: Filter = Filter(), today: Day) throws(Refusal) {
    self.record = record
    let owner = try Self.ownerTest(filter.owner, in: record)
    var chosen: [CommitmentState] = []
    for commitment in record.commitments where owner(commitment) {
      if !commitment.isOpen && !filter.includesClosed { continue }
      if filter.onlyOverdue && !commitment.isOverdue(on: today) { continue }
      if let last = filter.dueBy, commitment.due.map({ $0.to > last }) ?? true { continue }
      chosen.append(commitment)
    }
    self.chosen = chosen
  }

  package var json: JSON {
    .object([
      .init("version", .number(1)),
      .init("commitments", .array(chosen.map { Self.json($0, in: record) })),
    ])
  }

  /// One line each: number, who, what, when, with whom.
  package func lines(today: Day) -> [String] {
    chosen.map { commitment in
      let name = commitment.made.person.flatMap(record.person)?.name
      let who = Self.owner(commitment.made.pledge, person: name)
      var line =
        "\(commitment.number)  \(who): \(commitment.made.pledge.what), \(Self.when(commitment, today: today))"
      if let name, name != who { line += "  (with \(name))" }
      return line
    }
  }

  /// Who owes it, as a table names them.
  package static func owner(_ pledge: Pledge, person: String?) -> String {
    switch pledge.owner {
    case .me: "me"
    case .them: person ?? pledge.who ?? "them"
    case .other: pledge.who ?? "nobody named"
    }
  }

  static func when(_ commitment: CommitmentState, today: Day) -> String {
    let due = commitment.due.map { $0.spoken(from: today) } ?? "no day"
    switch commitment.ending {
    case nil: return commitment.isOverdue(on: today) ? "\(due), overdue" : due
    case .done, .missed: return "\(due), \(commitment.status)"
    case .dropped(let why): return "\(due), dropped: \(why)"
    }
  }

  static func json(_ commitment: CommitmentState, in record: Record) -> JSON {
    let name = commitment.made.person.flatMap(record.person)?.name
    let number = commitment.made.conversation.flatMap(record.conversation)?.number
    return .object([
      .init("number", .number(commitment.number)),
      .init("who", .string(owner(commitment.made.pledge, person: name))),
      .init("owner", .string(commitment.made.pledge.owner.rawValue)),
      .init("what", .string(commitment.made.pledge.what)), .init("due", commitment.due?.json ?? .null),
      .init("status", .string(commitment.status)), .init("moves", .number(commitment.moves)),
      .init("person", .optional(name)), .init("conversation", number.map(JSON.number) ?? .null),
    ])
  }

  private static func ownerTest(
    _ owner: String?, in record: Record
  ) throws(Refusal) -> (CommitmentState) -> Bool {
    guard let owner else { return { _ in true } }
    switch owner.lowercased() {
    case "me": return { $0.made.pledge.owner == .me }
    case "them": return { $0.made.pledge.owner == .them }
    default:
      let others = record.commitments.contains {
        $0.made.pledge.owner == .other && $0.made.pledge.who?.lowercased() == owner.lowercased()
      }
      let person = others ? record.person(called: owner) : try record.findPerson(owner)
      return { commitment in
        let pledge = commitment.made.pledge
        return pledge.owner == .them && person != nil && commitment.made.person == person?.id
          || pledge.owner == .other && pledge.who?.lowercased() == owner.lowercased()
      }
    }
  }
}

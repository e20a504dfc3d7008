// SPDX-License-Identifier: GPL-3.0-or-later

/// What was understood from a page of minutes: as a numbered list or as JSON.
package struct MinutesList: Sendable {
  private let record: Record
  private let pledges: [MinutesPledge]
  private let leftOut: [MinutesItem]

  /// `name` is whom the page is with, on the record already or not.
  package init(_ page: MinutesPage, in record: Record, with name: String?) {
    self.record = record
    let person = name.flatMap { record.person(called: $0) }
    pledges = record.pledges(page.items, with: person?.id)
    leftOut = page.leftOut
  }

  package func said(today: Day) -> [Said] {
    var said: [Said] = []
    for (index, made) in pledges.enumerated() {
      let when = made.pledge.due.map { $0.spoken(from: today) } ?? "no day named"
      said.append(.line("\(index + 1). \(who(made)): \(made.pledge.what), \(when)"))
      let open =
        made.item.unclear.compactMap(\.words) + (made.item.condition.map { ["it hangs on “\($0)”"] } ?? [])
      if !open.isEmpty { said.append(.line("   line \(made.item.line): \(open.joined(separator: "; "))")) }
    }
    if !leftOut.isEmpty {
      said.append(.notice("Left out, since nobody took them on or nothing is to be done:"))
      said += leftOut.map { item in
        .line("   line \(item.line): \(item.what.isEmpty ? item.who ?? "" : item.what)")
      }
    }
    return said
  }

  /// With the numbers under which they were kept, in order.
  package func json(numbers: [Int] = []) -> JSON {
    .object([
      .init("version", .number(1)), .init("kept", .bool(!numbers.isEmpty)),
      .init(
        "commitments",
        .array(
          pledges.enumerated().map { index, made in
            let number = numbers.indices.contains(index) ? JSON.number(numbers[index]) : .null
            return .object(
              [
                .init("number", number),
                .init("who", .optional(made.pledge.owner == .other ? made.pledge.who : who(made))),
              ]
                + fields(made.item, owner: made.pledge.owner)
                + [.init("person", .optional(made.person.flatMap(record.name)))])
          })),
      .init(
        "leftOut",
        .array(leftOut.map { .object([.init("who", .optional($0.who))] + fields($0, owner: .other)) })),
    ])
  }

  private func fields(_ item: MinutesItem, owner: Owner) -> [JSON.Field] {
    [
      .init("owner", .string(owner.rawValue)), .init("what", .string(item.what)),
      .init("due", item.due?.json ?? .null),
      .init("condition", .optional(item.condition)),
      .init("unclear", .array(item.unclear.map { .string($0.rawValue) })), .init("line", .number(item.line)),
    ]
  }

  private func who(_ made: MinutesPledge) -> String {
    CommitmentList.owner(made.pledge, person: made.person.flatMap(record.name))
  }
}

extension MinutesItem.Unclear {
  /// What is said of it; nil where the line with who and when says so already.
  fileprivate var words: String? {
    switch self {
    case .noOwner, .noDay: nil
    case .anybody: "somebody is asked for, and nobody took it"
    case .everybody: "it is everybody's, and so may be nobody's"
    case .noAction: "what is to be done is not said"
    case .vagueDay: "the day is vague"
    case .eventDay: "the day is that of an event"
    case .severalDays: "the day can be read in several ways"
    case .tentative: "it is hoped or tried, not promised"
    case .suggestion: "it is only suggested"
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to choose from, from one kind of thing each.

extension Record {
  /// Everybody, by all their names.
  package var candidatesForPeople: [Completion.Candidate] {
    people
      .flatMap { person in
        [Completion.Candidate(person.name)] + person.aliases.map { .init($0, note: person.name) }
      }
      .sorted { ($0.text.lowercased(), $0.text) < ($1.text.lowercased(), $1.text) }
  }

  /// Conversations by number, the latest first.
  package func candidatesForConversations(onlyUnfinished: Bool = false) -> [Completion.Candidate] {
    conversations.reversed().filter { !onlyUnfinished || $0.status.isUnfinished }.map { conversation in
      let with = name(of: conversation).map { " with \($0)" } ?? ""
      let opening = conversation.opening
      return .init(
        "\(conversation.number)",
        note: "\(opening.flow.id)\(with), \(opening.day.spoken), \(conversation.status.rawValue)")
    }
  }

  /// Open commitments by number.
  package var candidatesForCommitments: [Completion.Candidate] {
    commitments.filter(\.isOpen).map { commitment in
      let name = commitment.made.person.flatMap(name(of:))
      let who = CommitmentList.owner(commitment.made.pledge, person: name)
      return .init("\(commitment.number)", note: "\(who): \(commitment.made.pledge.what)")
    }
  }

  /// The fields that the conversation of this number has; none where there is no such conversation.
  package func candidatesForFields(of number: String, _ flows: [Flow]) -> [Completion.Candidate] {
    guard let number = Int(number), let conversation = try? outlined(number: number) else { return [] }
    let flow = flows.first { $0.reference.id == conversation.opening.flow.id }
    return flow.map { $0.questions.map(\.candidate) } ?? []
  }
}

extension Flow {
  package var candidate: Completion.Candidate {
    .init(reference.id, note: title.lowercased() == reference.id ? nil : title)
  }
}

extension Question {
  /// By its name on disk; the one that people see stands beside it where it is another.
  var candidate: Completion.Candidate { .init(id, note: label.lowercased() == id ? nil : label) }
}

/// Days as people often write them; `DateReader` reads each of them on every day.
package enum CommonDays {
  /// What is offered before anything is typed.
  package static let first = [
    "today", "tomorrow", "friday", "next monday", "next friday", "in a week", "in two weeks", "in a month",
    "end of the week", "end of the month", "end of the quarter", "end of the year",
  ]
  static let more =
    ["monday", "tuesday", "wednesday", "thursday", "saturday", "sunday"]
    + ["tuesday", "wednesday", "thursday", "saturday", "sunday"].map { "next \($0)" }
    + ["next week", "next month", "next quarter", "next year"]
    + ["three", "four", "six", "eight"].map { "in \($0) weeks" }
    + ["two", "three", "six"].map { "in \($0) months" }
    + ["in two days", "in three days", "in a year", "in half a year"]
    + ["end of next week", "end of next month", "end of next quarter"]
    + ["Q1", "Q2", "Q3", "Q4"].map { "end of \($0)" }
    + ["the day after tomorrow", "before Christmas"]

  /// What may be typed for a day, each with the day that it means.
  static func candidates(for typed: some StringProtocol, today: Day) -> [Completion.Candidate] {
    let reader = DateReader(today: today)
    return (typed.isEmpty ? first : first + more).compactMap { phrase in
      guard case .span(let span) = reader.read(phrase) else { return nil }
      return .init(phrase, note: span.to.spoken)
    }
  }

  /// "by" and the like before a day, with the space behind it, that stays as it is.
  static func lead(of typed: Substring) -> Substring {
    let word = typed.prefix { !$0.isWhitespace }
    guard leads.contains(word.lowercased()), word.endIndex < typed.endIndex else { return typed.prefix(0) }
    return typed[..<(typed[word.endIndex...].firstIndex { !$0.isWhitespace } ?? typed.endIndex)]
  }

  private static let leads: Set = ["by", "on", "until", "before"]

  /// The end of the last "by" or the like in a line of a list, behind which a day is being typed.
  static func beginning(in line: Substring) -> Substring.Index? {
    var found: Substring.Index?
    var words = line[...]
    while let start = words.firstIndex(where: { !$0.isWhitespace }) {
      let lead = lead(of: words[start...])
      if !lead.isEmpty { found = lead.endIndex }
      words = words[start...].drop { !$0.isWhitespace }
    }
    return found
  }
}

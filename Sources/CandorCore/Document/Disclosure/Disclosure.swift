// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything held on one person in plain words, for handing over to them on request.
///
/// Every record of theirs appears exactly once, with its number, its device and its moment; what was superseded,
/// taken back, private or never sent is there and is marked so.
package struct Disclosure: Sendable {
  let person: Person
  let record: Record
  let holdings: Holdings
  let options: Options
  let standing: AnswerStanding
  /// The devices whose records are listed, in the order of their first one.
  let devices: [String]

  /// What a disclosure says besides the records.
  package struct Options: Sendable {
    /// When it is made, in milliseconds since 1970.
    package let moment: Int64
    /// False where the log is damaged and what stands behind the damage could not be read.
    package let isComplete: Bool
    /// Whether the words of the records elsewhere are printed too: they hold what others said.
    package let showsElsewhere: Bool

    package init(moment: Int64, isComplete: Bool = true, showsElsewhere: Bool = false) {
      self.moment = moment
      self.isComplete = isComplete
      self.showsElsewhere = showsElsewhere
    }
  }

  package init(of person: Person, in record: Record, holdings: Holdings, options: Options) {
    self.person = person
    self.record = record
    self.holdings = holdings
    self.options = options
    standing = AnswerStanding(holdings.own)
    var devices: [String] = []
    for recorded in holdings.own + holdings.elsewhere where !devices.contains(recorded.device) {
      devices.append(recorded.device)
    }
    self.devices = devices
  }

  /// One heading with the records that belong under it.
  struct Section {
    let title: String
    var lines: [Line] = []
  }

  /// One record in words.
  struct Line {
    let recorded: Recorded
    let text: String
  }

  /// The person's own records: every one of them, under one heading each.
  var sections: [Section] {
    var names = Section(title: "Names")
    var notes = Section(title: "Notes")
    var talks: [(id: ConversationID, section: Section)] = []
    var promises = Section(title: "Commitments")
    var files = Section(title: "Files that were written")
    var others = Section(title: "Other records")
    for (index, recorded) in holdings.own.enumerated() {
      let line = Line(recorded: recorded, text: words(of: recorded, at: index))
      switch Heading(of: recorded) {
      case .names: names.lines.append(line)
      case .notes: notes.lines.append(line)
      case .commitments: promises.lines.append(line)
      case .files: files.lines.append(line)
      case .others: others.lines.append(line)
      case .conversation(let id):
        let place = talks.firstIndex { $0.id == id } ?? talks.count
        if place == talks.count { talks.append((id, Section(title: title(of: id)))) }
        talks[place].section.lines.append(line)
      }
    }
    return ([names, notes] + talks.map(\.section) + [promises, files, others]).filter { !$0.lines.isEmpty }
  }

  /// The records of others that mention the person: where they stand, and their words only on request.
  var elsewhere: Section {
    Section(
      title: "Elsewhere",
      lines: holdings.elsewhere.map { recorded in
        let noun = recorded.noun.prefix(1).uppercased() + recorded.noun.dropFirst()
        let text = options.showsElsewhere ? ": \(plainWords(of: recorded))" : "."
        return Line(recorded: recorded, text: noun + text)
      })
  }

  /// What stands above the records.
  var introduction: [String] {
    var lines = [
      "Made on \(moment(options.moment)) UTC from a log of \(counted(holdings.looked, "record")): "
        + "\(holdings.own.count) on \(person.name), \(holdings.elsewhere.count) elsewhere that mention the name.",
      "Each line begins with the moment (UTC) and the number of the record\(deviceKey).",
      "Answers stand here as they were given. Where one was corrected, both are here, and the earlier one says so.",
    ]
    if !options.isComplete {
      lines.insert("Not complete: the log is damaged, and this is what stands before the damage.", at: 0)
    }
    return lines
  }

  /// Which device a number is of.
  private var deviceKey: String {
    switch devices.count {
    case 0: ""
    case 1: " on the device \(devices[0])"
    default:
      ", after the device's: "
        + devices.enumerated().map { "\($0 + 1) is \($1)" }.joined(separator: ", ")
    }
  }

  /// `[17]`, or `[2:17]` where several devices wrote.
  func reference(_ recorded: Recorded) -> String {
    guard devices.count > 1 else { return "[\(recorded.number)]" }
    return "[\((devices.firstIndex(of: recorded.device) ?? 0) + 1):\(recorded.number)]"
  }

  /// `2026-11-21 09:00:00`.
  func moment(_ milliseconds: Int64) -> String {
    let text = rfc3339(milliseconds)
    return "\(text.prefix { $0 != "T" }) \(text.drop { $0 != "T" }.dropFirst().prefix { $0 != "." })"
  }

  private func title(of id: ConversationID) -> String {
    guard let conversation = record.conversation(id) else { return "Conversation \(id)" }
    let opening = conversation.opening
    return
      "Conversation \(conversation.number): \(opening.flow.id), begun \(opening.day.spoken), \(conversation.status.rawValue)"
  }
}

/// Under which heading a record stands.
private enum Heading {
  case names, notes, commitments, files, others
  case conversation(ConversationID)

  init(of recorded: Recorded) {
    switch recorded.event {
    case nil: self = .others
    case .personAdded, .personRenamed, .aliasAdded: self = .names
    case .noted: self = .notes
    case .committed, .commitmentMoved, .commitmentClosed: self = .commitments
    case .started(let id, _), .paused(let id, _), .resumed(let id), .completed(let id, _), .abandoned(let id),
      .answered(let id, _, _), .skipped(let id, _), .undone(let id), .revisited(let id, _),
      .privacyChanged(let id, _, _), .remarked(let id, _, _), .kept(let id, _, _):
      self = .conversation(id)
    case .erased(.answer(let id, _)): self = .conversation(id)
    case .drafted(let id, _, _): self = id.map { .conversation($0) } ?? .others
    case .exported: self = .files
    case .forgotten, .redacted, .erased: self = .others
    }
  }
}

func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

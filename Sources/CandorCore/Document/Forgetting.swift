// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said before and after somebody is forgotten: what goes, and what forgetting does not reach.
package struct Forgetting: Sendable {
  private let name: String
  private let records: Int
  private let conversations: Int
  private let commitments: Int
  private let files: [String]
  private let mentions: [(device: String, number: Int)]
  private let devices: Set<String>

  package init(of person: Person, holdings: Holdings) {
    name = person.name
    records = holdings.own.count
    conversations = holdings.count { if case .started = $0 { true } else { false } }
    commitments = holdings.count { if case .committed = $0 { true } else { false } }
    var files: [String] = []
    for recorded in holdings.own {
      if case .exported(_, _, let path, _) = recorded.event, !files.contains(path) { files.append(path) }
    }
    self.files = files
    mentions = holdings.elsewhere.filter(\.isRedactable).map { ($0.device, $0.number) }
    devices = Set((holdings.own + holdings.elsewhere).map(\.device))
  }

  /// What is about to happen.
  package var before: [Said] {
    [
      .line(
        "Everything on \(name) goes: \(counted(records, "record")), \(counted(conversations, "conversation")), "
          + "\(counted(commitments, "commitment"))."),
      .line("`candor disclose` prints all of it, should they want it first. Nothing brings it back."),
    ]
  }

  /// What happened, and what is left to do by hand.
  package var after: [Said] {
    var said: [Said] = [.line("Forgotten: \(counted(records, "record")) of \(name), and the key to them.")]
    if !files.isEmpty {
      said.append(.line("These files were written and are still yours to delete:"))
      said += files.map { .line("  \($0)") }
    }
    if !mentions.isEmpty {
      said.append(.line("Records of others that mention the name; each of these removes the words of one:"))
      said += mentions.map { place in
        .line("  candor redact \(place.number)\(devices.count > 1 ? " --device \(place.device)" : "")")
      }
    }
    said.append(
      .line(
        "Not reached: copies of the folder that you made, what you printed or sent, and what a disk keeps of deleted files."
      ))
    return said
  }
}

extension Holdings {
  fileprivate func count(where isMeant: (Event) -> Bool) -> Int {
    own.count { $0.event.map(isMeant) ?? false }
  }
}

extension Recorded {
  /// Whether its words can be taken out alone: what is built on it stays whole without them.
  package var isRedactable: Bool {
    switch event {
    case .personRenamed, .aliasAdded, .noted, .answered, .drafted, .remarked, .kept, .committed, .exported:
      true
    case .personAdded, .started, .paused, .resumed, .completed, .abandoned, .skipped, .undone, .revisited,
      .privacyChanged, .commitmentMoved, .commitmentClosed, .forgotten, .redacted, .erased, nil:
      false
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of actions: which column says what, who, by when and how it stands.
struct MinutesTable {
  private var what: Int?
  private var who: Int?
  private var due: Int?
  private var state: Int?

  init(header: Substring) {
    for (index, cell) in Self.cells(of: header).enumerated() {
      let words = PledgeWord.words(of: cell.prefix(60)).map(\.lower)
      if what == nil, words.contains(where: Self.whats.contains) {
        what = index
      } else if who == nil, words.contains(where: Self.whos.contains) {
        who = index
      } else if due == nil, words.contains(where: Self.dues.contains) {
        due = index
      } else if state == nil, words.contains("status") || words.contains("state") {
        state = index
      }
    }
  }

  /// Nothing where it is no table of actions, or the row says that it is done.
  func items(in row: Substring, number: Int, _ reader: MinutesReader) -> [MinutesItem] {
    let cells = Self.cells(of: row)
    func cell(_ index: Int?) -> Substring? {
      index.flatMap { cells.indices.contains($0) ? cells[$0].trimmedEnds : nil }
    }
    guard let what = cell(what), who != nil, what.contains(where: \.isLetter) else { return [] }
    if let state = cell(state)?.lowercased(), Self.ends.contains(where: state.contains) { return [] }
    var setting = MinutesReader.Setting(number: number, isListed: true)
    if let named = cell(who) {
      let words = PledgeWord.words(of: named.prefix(200))[...]
      if let kind = reader.parties.kind(of: words, trusting: true), kind != .anybody {
        setting.who = PledgeWords.tidy(String(named))
      }
    }
    var items = reader.items(in: MinutesLine(what), as: setting)
    guard let due = cell(due), let first = items.indices.first, items[first].due == nil else { return items }
    switch DateReader(today: reader.today).read(String(due)) {
    case .span(let days): items[first].setDue(.day(days, nil, isMarked: true))
    case .ambiguous(let days): items[first].setDue(.several(phrase: String(due), days))
    case .impossible, .unreadable: break
    }
    return items
  }

  private static func cells(of row: Substring) -> [Substring] {
    var row = row.trimmedEnds.drop { $0 == "|" }
    if row.last == "|" { row.removeLast() }
    return row.split(separator: "|", omittingEmptySubsequences: false)
  }

  private static let whats: Set<String> = [
    "action", "actions", "task", "tasks", "what", "item", "description", "todo", "to-do", "deliverable",
    "commitment", "step",
  ]
  private static let whos: Set<String> = [
    "owner", "owners", "who", "assignee", "assigned", "responsible", "person", "whom", "lead", "name", "dri",
  ]
  private static let dues: Set<String> = ["due", "when", "deadline", "date", "by", "eta", "target"]
  private static let ends = ["done", "complete", "closed", "finished", "cancel", "dropped", "✅", "✔", "✓"]
}

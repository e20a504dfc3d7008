// SPDX-License-Identifier: GPL-3.0-or-later

/// What was understood from a page of minutes, line by line.
package struct MinutesPage: Sendable {
  /// What somebody is to do, or what is to be done and is nobody's yet.
  package private(set) var items: [MinutesItem] = []
  /// What was only suggested, and lines that name somebody and nothing to do.
  package private(set) var leftOut: [MinutesItem] = []

  private let reader: MinutesReader
  private var section = Section.plain
  private var table: MinutesTable?
  private var isInCode = false
  /// How far the last bullet of a list of actions was set in, and whether it only names somebody.
  private var parent: (indent: Int, who: String?)?
  private var hasBullets = false

  private enum Section {
    case plain
    case actions(who: String?)
    /// Who was there, what was planned, what was done.
    case skipped
  }

  /// Time grows with the length of the page, however long its lines are.
  package init(_ text: String, reader: MinutesReader) {
    self.reader = reader
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() { take(line, number: index + 1) }
  }

  private mutating func take(_ written: Substring, number: Int) {
    if written.hasPrefix("```") || written.hasPrefix("~~~") { isInCode.toggle() }
    guard !isInCode else { return }
    let line = MinutesLine(written)
    guard !line.text.isEmpty else {
      table = nil
      return
    }
    if line.text.first == "|" {
      takeRow(line.text, number: number)
      return
    }
    table = nil
    if takeTitle(line, written) { return }
    switch section {
    case .skipped: return
    case .plain: keep(reader.items(in: line, as: .init(number: number)))
    case .actions(let who): takeAction(line, number: number, who: who)
    }
  }

  private mutating func takeAction(_ line: MinutesLine, number: Int, who: String?) {
    hasBullets = hasBullets || line.hasBullet || line.hasBox
    var setting = MinutesReader.Setting(
      number: number, isListed: line.hasBullet || line.hasBox || !hasBullets, who: who)
    if let parent, line.indent > parent.indent {
      // What is set in below a task tells more of it; below a name it is that person's.
      setting.isListed = line.hasBox || parent.who != nil
      setting.who = parent.who ?? who
    } else {
      let words = PledgeWord.words(of: line.text.prefix(120))
      let isName = line.hasBullet && reader.parties.kind(of: words[...]) == .named
      parent = (line.indent, isName ? PledgeWords.tidy(String(line.text)) : nil)
      if isName { return }
    }
    keep(reader.items(in: line, as: setting))
  }

  private mutating func keep(_ found: [MinutesItem]) {
    for item in found {
      if item.isFirm, !item.what.isEmpty { items.append(item) } else { leftOut.append(item) }
    }
  }

  /// A title says what the lines below it are.
  private mutating func takeTitle(_ line: MinutesLine, _ written: Substring) -> Bool {
    let isBold = written.trimmedEnds.hasPrefix("**") && written.trimmedEnds.hasSuffix("**")
    let isShort = line.text.prefix(81).count <= 80
    guard line.isTitle || isShort && (isBold || line.text.hasSuffix(":") && !line.hasBox) else {
      return false
    }
    let name = PledgeWords.tidy(String(line.text.prefix(120)))
    let words = PledgeWord.words(of: name[...])[...]
    if case .actions = section, !line.isTitle || isBold, let kind = reader.parties.kind(of: words),
      kind != .anybody
    {
      section = .actions(who: name)
      parent = nil
      return true
    }
    guard let label = MinutesLabel(of: (name + ":")[...], among: reader.parties), label.rest.isEmpty else {
      if line.isTitle || isBold { begin(.plain) }
      return line.isTitle
    }
    switch label.kind {
    case .action: begin(.actions(who: label.who))
    case .done: begin(.skipped)
    case .decision: begin(.plain)
    case .fact: begin(Self.skipped.contains(words.first?.lower ?? "") ? .skipped : .plain)
    }
    return true
  }

  private mutating func begin(_ next: Section) {
    section = next
    parent = nil
    hasBullets = false
  }

  private mutating func takeRow(_ text: Substring, number: Int) {
    if case .skipped = section { return }
    guard let table else {
      self.table = MinutesTable(header: text)
      return
    }
    keep(table.items(in: text, number: number, reader))
  }

  private static let skipped: Set<String> = [
    "agenda", "attendees", "attendance", "attending", "present", "participants", "apologies", "regrets",
    "absent", "invited",
    "guests", "roll", "links",
  ]
}

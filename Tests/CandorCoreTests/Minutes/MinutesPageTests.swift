// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import CandorCore

@Suite struct MinutesPageTests {
  private static let today = Day(ordinal: 20_778)  // Sat 21 Nov 2026

  private func page(_ text: String) -> [String] {
    MinutesPage(text, reader: MinutesReader(today: Self.today)).items.map {
      "\($0.line) \($0.who ?? "nobody"): \($0.what)\($0.due.map { " by \($0.to.iso)" } ?? "")"
    }
  }

  @Test func `sections say what their lines are`() {
    let text = """
      # Allotment, 21 Nov
      Present: Ana, Bo
      ## Agenda
      - Order seeds
      ## Talk
      - Order seeds are cheaper now
      - Ana will mend the gate
      ## Actions
      - seeds (Bo, by 1 dec)
        - Ana will pay half
        - the red ones
      - [x] hoses
      - none
      Cy:
      - the shed
      ## Done
      - Ana to sweep
      """
    #expect(
      page(text) == [
        "7 Ana: mend the gate", "9 Bo: seeds by 2026-12-01", "10 Ana: pay half", "15 Cy: the shed",
      ])
  }

  @Test func `a name with a list below owns it`() {
    #expect(
      page("Actions:\n- Ana\n  - seeds\n  - hoses\n- Bo: gate") == [
        "3 Ana: seeds", "4 Ana: hoses", "5 Bo: gate",
      ])
  }

  @Test func `tables of actions are read, other tables are not`() {
    let text = """
      | Action | Owner | Due | Status |
      | --- | --- | --- | --- |
      | Mend the gate | Ana | 1 dec | open |
      | Paint the gate | Bo | | done |
      | Oil the gate | TBD | soon | |

      | Who | Age |
      | --- | --- |
      | Ana | 7 |
      """
    #expect(page(text) == ["3 Ana: Mend the gate by 2026-12-01", "5 nobody: Oil the gate"])
  }

  @Test func `code and what was only suggested are left out`() {
    let read = MinutesPage(
      "```\nAna will mend it\n```\nWe should paint it\nACTION: Ana\n",
      reader: MinutesReader(today: Self.today))
    #expect(read.items.isEmpty)
    #expect(read.leftOut.map(\.line) == [4, 5])
  }

  @Test func `line ends of every kind count`() {
    #expect(
      page("one\r\ntwo\r\nAna will mend it\n\nBo will paint it") == ["3 Ana: mend it", "5 Bo: paint it"])
  }

  @Test func `no text is too odd`() throws {
    let pieces = [
      "Ana", " will ", " to ", "ACTION:", " and ", ", ", "(", ")", "[", "]", "**", "_", "- ", "\n",
      "by friday", "@", "/", "|", "#",
      "if ", "who ", " be ", "done", "it", ": ", "'ll", "\u{0}", "\u{1b}[2J", "é", "👩‍👩‍👧", "3/7", ";", "→", "?",
      ". ", "please ", "  ",
      "\u{202e}", "the ", "team", "assigned to ", "Owner: ", "~~", "```", "\t",
    ]
    var chance = SeededChance(seed: 7)
    for round in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...24, using: &chance) {
        text += pieces.randomElement(using: &chance) ?? ""
      }
      let reader = MinutesReader(today: Self.today, names: ["Ana", "June"])
      let read = MinutesPage(text, reader: reader)
      #expect(
        read.items.allSatisfy { !$0.what.isEmpty && $0.isFirm && $0.who != "" }, "round \(round): \(text)")
      for item in read.items + read.leftOut {
        #expect(item.line >= 1 && item.line <= text.count + 1, "round \(round): \(text)")
        #expect(item.due.map { $0.from <= $0.to } ?? true, "round \(round): \(text)")
        #expect(Set(item.unclear).count == item.unclear.count, "round \(round): \(text)")
      }
      _ = PledgeReader(today: Self.today, person: "June May", aliases: []).read(text)
    }
  }

  /// Thousands of words on one line, or on as many lines as it has words: seconds where time grows
  /// with the length, and minutes where it grows with its square.
  @Test(.timeLimit(.minutes(2)))
  func `long pages and long lines take their time once`() {
    for piece in [
      "Ana will draft it and Bo reviews by friday; ", "((", "a, ", "**_", "](", "x: ", "by friday ",
      "Ana and ",
    ] {
      let line = String(repeating: piece, count: 12_000 / piece.count)
      _ = MinutesPage(line, reader: MinutesReader(today: Self.today))
      _ = MinutesPage(line.replacing(" ", with: "\n"), reader: MinutesReader(today: Self.today))
    }
  }
}

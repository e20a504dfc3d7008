// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

@Suite("The look of what is said")
struct ScreenLayoutTests {
  private let turn = Screen([
    .heading("Feedback for Ana"),
    .notice("A conversation with Ana is paused: resume 4 goes on with it."),
    .echo("Fri 4 Dec 2026, in 13 days"),
    .remark(
      RemarkShown(
        rule: "absolutes", quote: "You always\ninterrupt",
        text: "Always and never send the talk looking for the one exception.",
        offer: "On Monday and on Thursday you spoke before Priya had finished.")),
    .remark(RemarkShown(rule: "labels", quote: "", text: "What would somebody else have seen?", offer: nil)),
    .error("“soonish” is no day that I can read. Try: next friday, in two weeks."),
    .document(
      "# Feedback\n\n- Ana waits until Priya has finished with her part.\n\n| 7 | Ana | waits until the end |\n"
    ),
    .line("Saved as 5."),
    .question(
      QuestionShown(
        field: "verdict", text: "Is the summary right?", type: .choice(["right", "partly", "wrong"]),
        hints: ["optional"])),
  ])

  @Test("in a pipe there are the words and nothing else")
  func plain() {
    #expect(
      Layout().lines(of: turn).joined(separator: "\n") == """
        Feedback for Ana
        A conversation with Ana is paused: resume 4 goes on with it.
        Fri 4 Dec 2026, in 13 days
        “You always interrupt”
        Always and never send the talk looking for the one exception. [absolutes]
        Try: On Monday and on Thursday you spoke before Priya had finished.
        What would somebody else have seen? [labels]
        “soonish” is no day that I can read. Try: next friday, in two weeks.
        # Feedback

        - Ana waits until Priya has finished with her part.

        | 7 | Ana | waits until the end |
        Saved as 5.
        Is the summary right? (optional)
        1 right   2 partly   3 wrong
        """)
  }

  @Test("at 80 columns")
  func wide() {
    #expect(
      Layout(columns: 80).lines(of: turn).joined(separator: "\n") == """
        Feedback for Ana
        A conversation with Ana is paused: resume 4 goes on with it.
          → Fri 4 Dec 2026, in 13 days
          “You always interrupt”
          Always and never send the talk looking for the one exception. [absolutes]
          Try: On Monday and on Thursday you spoke before Priya had finished.

          What would somebody else have seen? [labels]
        “soonish” is no day that I can read. Try: next friday, in two weeks.

        # Feedback

        - Ana waits until Priya has finished with her part.

        | 7 | Ana | waits until the end |

        Saved as 5.

        Is the summary right? (optional)
        1 right   2 partly   3 wrong
        """)
  }

  @Test("at 40 columns")
  func narrow() {
    #expect(
      Layout(columns: 40).lines(of: turn).joined(separator: "\n") == """
        Feedback for Ana
        A conversation with Ana is paused:
        resume 4 goes on with it.
          → Fri 4 Dec 2026, in 13 days
          “You always interrupt”
          Always and never send the talk looking
          for the one exception. [absolutes]
          Try: On Monday and on Thursday you
               spoke before Priya had finished.

          What would somebody else have seen?
          [labels]
        “soonish” is no day that I can read.
        Try: next friday, in two weeks.

        # Feedback

        - Ana waits until Priya has finished
          with her part.

        | 7 | Ana | waits until the end |

        Saved as 5.

        Is the summary right? (optional)
        1 right   2 partly   3 wrong
        """)
  }

  @Test("prose stops at 80 columns however wide the window is, a row of a table does not")
  func measure() {
    let words = String(repeating: "words ", count: 30)
    let lines = Layout(columns: 200).lines(of: Screen([.line(words), .document("| " + words + "|")]))
    #expect(lines.map(\.utf8.count) == [77, 77, 23, 0, 183])
  }

  @Test("color adds escape sequences around the words and changes nothing else")
  func color() {
    for columns in [20, 40, 80] {
      let plain = Layout(columns: columns).lines(of: turn)
      let colored = Layout(columns: columns, color: true).lines(of: turn)
      #expect(colored != plain)
      #expect(colored.map(withoutStyle) == plain)
    }
  }

  @Test(
    "each kind of words has its color, and a pipe never gets one",
    arguments: [
      (.line("a"), "a"), (.notice("a"), "\u{1B}[2ma\u{1B}[0m"), (.heading("a"), "\u{1B}[1ma\u{1B}[0m"),
      (
        .question(QuestionShown(field: "f", text: "a?", hints: ["b"])),
        "\n\u{1B}[1ma?\u{1B}[0m \u{1B}[2m(b)\u{1B}[0m"
      ),
      (.echo("a"), "  → \u{1B}[32ma\u{1B}[0m"), (.error("a"), "\u{1B}[31ma\u{1B}[0m"),
      (
        .remark(RemarkShown(rule: "r", quote: "a", text: "b", offer: "c")),
        "  \u{1B}[33m“a”\u{1B}[0m\n  b \u{1B}[2m[r]\u{1B}[0m\n  Try: c"
      ),
      (.document("a"), "a"),
    ] as [(Said, String)])
  func colors(said: Said, shown: String) {
    #expect(Layout(columns: 80, color: true).lines(of: Screen([said])).joined(separator: "\n") == shown)
    #expect(Layout(color: true).lines(of: Screen([said])) == Layout().lines(of: Screen([said])))
  }

  @Test("every string that is said is made safe, at every width")
  func everyStringIsSafe() {
    let evil = "a\u{1B}[2J\u{202E}\u{9B}b"
    let said: [Said] = [
      .line(evil), .notice(evil), .heading(evil),
      .question(QuestionShown(field: evil, text: evil, type: .choice([evil]), hints: [evil])),
      .echo(evil),
      .remark(RemarkShown(rule: evil, quote: evil, text: evil, offer: evil)), .document(evil), .error(evil),
    ]
    for one in said {
      for columns in [nil, 1, 7, 80] {
        for line in Layout(columns: columns).lines(of: Screen([one])) {
          #expect(terminalSafe(line, keepingNewlines: false) == line, "\(one) at \(columns ?? 0) columns")
        }
      }
    }
  }

  @Test("no line is wider than the window, whatever is said")
  func fits() {
    for columns in 3...100 {
      for line in Layout(columns: columns).lines(of: turn) {
        #expect(displayWidth(line) <= columns, "\(columns) columns: \(line)")
      }
    }
  }

  @Test("no line ends between the number of a choice and its word")
  func choicesStayWhole() {
    let question = QuestionShown(
      field: "f", text: "Which?", type: .choice(["workload", "skills", "priorities", "process", "other"]))
    #expect(
      Layout(columns: 40).lines(of: Screen([.question(question)])).dropFirst(2)
        == ["1 workload   2 skills   3 priorities", "4 process   5 other"])
  }

  @Test("marks stand under the words, on a terminal and nowhere else")
  func marks() {
    let remark = RemarkShown(
      rule: "absolute", quote: "always", range: 8..<14, of: "You are always late",
      text: "“always” is a trap.",
      offer: nil)
    let lines = ["  You are always late", "          ^^^^^^", "  “always” is a trap. [absolute]"]
    #expect(Layout(columns: 80).lines(of: Screen([.remark(remark)])) == lines)
    #expect(Layout().lines(of: Screen([.remark(remark)])) == ["“always” is a trap. [absolute]"])
    #expect(
      Layout(columns: 18).lines(of: Screen([.remark(remark)])).prefix(2) == [
        "  …are always late", "       ^^^^^^",
      ])
    let mixed = RemarkShown(
      rule: "r", quote: "late", range: 0..<4, of: "late 遅a刻b遅c刻d", text: "t", offer: nil)
    #expect(Layout(columns: 12).lines(of: Screen([.remark(mixed)])).prefix(1) == ["  late 遅a…"])
    let wide = RemarkShown(
      rule: "r", quote: "遅刻", range: 3..<5, of: "今日\n遅刻だ", text: "t", offer: nil)
    #expect(Layout(columns: 80).lines(of: Screen([.remark(wide)])).prefix(2) == ["  遅刻だ", "  ^^^^"])
  }

  @Test("remarks in a row offer the same thing once, but to a program")
  func offeredOnce() {
    func remark(_ quote: String, _ offer: String?) -> Said {
      .remark(RemarkShown(rule: "r", quote: quote, text: "“\(quote)” is a trap.", offer: offer))
    }
    let screen = Screen([remark("always", "Count."), remark("never", "Count."), remark("lazy", "Look.")])
    let lines = [
      "“always” is a trap. [r]", "“never” is a trap. [r]", "Try: Count.", "“lazy” is a trap. [r]",
      "Try: Look.",
    ]
    #expect(Layout().lines(of: screen) == lines)
    #expect(Layout().text(of: screen) == lines.map { $0 + "\n" }.joined())
    #expect(
      Layout(columns: 80).lines(of: screen).filter { !$0.isEmpty }.map(\.trimmed) == lines)
    #expect(SpokenLayout().text(of: screen).ranges(of: "Try: Count.").count == 1)
    #expect(screen.said.count { "\($0.json)".contains("Count.") } == 2)
    #expect(Layout().lines(of: Screen([remark("a", nil), remark("b", nil)])).count == 2)
  }

  @Test("whatever is marked, the marks are as wide as the words and the line fits")
  func marksFit() {
    for seed in UInt64(0)..<400 {
      var dice = SeededChance(seed: seed)
      let answer = dice.text(
        from: [0x20...0x20, 0x61...0x7A, 0x300...0x30F, 0x4E00...0x4FFF, 0x0A...0x0A], upTo: 90)
      let count = answer.unicodeScalars.count
      let start = Int.random(in: 0...count, using: &dice)
      let end = Int.random(in: start...count, using: &dice)
      let columns = Int.random(in: 3...60, using: &dice)
      let remark = RemarkShown(rule: "r", quote: "", range: start..<end, of: answer, text: "t", offer: nil)
      for line in Layout(columns: columns).lines(of: Screen([.remark(remark)])) {
        #expect(displayWidth(line) <= columns, "seed \(seed), \(columns) columns: \(line)")
      }
    }
  }

  @Test("nothing said is nothing shown, an empty line is a line")
  func empty() {
    #expect(Layout(columns: 80).lines(of: Screen()).isEmpty)
    #expect(Layout().text(of: Screen()).isEmpty && Layout(columns: 80).text(of: Screen()).isEmpty)
    #expect(Layout(columns: 80).lines(of: Screen([.line("")])) == [""])
    #expect(Layout().lines(of: Screen([.question(QuestionShown(field: "f", text: ""))])) == [""])
  }

  private func withoutStyle(_ line: String) -> String {
    line.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated().map { index, part in
      index == 0 ? part : part.drop { $0 != "m" }.dropFirst()
    }.joined()
  }
}

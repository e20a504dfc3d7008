// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite("The look of what is said")
struct ScreenLayoutTests {
  private let turn = Screen([
    .heading("Feedback for Ana"),
    .notice("A conversation with Ana is paused: resume 4 goes on with it."),
    .echo("Fri 4 Dec 2026, in 13 days"),
    .remark(
      rule: "absolutes", quote: "You always\ninterrupt",
      text: "Always and never send the talk looking for the one exception.",
      offer: "On Monday and on Thursday you spoke before Priya had finished."),
    .remark(rule: "labels", quote: "", text: "What would somebody else have seen?", offer: nil),
    .error("“soonish” is no day that I can read. Try: next friday, in two weeks."),
    .document(
      "# Feedback\n\n- Ana waits until Priya has finished with her part.\n\n| 7 | Ana | waits until the end |\n"
    ),
    .line("Saved as 5."),
    .question(
      field: "verdict", text: "Is the summary right?\n1 right  2 partly  3 wrong", hints: ["optional"]),
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
        1 right  2 partly  3 wrong
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
        1 right  2 partly  3 wrong
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
        1 right  2 partly  3 wrong
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
      (.question(field: "f", text: "a?", hints: ["b"]), "\n\u{1B}[1ma?\u{1B}[0m \u{1B}[2m(b)\u{1B}[0m"),
      (.echo("a"), "  → \u{1B}[32ma\u{1B}[0m"), (.error("a"), "\u{1B}[31ma\u{1B}[0m"),
      (
        .remark(rule: "r", quote: "a", text: "b", offer: "c"),
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
      .line(evil), .notice(evil), .heading(evil), .question(field: evil, text: evil, hints: [evil]),
      .echo(evil),
      .remark(rule: evil, quote: evil, text: evil, offer: evil), .document(evil), .error(evil),
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

  @Test("nothing said is nothing shown, an empty line is a line")
  func empty() {
    #expect(Layout(columns: 80).lines(of: Screen()).isEmpty)
    #expect(Layout().text(of: Screen()).isEmpty && Layout(columns: 80).text(of: Screen()).isEmpty)
    #expect(Layout(columns: 80).lines(of: Screen([.line("")])) == [""])
    #expect(Layout().lines(of: Screen([.question(field: "f", text: "", hints: [])])) == [""])
  }

  private func withoutStyle(_ line: String) -> String {
    line.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated().map { index, part in
      index == 0 ? part : part.drop { $0 != "m" }.dropFirst()
    }.joined()
  }
}

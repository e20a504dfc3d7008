// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

/// What somebody hears who cannot see the window.
@Suite("The screen, spoken") struct SpokenLayoutTests {
  @Test func whoSpeaksStandsBeforeIt() {
    let screen = Screen([
      .echo("Kind: corrective"),
      .remark(
        RemarkShown(
          rule: "absolute", quote: "always", range: 8..<14, of: "You are always late",
          text: "“always” invites an exception.", offer: "When was it?")),
      .notice("Enter keeps it."),
      .question(
        QuestionShown(
          field: "verdict", text: "Is it right?", type: .choice(["right", "wrong"]), hints: ["private"])),
    ])
    #expect(
      SpokenLayout().text(of: screen) == """
        candor: Understood: Kind: corrective
        coach: “always” invites an exception. The rule is called absolute.
        Try: When was it?
        candor: Enter keeps it.
        Is it right?
        1: right
        2: wrong
        Type a number or a word.
        Private.

        """)
  }

  @Test func theRowsOfATableAreReadWithTheirColumns() {
    let document =
      "# Feedback\n\n| # | Who | What |\n| --- | --- | --- |\n| 1 | Ana | calls Kim \\| Lee |\n\nDone.\n"
    #expect(
      SpokenLayout().text(of: Screen([.document(document)])) == """
        candor: The document:
        # Feedback
        #: 1; Who: Ana; What: calls Kim | Lee.
        Done.
        End of the document.

        """)
  }

  @Test func everyStringIsMadeSafe() {
    let evil = "a\u{1B}[2J\u{202E}\u{9B}b"
    let said: [Said] = [
      .line(evil), .error(evil), .document("| \(evil) |\n| \(evil) |"),
      .question(QuestionShown(field: evil, text: evil, type: .choice([evil]), hints: [evil])),
      .remark(RemarkShown(rule: evil, quote: evil, text: evil, offer: evil)),
    ]
    for line in SpokenLayout().text(of: Screen(said)).split(separator: "\n") {
      #expect(terminalSafe(String(line), keepingNewlines: false) == line)
    }
  }
}

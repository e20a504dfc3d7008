// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

@Suite("Words in Markdown") struct DocumentMarkdownTests {
  @Test(arguments: [
    (
      "*a* _b_ `c` [d](e) <b> ~~f~~ g|h & \\",
      "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<b> \\~\\~f\\~\\~ g\\|h &amp; \\\\"
    ),
    ("# a", "\\# a"), ("> a", "\\> a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("=== a", "\\=== a"),
    ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("a 1. b", "a 1. b"), ("1234567890. a", "1234567890. a"),
    ("a\r\nb\n\nc", "a b c"),
  ])
  func whatWouldBeMarkupIsEscaped(text: String, written: String) {
    #expect(Markdown.paragraph(text) == written)
  }

  /// A mark behind a sign makes one character of both, and a renderer still sees the sign.
  @Test(arguments: ["\u{301}", "\u{200D}", "\u{20E3}", "\u{FE0F}"])
  func aMarkBehindASignDoesNotHideIt(mark: String) {
    for sign in ["\\", "`", "*", "_", "[", "]", "<", "|", "~"] {
      let written = Markdown.paragraph("a\(sign)\(mark)b")
      #expect(Array(written.unicodeScalars) == Array("a\\\(sign)\(mark)b".unicodeScalars))
    }
    #expect(Array(Markdown.paragraph("&\(mark)").unicodeScalars) == Array("&amp;\(mark)".unicodeScalars))
    #expect(Array(Markdown.paragraph("#\(mark)").unicodeScalars) == Array("\\#\(mark)".unicodeScalars))
    let cells = Markdown.table(header: ["a"], rows: [["b|\(mark)"]])
    #expect(cells.unicodeScalars.count { $0 == "|" } == 7)
  }

  @Test func escapedTextIsReadableAgain() {
    for text in ["*a* [b] <c> & d|e", "1. a", "a\\b", "|\u{301}"] {
      #expect(Markdown.readable(Markdown.paragraph(text)).unicodeScalars.elementsEqual(text.unicodeScalars))
    }
  }

  @Test("eight times the text takes about eight times the time")
  func isLinear() {
    func seconds(_ count: Int) -> Duration {
      let text = String(repeating: "1. a) b. ", count: count)
      return (0..<15).map { _ in ContinuousClock().measure { _ = Markdown.paragraph(text) } }.min() ?? .zero
    }
    #expect(seconds(8_000) < seconds(1_000) * 30)
  }
}

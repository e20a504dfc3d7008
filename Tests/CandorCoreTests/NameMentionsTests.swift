// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite struct NameMentionsTests {
  static let cases: [(names: [String], text: String, isMentioned: Bool)] = [
    (["Ana"], "Ana", true), (["Ana"], "ANA's list", true), (["Ana"], "(ana)", true),
    (["Ana"], "ask Ana.", true),
    (["Ana"], "Banana", false), (["Ana"], "Anas", false), (["Ana"], "", false), (["Ana"], "An a", false),
    (["Sam Okoro"], "Mr Okoro came", true), (["Sam Okoro"], "Sam", true), (["Sam Okoro"], "sam  okoro", true),
    (["Sam van Dam"], "the van", false), (["Sam van Dam"], "Sam\nvan-Dam", true),
    (["O'Brien"], "o’brien said", true), (["Anne-Marie"], "anne marie", true),
    (["José"], "Jose\u{301} and", true), (["Jose\u{301}"], "josé", true), (["Jose"], "José", false),
    (["Sam"], "S\u{AD}am", true), (["Sam"], "S\u{200B}am", true), (["Ягода"], "ягода,", true),
    (["田中"], "田中さんと話した", true), (["田中"], "田村", false), (["🙂"], "the 🙂 one", true), (["?!"], "what?", false),
    ([" "], "a b", false), (["2"], "20", false), (["Sam", "Sammy"], "sammy", true),
  ]

  @Test(arguments: cases.indices) func findsWholeWordsInAnyCase(index: Int) {
    let (names, text, isMentioned) = Self.cases[index]
    #expect(NameMentions(names).isMentioned(in: text) == isMentioned, "\(names) in \(text.debugDescription)")
  }
}

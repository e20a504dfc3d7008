// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import CandorCore

@Suite("Breaking lines")
struct ScreenWrappingTests {
  private static let wordsOfManyScripts: [ClosedRange<UInt32>] = [
    0x20...0x20, 0x20...0x20, 0x61...0x7A, 0x61...0x7A, 0xC0...0x17F, 0x300...0x30F, 0x4E00...0x4FFF,
    0xAC00...0xADFF,
    0x1F600...0x1F64F, 0x200D...0x200D,
  ]

  @Test("no line is wider than the window, unless it is one character, and nothing but spaces is lost")
  func fitsAndLosesNothing() {
    for seed in UInt64(0)..<800 {
      var dice = SeededChance(seed: seed)
      let text = dice.text(from: Self.wordsOfManyScripts, upTo: 120)
      let columns = Int.random(in: 1...40, using: &dice)
      let hanging = Int.random(in: 0...6, using: &dice)
      let lines = Wrapping(columns: columns, width: displayWidth).lines(of: text, hanging: hanging)
      for line in lines where displayWidth(line) > columns {
        #expect(line.count == 1 && displayWidth(line) > columns, "seed \(seed), \(columns) columns: \(line)")
      }
      #expect(withoutSpaces(lines.joined()) == withoutSpaces(text), "seed \(seed), \(columns) columns")
    }
  }

  @Test("lines break at words, and at characters only where a word is wider than a line")
  func breaksAtWords() {
    let wrapping = Wrapping(columns: 12, width: displayWidth)
    #expect(wrapping.lines(of: "On Monday you spoke first.") == ["On Monday", "you spoke", "first."])
    #expect(wrapping.lines(of: "see https://example.org") == ["see", "https://exam", "ple.org"])
    #expect(wrapping.lines(of: "日本語の文は空白なし") == ["日本語の文は", "空白なし"])
    #expect(wrapping.lines(of: "1 yes  2 no  3 later") == ["1 yes  2 no", "3 later"])
  }

  @Test("an indentation stays, what hangs is aligned, and neither takes more than half a line")
  func indents() {
    let wrapping = Wrapping(columns: 12, width: displayWidth)
    #expect(wrapping.lines(of: "  - one two three", hanging: 4) == ["  - one two", "    three"])
    #expect(wrapping.lines(of: "         one two three", hanging: 9) == ["one two", "three"])
    #expect(Wrapping(columns: 2, width: displayWidth).lines(of: "日本", hanging: 1) == ["日", "本"])
  }

  @Test("an empty paragraph is an empty line", arguments: ["", " ", "          "])
  func emptyIsALine(text: String) {
    #expect(Wrapping(columns: 8, width: displayWidth).lines(of: text) == [""])
  }

  @Test(
    "marks take no column, East Asian characters and emoji two",
    arguments: [("abc", 3), ("e\u{301}", 1), ("日本é", 5), ("한국", 4), ("👍", 2), ("", 0), ("ｗ", 2), ("🇩🇪", 2)])
  func columnsOfText(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  private func withoutSpaces(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != " " }
  }
}

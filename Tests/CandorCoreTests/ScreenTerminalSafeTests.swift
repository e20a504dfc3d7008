// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

@Suite("What may reach a terminal")
struct ScreenTerminalSafeTests {
  /// Everything that has ever driven a terminal or fooled a reader, and harmless text around it.
  private static let hostile: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x0A...0x0A, 0x1B...0x1B, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x2FF, 0x300...0x36F,
    0x61C...0x61C,
    0x1100...0x11FF, 0x180B...0x180F, 0x200B...0x200F, 0x200D...0x200D, 0x2028...0x202E, 0x2060...0x206F,
    0x20D0...0x20F0, 0x3000...0x9FFF, 0xD7B0...0xD7FB, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF0...0xFFFF,
    0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0xE0000...0xE01EF, 0x0...0x10FFFF,
  ]

  @Test("no random text keeps a control, a bidirectional control or an invisible character")
  func nothingDangerousPasses() {
    for seed in UInt64(0)..<600 {
      var dice = SeededChance(seed: seed)
      let text = dice.text(from: Self.hostile, upTo: 80)
      for keeping in [false, true] {
        let safe = terminalSafe(text, keepingNewlines: keeping)
        for scalar in safe.unicodeScalars {
          #expect(isHarmless(scalar) || (keeping && scalar == "\n"), "seed \(seed): U+\(hex(scalar))")
        }
        let newlines = safe.utf8.count { $0 == 0x0A }
        #expect(newlines == (keeping ? text.utf8.count { $0 == 0x0A } : 0), "seed \(seed)")
      }
    }
  }

  @Test("its own result passes unchanged")
  func isIdempotent() {
    for seed in UInt64(0)..<600 {
      var dice = SeededChance(seed: seed)
      let text = dice.text(from: Self.hostile, upTo: 80)
      for keeping in [false, true] {
        let once = terminalSafe(text, keepingNewlines: keeping)
        #expect(terminalSafe(once, keepingNewlines: keeping).utf8.elementsEqual(once.utf8), "seed \(seed)")
      }
    }
  }

  @Test(
    "each kind of danger has its look",
    arguments: [
      ("\u{1B}]0;title\u{07}", "\\x1b]0;title\\x07"), ("a\0b", "a\\x00b"), ("a\rb", "a\\x0db"),
      ("\r\n", "\\x0d\\x0a"),
      ("\u{7F}\u{85}\u{9B}1m", "\\x7f\\x85\\x9b1m"), ("a\tb", "a b"), ("one\ntwo", "one\\x0atwo"),
      ("Sam\u{202E}maS", "Sam<U+202E>maS"), ("pay\u{200B}pal", "pay<U+200B>pal"), ("\u{FEFF}a", "<U+FEFF>a"),
      ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"), ("a\u{2066}\u{AD}", "a<U+2066><U+00AD>"),
      ("a\u{200D}b", "a<U+200D>b"), ("a\u{FE0F}", "a<U+FE0F>"), ("\u{E0041}", "<U+E0041>"),
      ("\u{1F469}\u{200D}", "\u{1F469}<U+200D>"), ("\u{3164}", "<U+3164>"),
    ])
  func dangerIsVisible(text: String, shown: String) {
    #expect(terminalSafe(text, keepingNewlines: false) == shown)
  }

  @Test(
    "what people write stays as it is, byte for byte",
    arguments: [
      "", "plain", "Ana María O'Brien-Łukasz", "日本語", "한국어", "Việt", "e\u{301}", "हिन्दी", "العربية", "ไทยที่",
      "👩🏽‍💻", "❤️‍🔥", "🏳️‍🌈", "👨‍👩‍👧‍👦", "1️⃣", "🇩🇪", "☺️", "✊🏿", "“quoted” — and…", "a\u{A0}b\u{3000}c",
    ])
  func wordsStay(text: String) {
    #expect(terminalSafe(text, keepingNewlines: false).utf8.elementsEqual(text.utf8))
    #expect(
      terminalSafe(text + "\n" + text, keepingNewlines: true).utf8.elementsEqual((text + "\n" + text).utf8))
  }

  @Test("a thousand marks on one letter become eight and a sign, and the next letter gets its own")
  func marksAreCapped() {
    let pile = "a" + String(repeating: "\u{301}", count: 1000) + "b" + String(repeating: "\u{489}", count: 8)
    let shown = "a" + String(repeating: "\u{301}", count: 8) + "…b" + String(repeating: "\u{489}", count: 8)
    #expect(terminalSafe(pile, keepingNewlines: false).utf8.elementsEqual(shown.utf8))
    let vowels = "\u{1100}" + String(repeating: "\u{1161}", count: 1000)
    #expect(terminalSafe(vowels, keepingNewlines: false).unicodeScalars.count == 10)
  }

  @Test("eight times the text takes about eight times the time")
  func isLinear() {
    let unit = "a\u{301}\u{1B}日\u{200D}👩🏽‍💻\u{202E}"
    func seconds(_ count: Int) -> Duration {
      let text = String(repeating: unit, count: count)
      return (0..<3).map { _ in
        ContinuousClock().measure { _ = terminalSafe(text, keepingNewlines: false) }
      }.min() ?? .zero
    }
    #expect(seconds(16_000) < seconds(2_000) * 30)
  }
}

/// By ranges of numbers, so that this does not go by the properties that the code goes by.
private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
    0x200B...0x200C, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0D, 0xFEFF,
    0xFFA0,
    0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
    false
  default: true
  }
}

private func hex(_ scalar: Unicode.Scalar) -> String {
  String(scalar.value, radix: 16, uppercase: true)
}

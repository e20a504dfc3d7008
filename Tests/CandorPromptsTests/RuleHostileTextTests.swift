// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

/// Whatever is typed or pasted: no trap, ranges inside the text, and a cost that grows with the length only.
@Suite struct RuleHostileTextTests {
  let coach = CoachShelf.load(configFolder: nil).coach

  private func check(_ text: String, _ what: String) {
    let all = coach.rules.map(\.id)
    let scalars = Array(text.unicodeScalars)
    var taken = [Bool](repeating: false, count: scalars.count)
    for remark in coach.remarks(on: text, reading: all, names: ["Ana", "Will", "", " "]) {
      let range = remark.range
      if range == 0..<0, remark.quote.isEmpty { continue }  // something is missing
      guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= scalars.count else {
        Issue.record("\(what): \(range) is outside of \(scalars.count) scalars")
        return
      }
      #expect(String(String.UnicodeScalarView(scalars[range])) == remark.quote, "\(what)")
      #expect(!remark.quote.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" }, "\(what)")
      #expect(remark.quote.unicodeScalars.count < 1_000, "\(what)")
      #expect(!taken[range].contains(true), "\(what): two remarks on the same words")
      for place in range { taken[place] = true }
    }
  }

  @Test func randomTextOfRuleWordsAndOddSignsNeverTraps() {
    var words = [
      "\"", "'", "“", "”", "‘", "’", "«", "»", ".", "?", "!", ",", "—", "-", "\n", "\u{0}", "\u{301}", "👩‍👧",
      "ﬃ", "İ", "\u{202E}", "\u{200B}", "'s", "n't", "Ana", "Will", "…", "1,5", "e.g.", "\t", "\r\n", "ʼ",
      "ß",
    ]
    for rule in coach.rules {
      for sample in rule.flags + rule.passes { words += sample.text.split(separator: " ").map(String.init) }
    }
    for seed in UInt64(1)...300 {
      var chance = SplitMix(state: seed)
      var text = ""
      for _ in 0..<(chance.next() % 120) {
        text += words[Int(chance.next() % UInt64(words.count))]
        if chance.next() % 4 != 0 { text += " " }
      }
      check(text, "seed \(seed)")
    }
  }

  @Test func randomScalarsNeverTrap() {
    for seed in UInt64(1)...100 {
      var chance = SplitMix(state: seed)
      var view = String.UnicodeScalarView()
      for _ in 0..<400 {
        let limit: UInt64 = [0x80, 0x800, 0x3000, 0x10_FFFF][Int(chance.next() % 4)]
        if let scalar = Unicode.Scalar(UInt32(chance.next() % limit)) { view.append(scalar) }
      }
      check(String(view), "seed \(seed)")
    }
  }

  private static let pieces = [
    "a", "\u{301}", "\u{0}", "\"", "'", "“", "you ", "you always ", "always ", "never, ", "unlike Ana ", "a'",
    "n't've",
    "why didn't you ", "is not not ", "“you” ", "be more ", " ", "-", ".", "e.", "1.", "\n",
    "you are so very really just quite lazy and ",
  ]

  @Test(arguments: pieces)
  func muchOfOneThingNeverTraps(piece: String) {
    check(String(repeating: piece, count: 20_000 / piece.utf8.count), piece)
  }

  /// Cues without an end of sentence: if each looked at all the others, this would take many minutes.
  @Test(.timeLimit(.minutes(2))) func manyCuesInOneSentenceAreReadInLinearTime() {
    let text = String(repeating: "you always ", count: 10_000)
    _ = coach.remarks(on: text, reading: coach.rules.map(\.id), names: ["Ana"])
  }

  @Test(.timeLimit(.minutes(2))) func muchOfEverythingIsRead() {
    var chance = SplitMix(state: 7)
    var text = ""
    while text.utf8.count < 400_000 {
      text += String(repeating: Self.pieces[Int(chance.next() % UInt64(Self.pieces.count))], count: 40)
    }
    _ = coach.remarks(on: text, reading: coach.rules.map(\.id), names: ["Ana"])
  }
}

/// A tiny seeded generator (splitmix64), so that a failure can be repeated.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

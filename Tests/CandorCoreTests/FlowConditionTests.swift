// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite struct FlowConditionTests {
  @Test func everyFormOfAConditionIsReadAndWrittenAlike() throws {
    let forms: [(String, Condition)] = [
      ("kind is corrective", Condition([.isOne(of: ["corrective"], "kind")])),
      ("verdict is not right", Condition([.isNone(of: ["right"], "verdict")])),
      ("verdict is not right or partly", Condition([.isNone(of: ["right", "partly"], "verdict")])),
      (
        "root-cause is skills or process",
        Condition([.isOne(of: ["skills", "process"], "root-cause")])
      ),
      ("summary given", Condition([.given("summary")])),
      ("summary skipped", Condition([.skipped("summary")])),
      (
        "a is b and c given and d is not e or f",
        Condition([.isOne(of: ["b"], "a"), .given("c"), .isNone(of: ["e", "f"], "d")])
      ),
    ]
    for (text, expected) in forms {
      #expect(try Condition(parsing: text) == expected, "\(text)")
      #expect(expected.description == text)
    }
    #expect(try Condition(parsing: "  a   is\tb ") == Condition([.isOne(of: ["b"], "a")]))
  }

  @Test(arguments: [
    "", "a", "is b", "a is", "a is not", "a is b or", "a is or b", "a is b c", "a given b",
    "a given and",
    "and a given", "a given and and b given", "a == b", "a was b", "a is b or not c", "a is b is c",
    "a Given",
  ])
  func whatIsNoConditionIsRefused(text: String) {
    #expect(throws: ConditionSlip.self) { try Condition(parsing: text) }
  }

  @Test func theNearestWordIsOneOrTwoSlipsAway() {
    let words = ["choice", "text", "date", "commitments"]
    #expect(nearest(to: "choise", in: words) == "choice")
    #expect(nearest(to: "commitment", in: words) == "commitments")
    #expect(nearest(to: "comitment", in: words) == "commitments")
    #expect(nearest(to: "tetx", in: words) == "text")
    #expect(nearest(to: "", in: words) == nil)
    #expect(nearest(to: "person", in: words) == nil)
    #expect(nearest(to: String(repeating: "x", count: 100_000), in: words) == nil)
  }

  @Test func namesAreSlugs() {
    for name in ["a", "if-then", "q30", "9", String(repeating: "a", count: 64)] {
      #expect(name.isSlug, "\(name)")
    }
    for name in ["", "-a", "A", "a b", "a_b", "é", "a/b", "..", String(repeating: "a", count: 65)] {
      #expect(!name.isSlug, "\(name)")
    }
  }
}

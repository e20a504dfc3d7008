// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite("Where a conversation stands") struct WalkTests {
  @Test func followsTheAnswers() throws {
    var talker = try Talker.started()
    #expect(talker.at == "kind")
    try talker.type(["change", "came at 9:40"])
    #expect(talker.at == "view")
    try talker.type(["the bus", "I heard: the bus", "right"])
    #expect(talker.at == "steps")
  }

  @Test func asksTheSummaryAgainUntilItIsRight() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "the bus", "the car", "partly", "the bus, not the car"])
    #expect(talker.at == "summary")
    try talker.type("the bus then")
    #expect(talker.at == "verdict")
    try talker.type("partly")
    #expect(talker.at == "correction")
    try talker.type(["the bus and the rain", "bus and rain", "right"])
    #expect(talker.at == "steps")
  }

  @Test func asksTheVerdictAgainWhenTheSummaryIsFixed() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "I heard: the bus", "right", "/fix summary", "only the bus",
    ])
    #expect(talker.at == "verdict")
    try talker.type("right")
    #expect(talker.at == "steps")
  }

  @Test func asksWhatAChangedRoadNeeds() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "stayed to finish", "", ""])
    #expect(talker.at == nil)
    try talker.type(["/fix kind", "change"])
    #expect(talker.at == "view")
  }

  @Test func keepsThePromiseWhenTheViewComesLate() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "the bus", "bus", "right", "me: call on friday", ""])
    #expect(talker.at == "day")
    try talker.type(["/fix kind", "praise", "/fix view"])
    try talker.type("/skip")
    try talker.type(["/fix kind", "change"])
    #expect(talker.at == "view")
    try talker.type(["the bus again"])
    // Every answer that the promise wants after the view is asked for again, with the old one at hand.
    try talker.type(["bus", "right"].filter { _ in talker.at == "summary" })
    #expect(talker.at == "steps")
  }

  @Test func takesTheLastChangeBack() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40"])
    try talker.type("/undo")
    #expect(talker.at == "behavior")
    try talker.type("/undo")
    #expect(talker.at == "kind")
    #expect(throws: Refusal.self) { try talker.type("/undo") }
  }

  @Test func goesBackAnyNumberOfSteps() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "the bus", "<", "<", "<"])
    #expect(talker.at == "kind")
    #expect(throws: Refusal.self) { try talker.type("/back") }
    try talker.type("")
    #expect(talker.at == "summary")
    try talker.type("/back 2")
    #expect(talker.at == "behavior")
    try talker.type("came at 9:50")
    #expect(talker.at == "summary")
    #expect(talker.answer("behavior") == "came at 9:50")
  }
}

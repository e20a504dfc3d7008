// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite("The session") struct SessionTests {
  @Test func refusesAnUnknownCommandAndKeepsEverything() throws {
    var talker = try Talker.started()
    let before = talker.record
    #expect(throws: Refusal.self) { try talker.type("/nothing") }
    #expect(talker.record == before)
  }

  @Test(arguments: ["1", "praise", "PRAISE", " pr "])
  func takesAChoiceByNumberWordOrBeginning(typed: String) throws {
    var talker = try Talker.started()
    try talker.type(typed)
    #expect(talker.answer("kind") == "praise")
  }

  @Test func refusesAnUnreadableDayWithTheForms() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "stayed to finish", ""])
    #expect(throws: Refusal.self) { try talker.type("someday") }
    try talker.type("next friday")
    #expect(talker.at == nil)
  }

  @Test func makesCommitmentsWhenTheEndIsConfirmed() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "the bus", "bus", "right"])
    try talker.type(["me: ask about the shuttle by friday", "you: leave at eight", "", ""])
    #expect(talker.at == nil)
    #expect(talker.record.commitments.isEmpty)
    try talker.type("y")
    #expect(talker.record.commitments.map(\.made.pledge.owner) == [.me, .them])
    #expect(talker.record.conversations[0].status == .completed)
    #expect(talker.session.talk == nil)
  }

  @Test func aNoAtTheEndStoresNothing() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "stayed to finish", "", ""])
    #expect(throws: Refusal.self) { try talker.type("n") }
    #expect(talker.record.conversations[0].status == .open)
  }

  @Test func waitsAtAQuestionThatCanWait() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40", "/pause"])
    #expect(talker.record.conversations[0].status == .waiting)
    try talker.take { session, _ throws(Refusal) in try session.resume(nil) }
    #expect(talker.at == "view")
  }

  @Test func comesBackFromADigressionToTheSameQuestion() throws {
    var talker = try Talker.started()
    try talker.type(["change", "/start talk Sam"])
    #expect(talker.record.conversations.count == 2)
    try talker.type(["praise", "shared the notes", "", "", "y"])
    #expect(talker.at == "behavior")
    #expect(talker.record.name(of: talker.record.conversations[0]) == "Ana")
  }

  @Test func keepsAPrivateAnswerOutOfTheDocument() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "stayed to finish", "/private behavior", "", "tomorrow"])
    let conversation = talker.record.conversations[0]
    let markdown = ConversationDocument(record: talker.record, conversation: conversation, flow: sampleFlow)
      .markdown
    #expect(!markdown.contains("stayed"))
    #expect(!markdown.contains("22 Nov"))
    let json = ConversationDocument(record: talker.record, conversation: conversation, flow: sampleFlow).json
      .text
    #expect(json.contains(#""field":"behavior","text":"stayed to finish","private":true"#))
  }

  @Test func dropsALineOfAListAndUndoesIt() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: one thing", "you: another", "/drop 1",
    ])
    #expect(talker.session.talk?.conversation["steps"]?.pledges.map(\.what) == ["another"])
    try talker.type("/undo")
    #expect(talker.session.talk?.conversation["steps"]?.pledges.map(\.what) == ["one thing", "another"])
  }

  @Test func addsOnlyWhatIsNewAfterACorrection() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: one thing", "you: another", "", "", "y",
    ])
    try talker.take { session, _ throws(Refusal) in try session.reopen(1, at: "steps") }
    try talker.type(["/drop 1", "me: a third", "", "y"])
    #expect(talker.record.commitments.map(\.status) == ["dropped", "open", "open"])
    #expect(talker.record.commitments.map(\.made.pledge.what) == ["one thing", "another", "a third"])
  }

  @Test func neverTakesTheBeginningOfANameForSomebodyKnown() throws {
    var talker = try Talker.started()
    try talker.take { session, moment throws(Refusal) in try session.begin("talk", person: "An", at: moment) }
    #expect(talker.record.people.map(\.name) == ["Ana", "An"])
    #expect(try talker.record.findPerson("ana").name == "Ana")
    #expect(throws: Refusal.self) { try talker.record.findPerson("x") }
  }

  @Test func seesThroughLookAlikeNames() throws {
    let talker = try Talker.started()
    #expect(talker.record.lookalike(of: "Аnа")?.name == "Ana")  // two Cyrillic letters
    #expect(talker.record.lookalike(of: "Anna") == nil)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

@Suite("Answers that were given before") struct EarlierAnswersTests {
  @Test func areThoseToThisQuestionTheNewestLast() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: ask by friday", "they: call", "", "",
    ])
    try talker.take { session, moment throws(Refusal) in try session.begin("talk", person: "Bo", at: moment) }
    try talker.type(["praise", "stayed to finish", "/back", "stayed to the end"])
    #expect(texts("behavior", talker) == ["came at 9:40", "stayed to the end"])
    #expect(texts("steps", talker) == ["me: ask by friday", "they: call"])
    #expect(texts("kind", talker) == ["change", "praise"])
    #expect(texts("nothing", talker) == [])
  }

  @Test func comeOnceAndAreNotTooMany() throws {
    var talker = try Talker.started()
    for number in 0..<30 {
      try talker.type(["praise", number < 28 ? "stayed \(number)" : "stayed 27"])
      try talker.take { session, moment throws(Refusal) in try session.begin("talk", person: "Bo", at: moment)
      }
    }
    let texts = texts("behavior", talker)
    #expect(texts.last == "stayed 27" && Set(texts).count == texts.count)
    #expect(talker.session.latest(asking: "behavior").count == EarlierAnswers.mostConversations)
    #expect(talker.session.latest(asking: "nothing").isEmpty)
  }

  @Test func areGoneWithThePerson() throws {
    var talker = try Talker.started()
    try talker.type(["change", "came at 9:40"])
    let ana = try #require(talker.session.record.people.first)
    try talker.take { _, moment throws(Refusal) in [.forgotten(ana.id, day: moment.today)] }
    #expect(talker.session.latest(asking: "behavior").isEmpty)
  }

  private func texts(_ field: Field, _ talker: Talker) -> [String] {
    EarlierAnswers.texts(of: field, in: talker.session.latest(asking: field))
  }
}

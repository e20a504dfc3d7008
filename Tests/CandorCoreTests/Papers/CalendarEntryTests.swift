// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

@Suite("What a calendar is told") struct CalendarEntryTests {
  private func talked() throws -> Talker {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: buy a clock by 27 nov",
      "you: ask for the rota by 4 dec",
      "me: think about it", "", "/private day", "every other monday", "y",
    ])
    return talker
  }

  private func document(_ talker: Talker) -> ConversationDocument {
    ConversationDocument(
      record: talker.record, conversation: talker.record.conversations[0], flow: sampleFlow)
  }

  @Test func isDaysAndNumbersAndNoneOfTheWords() throws {
    let talker = try talked()
    let text = document(talker).calendar.text
    for word in ["Ana", "clock", "rota", "9:40", "bus", "think"] { #expect(!text.contains(word), "\(word)") }
    let reading = try CalendarReading(text)
    let told = reading.events.map { event in
      ["SUMMARY", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "RRULE"].map { name in
        event.first { $0.name == name }?.value ?? ""
      }
    }
    #expect(
      told == [
        ["Due: my commitment 1", "20261127", "20261128", "0", "CONFIRMED", ""],
        ["Due: commitment 2", "20261204", "20261205", "0", "CONFIRMED", ""],
        [
          "Day (conversation 1)", "20261123", "20261124", "0", "CONFIRMED",
          "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        ],
      ])
    #expect(document(talker).calendar.text == text)
  }

  @Test func aPrivateDayStaysOutOfIt() throws {
    var talker = try talked()
    let all = try CalendarReading(document(talker).calendar.text).events.count
    try talker.take { session, _ throws(Refusal) in
      [.privacyChanged(session.record.conversations[0].id, "day", isPrivate: true)]
    }
    #expect(try CalendarReading(document(talker).calendar.text).events.count == all - 1)
  }

  @Test func nothingIsAgreedBeforeTheEndIsConfirmed() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "came at 9:40", "", "/private day", "tomorrow"])
    #expect(document(talker).calendar.entries.isEmpty)
    try talker.type("y")
    #expect(document(talker).calendar.entries.count == 1)
  }

  /// A commitment is due at the end of its days; a talk may be on any of them.
  @Test func severalDaysAreTheLastOrAll() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: call next week", "", "/private day",
      "next week", "y",
    ])
    let days = document(talker).calendar.entries.map { "\($0.days.from.iso) \($0.days.to.iso)" }
    #expect(days == ["2026-11-29 2026-11-29", "2026-11-23 2026-11-29"])
  }

  @Test func aChangeIsTheSameEntryWithAHigherNumber() throws {
    var talker = try talked()
    let before = document(talker).calendar.entries
    try talker.take { session, moment throws(Refusal) in
      try session.record.moving(1, to: "30 nov", at: moment)
    }
    let after = document(talker).calendar.entries
    #expect(before.map(\.id) == after.map(\.id))
    #expect(after.map(\.changes) == [1, 0, 0])
    #expect(after[0].changedAt > before[0].changedAt && after[1].changedAt == before[1].changedAt)
    #expect(after[0].days.from.iso == "2026-11-30")
    try talker.take { session, _ throws(Refusal) in try session.reopen(1, at: "day") }
    try talker.type(["10 dec", "y"])
    let corrected = document(talker).calendar.entries
    #expect(corrected.map(\.changes) == [1, 0, 1])
    #expect(corrected[2].id == before[2].id && corrected[2].pattern == nil)
  }

  @Test func whatIsClosedLeavesItOrIsTakenOff() throws {
    var talker = try talked()
    let whole = try list(talker, withClosed: false)
    try talker.take { session, moment throws(Refusal) in
      try session.record.closing(1, .dropped(why: "bought already"), at: moment)
    }
    #expect(try list(talker, withClosed: false) == whole.filter { $0.title != "Due: my commitment 1" })
    #expect(document(talker).calendar.entries.map(\.title) == ["Due: commitment 2", "Day (conversation 1)"])
    let all = try list(talker, withClosed: true)
    #expect(all.map(\.id) == whole.map(\.id) && all.map(\.isCancelled) == [true, false])
    #expect(all[0].changes == 1 && all[0].changedAt > whole[0].changedAt)
    #expect(!CalendarFile(all).text.contains("bought"))
    try talker.take { session, moment throws(Refusal) in
      try session.record.moving(1, to: "30 nov", at: moment)
    }
    let again = try list(talker, withClosed: false)
    #expect(again[0].id == whole[0].id && again[0].changes == 2 && !again[0].isCancelled)
  }

  private func list(_ talker: Talker, withClosed: Bool) throws -> [CalendarEntry] {
    try CommitmentList(of: talker.record, filter: .init(includesClosed: withClosed), today: talker.today)
      .calendar.entries
  }
}

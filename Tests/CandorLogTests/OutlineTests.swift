// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import TestSupport
import Testing

/// A record's outline: what it is worth, and what bytes that are none are worth.
@Suite struct OutlineTests {
  /// Fold, then outline, then go on: the same as to fold all of it, once the answers were read.
  @Test func goingOnFromAnOutlineAtEveryCutIsTheSameAsFoldingAll() throws {
    for seed in 0..<24 {
      var chance = SeededChance(seed: seed)
      let history = chance.history(of: 70)
      let whole = fold(history[...])
      for cut in 0...history.count {
        let before = fold(history[..<cut])
        let outline = try #require(Outline(of: before), "seed \(seed), cut \(cut)")
        var record = try #require(read(outline), "seed \(seed), cut \(cut)")
        #expect(record.conversations.allSatisfy { !$0.isLoaded })
        for index in cut..<history.count { record.apply(history[index], at: Int64(index)) }
        #expect(Outline(of: record) == Outline(of: whole), "seed \(seed), cut \(cut)")
        for conversation in record.conversations where !conversation.isLoaded {
          let told = history.enumerated().filter { $1.conversation == conversation.id }
          let isLoaded = record.load(conversation.id, from: told.map { ($1, Int64($0)) })
          #expect(isLoaded, "seed \(seed), cut \(cut)")
        }
        #expect(record == whole, "seed \(seed), cut \(cut)")
      }
    }
  }

  @Test func aConversationIsLoadedFromItsOwnEventsOrNotAtAll() throws {
    let talk = ConversationID(bits: 7)
    let other = ConversationID(bits: 8)
    let opening = Opening(flow: Samples.feedback, person: nil, day: Samples.today, parent: nil)
    let history: [Event] = [
      .started(talk, opening), .answered(talk, "impact", Answer(text: "Two waited.", value: .text)),
      .paused(talk, waiting: false),
    ]
    let whole = fold(history[...])
    let outline = try #require(Outline(of: whole))
    var record = try #require(read(outline))
    let told = history.enumerated().map { (event: $1, at: Int64($0)) }
    let wrong: [(ConversationID, [(event: Event, at: Int64)])] = [
      (other, told), (talk, []), (talk, Array(told.dropLast())), (talk, [(.started(other, opening), 0)]),
    ]
    for (id, events) in wrong {
      let isLoaded = record.load(id, from: events)
      #expect(!isLoaded && !record.conversations[0].isLoaded, "\(events.count) events")
    }
    let isLoaded = record.load(talk, from: told)
    #expect(isLoaded)
    #expect(record == whole)
  }

  @Test func withoutItsSecondPartARecordHasNoCommitments() throws {
    var chance = SeededChance(seed: 5)
    let history = (0..<90).map { _ in chance.event() }
    let whole = fold(history[...])
    try #require(!whole.commitments.isEmpty)
    let outline = try #require(Outline(of: whole))
    let record = outline.conversations.withUnsafeBytes { Record(outline: $0, commitments: nil) }
    #expect(record?.commitments.isEmpty == true)
    #expect(record?.conversations.map(\.id) == whole.conversations.map(\.id))
    #expect(record?.people == whole.people)
  }

  /// Cut anywhere it is refused; with any byte changed it is refused or read as something else, and never ends us.
  @Test func bytesThatAreNoOutlineNeverEndTheProgram() throws {
    var chance = SeededChance(seed: 11)
    let history = (0..<60).map { _ in chance.event() }
    let outline = try #require(Outline(of: fold(history[...])))
    for (part, isFirst) in [(outline.conversations, true), (outline.commitments, false)] {
      func isRead(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { changed in
          isFirst
            ? Record(outline: changed, commitments: nil) != nil
            : outline.conversations.withUnsafeBytes { Record(outline: $0, commitments: changed) != nil }
        }
      }
      #expect(isRead(part))
      for cut in 0..<part.count { #expect(!isRead(Array(part[..<cut])), "cut at \(cut)") }
      #expect(!isRead(part + [0]))
      for index in part.indices {
        for value in [0, 1, 0x7f, 0x80, 0xff, part[index] ^ 1] {
          var changed = part
          changed[index] = value
          _ = isRead(changed)
        }
      }
      for _ in 0..<2000 {
        _ = isRead((0..<part.count).map { _ in UInt8.random(in: 0...255, using: &chance) })
      }
    }
  }

  @Test func whatHasNoFormIsNotWritten() {
    var record = Record()
    record.apply(.noted(Samples.sam, text: "", day: Day(ordinal: 0), conversation: nil), at: 0)
    #expect(Outline(of: record) != nil)
    record.apply(.personAdded(Samples.sam, name: "Sam"), at: 0)
    record.apply(.noted(Samples.sam, text: "", day: Day(ordinal: .max), conversation: nil), at: 0)
    #expect(Outline(of: record) == nil)
  }

  private func fold(_ events: ArraySlice<Event>) -> Record {
    var record = Record()
    for (index, event) in zip(events.indices, events) { record.apply(event, at: Int64(index)) }
    return record
  }

  private func read(_ outline: Outline) -> Record? {
    outline.conversations.withUnsafeBytes { first in
      outline.commitments.withUnsafeBytes { Record(outline: first, commitments: $0) }
    }
  }
}

extension SeededChance {
  /// Events of which no two begin the same conversation: an id is used once.
  fileprivate mutating func history(of count: Int) -> [Event] {
    var begun: Set<ConversationID> = []
    var history: [Event] = []
    while history.count < count {
      let event = eventOrErasure()
      if case .started(let id, _) = event, !begun.insert(id).inserted { continue }
      history.append(event)
    }
    return history
  }

  /// Any event, and now and then one that takes people or words away.
  fileprivate mutating func eventOrErasure() -> Event {
    let talk = ConversationID(bits: next() % 4)
    return switch next() % 40 {
    case 0: .forgotten(PersonID(bits: next() % 4), day: Samples.today)
    case 1: .erased(.start)
    case 2: .erased(.commitment)
    case 3: .erased(.answer(talk, "impact"))
    default: event()
    }
  }
}

extension Event {
  /// The conversation that the event's record names in its header.
  var conversation: ConversationID? {
    switch self {
    case .started(let id, _), .paused(let id, _), .resumed(let id), .completed(let id, _), .abandoned(let id),
      .answered(let id, _, _), .skipped(let id, _), .undone(let id), .revisited(let id, _),
      .privacyChanged(let id, _, _), .remarked(let id, _, _), .kept(let id, _, _):
      id
    case .drafted(let id, _, _): id
    case .erased(.answer(let id, _)): id
    case .personAdded, .personRenamed, .aliasAdded, .noted, .committed, .commitmentMoved, .commitmentClosed,
      .exported, .forgotten, .redacted, .erased:
      nil
    }
  }
}

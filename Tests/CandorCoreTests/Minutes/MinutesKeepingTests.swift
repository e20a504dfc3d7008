// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

@Suite struct MinutesKeepingTests {
  private let moment = Moment(milliseconds: 1_795_251_600_000, today: Day(ordinal: 20_778), chance: 5)

  private var record: Record {
    var record = Record()
    for (bits, name) in [(1, "Ana Lee"), (2, "Bo Chen"), (3, "Bo Diaz")] as [(UInt64, String)] {
      record.apply(.personAdded(PersonID(bits: bits), name: name), at: 1)
    }
    return record
  }

  private func kept(_ text: String, with name: String?) throws -> Record {
    var record = record
    let page = MinutesPage(text, reader: record.minutesReader(today: moment.today, with: name))
    for event in try record.keeping(page.items, with: name, at: moment) {
      record.apply(event, at: moment.milliseconds)
    }
    return record
  }

  @Test func `those known are matched, others stay words`() throws {
    let record = try kept(
      "Ana will sweep\nBo will rake\nBo Chen will dig\nCy will plant\nI will water\nshe will weed\n",
      with: nil)
    #expect(record.people.count == 3)
    let made = record.commitments.map {
      "\($0.made.pledge.owner) \($0.made.person.flatMap(record.name) ?? "-")"
    }
    #expect(made == ["them Ana Lee", "other -", "them Bo Chen", "other -", "me -", "other -"])
    #expect(record.commitments.allSatisfy { $0.made.conversation == nil && $0.made.field == nil })
  }

  @Test func `a page with somebody is theirs, and they may be new`() throws {
    let record = try kept(
      "Ana will sweep\nCy will plant\nI will water\nshe will weed\nDee will dig", with: "Dee")
    #expect(record.people.map(\.name) == ["Ana Lee", "Bo Chen", "Bo Diaz", "Dee"])
    let made = record.commitments.map {
      "\($0.made.pledge.owner) \($0.made.person.flatMap(record.name) ?? "-")"
    }
    #expect(made == ["them Ana Lee", "other Dee", "me Dee", "them Dee", "them Dee"])
    #expect(record.commitments.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `too many are refused`() throws {
    let text = String(repeating: "Cy will plant\n", count: Record.mostAtOnce + 1)
    #expect(throws: Refusal.self) { try kept(text, with: nil) }
  }

  @Test func `numbers are chosen in several ways`() {
    let table: [(String, [Int]?)] = [
      ("all", [1, 2, 3, 4]), (" Yes", [1, 2, 3, 4]), ("", []), ("none", []), ("2", [2]), ("4, 1", [1, 4]),
      ("2-4 2", [2, 3, 4]),
      ("1 and 3", [1, 3]), ("5", nil), ("0", nil), ("3-1", nil), ("-", nil), ("two", nil), ("1--2", nil),
      (",", nil),
      ("99999999999999999999", nil),
    ]
    for (text, numbers) in table { #expect(NumberChoice(text, upTo: 4)?.numbers == numbers, "\(text)") }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorCore

/// A promise in any line: in its own words, with its day in order, twice the same; and the line as a page of minutes.
@c(LLVMFuzzerTestOneInput)
public func fuzzPledges(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let today = Day(ordinal: 20_778 + Int(input.byte()))
  let person = input.one(of: [nil, "Ana", "April May", "Ana María O'Brien", ""])
  let aliases = input.one(of: [[], ["Annie"], ["the boss", "June"], [""]])
  let line = input.text
  let reader = PledgeReader(today: today, person: person, aliases: aliases)

  let reading = reader.read(line)
  must(reader.read(line) == reading, "the same line is read in two ways")
  switch reading {
  case .pledge(let pledge):
    must(!pledge.what.isEmpty, "nothing is promised")
    must(isDrawn(pledge.what, from: line), "words are promised that were not written")
    must(pledge.who.map { isDrawn($0, from: line) } ?? true, "somebody promises who was not written")
    must(pledge.who != nil || pledge.owner == .other, "nobody is named, and it is somebody's")
    must(pledge.due.map { $0.from <= $0.to } ?? true, "a due day ends before it begins")
  case .ambiguousDay(let phrase, let spans):
    must(isDrawn(phrase, from: line), "a day is asked about that was not written")
    must(spans.count > 1, "one reading is called ambiguous")
    must(spans.allSatisfy { $0.from <= $0.to }, "a due day ends before it begins")
  case .empty: break
  }

  let minutes = MinutesPage(line, reader: MinutesReader(today: today, names: [person ?? ""] + aliases))
  for item in minutes.items {
    must(!item.what.isEmpty, "nothing is to be done")
    must(item.isFirm, "what was only suggested is kept")
    must(item.due.map { $0.from <= $0.to } ?? true, "a due day ends before it begins")
  }
  return 0
}

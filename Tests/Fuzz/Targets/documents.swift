// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorCore

/// What is handed over of a conversation: JSON that parses, Markdown and HTML in which people's words stay words, a
/// calendar that reads back and holds none of them.
@c(LLVMFuzzerTestOneInput)
public func fuzzDocuments(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let record = record(&input)
  let today = Day(ordinal: 20_778)
  for conversation in record.conversations {
    for flow in [sampleFlow, nil] {
      let document = ConversationDocument(record: record, conversation: conversation, flow: flow)
      check(markdown: document.markdown)
      check(html: document.html)
      check(document.json)
      check(document.calendar)
    }
  }
  check(PeopleTable(record: record, today: today).json)
  do throws(Refusal) {
    check(try ConversationList(of: record, person: nil, onlyUnfinished: false).json)
    let all = try CommitmentList(of: record, filter: .init(includesClosed: true), today: today)
    check(all.json)
    check(all.calendar)
    for person in record.people {
      let page = try PrepPage(record: record, person: person, today: today)
      check(markdown: page.markdown)
      check(html: page.html)
      check(try CommitmentList(of: record, filter: .init(owner: person.name), today: today).json)
    }
  } catch {
    must(error.kind == .usage || error.kind == .unknownName, "a list is refused: \(error.kind)")
  }
  return 0
}

private func check(_ json: JSON) {
  must(StrictJSON.accepts(json.text), "this is not JSON: \(json.text)")
  must(!json.text.unicodeScalars.contains { $0.isBidiControl }, "JSON turns the direction of text")
}

private func check(markdown: String) {
  let own = PlainMarkdown { line in
    line.hasPrefix("`candor show ") || line.hasPrefix("- ") && line.contains(": `candor resume ")
  }
  let flaw = own.flaw(in: markdown)
  must(flaw == nil, "\(flaw ?? "") in: \(markdown)")
}

private func check(html: String) {
  must(PlainHTML(html) != nil, "words are markup in: \(html)")
  must(terminalSafe(html, keepingNewlines: true) == html, "a page drives a terminal")
}

private func check(_ calendar: CalendarFile) {
  do throws(CalendarReading.Flaw) {
    let events = try CalendarReading(calendar.text).events
    must(events.count == calendar.entries.count, "a calendar has other entries: \(calendar.text)")
    let names = events.map { $0.map(\.name).filter { $0 != "RRULE" } }
    must(Set(names).count <= 1, "an entry has other properties: \(calendar.text)")
  } catch {
    must(false, "\(error.what): \(calendar.text)")
  }
}

/// One conversation in which every word comes from the input.
private func record(_ input: inout Input) -> Record {
  let choices = input.byte()
  let isDone = choices & 1 == 0
  let pieces = input.lines
  func piece(_ index: Int) -> String { pieces[index % pieces.count] }
  let person = PersonID(bits: 1)
  let talk = ConversationID(bits: 2)
  let today = Day(ordinal: 20_778)
  let due = DaySpan(today, Day(ordinal: 20_785))
  let owner: Owner = choices & 2 == 0 ? .other : choices & 4 == 0 ? .them : .me
  let pledges = [
    Pledge(who: piece(3), owner: owner, what: piece(4), due: due),
    Pledge(who: nil, owner: .other, what: piece(0), due: nil),
  ]
  let opening = Opening(flow: sampleFlow.reference, person: person, day: today, parent: nil)
  let promise = Commitment(pledge: pledges[0], conversation: talk, field: "steps", person: person, day: today)
  var events: [Event] = [
    .personAdded(person, name: piece(0)), .aliasAdded(person, alias: piece(1)), .started(talk, opening),
    .answered(talk, "kind", Answer(text: "change", value: .choice("change"))),
    .answered(talk, "behavior", Answer(text: piece(2), value: .text)),
    .answered(talk, "view", Answer(text: piece(3), value: .text, isPrivate: choices & 8 != 0)),
    .answered(talk, "summary", Answer(text: piece(1), value: .text)),
    .answered(talk, "verdict", Answer(text: piece(5), value: .choice("right"))),
    .answered(talk, "steps", Answer(text: piece(4), value: .commitments(pledges, isComplete: true))),
    .answered(talk, "day", Answer(text: piece(5), value: .date(due))),
    .answered(talk, piece(6), Answer(text: piece(7), value: .text, wasAsked: choices & 16 == 0)),
    .remarked(talk, "behavior", RemarkSaid(rule: piece(5), quote: piece(2))),
    .committed(CommitmentID(bits: 3), promise), .noted(person, text: piece(6), day: today, conversation: nil),
  ]
  if choices & 32 != 0 { events.append(.kept(talk, "behavior", because: piece(1))) }
  if choices & 64 != 0 {
    events.append(.commitmentClosed(CommitmentID(bits: 3), .dropped(why: piece(7)), day: today))
  }
  if isDone { events.append(.completed(talk, day: today)) }
  var record = Record()
  for event in events { record.apply(event, at: 1_795_251_600_000) }
  return record
}

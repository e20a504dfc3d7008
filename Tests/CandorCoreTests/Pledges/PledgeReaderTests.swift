// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite struct PledgeReaderTests {
  private func read(_ line: String, person: String? = "Sam Reed", aliases: [String] = ["Sammy"]) throws
    -> String
  {
    let today = try #require(Day(iso: "2026-11-21"))
    switch PledgeReader(today: today, person: person, aliases: aliases).read(line) {
    case .pledge(let pledge):
      return "\(pledge.owner) \(pledge.who ?? "nobody") | \(pledge.what) | \(shown(pledge.due))"
    case .ambiguousDay(let phrase, let days):
      return "? \(phrase): " + days.map { shown($0) }.joined(separator: " ")
    case .empty: return "empty"
    }
  }

  private func check(_ table: [(String, String)]) throws {
    for (line, expected) in table { #expect(try read(line) == expected, "\(line)") }
  }

  @Test func `who, what and when are told apart`() throws {
    try check([
      ("me: book the room by friday", "me me | book the room | 2026-11-27"),
      ("me: send the agenda a day before by friday", "me me | send the agenda a day before | 2026-11-27"),
      ("you: send it the night before", "them you | send it the night before | -"),
      ("I: send the plan by 27 nov.", "me I | send the plan | 2026-11-27"),
      ("you: share the draft, tomorrow", "them you | share the draft | 2026-11-22"),
      ("They: ask Bo", "them They | ask Bo | -"),
      ("sam reed: talk to Ana by next friday", "them sam reed | talk to Ana | 2026-11-27"),
      ("Sam : talk to Ana", "them Sam | talk to Ana | -"),
      ("Sammy: talk to Ana", "them Sammy | talk to Ana | -"),
      ("Priya: order chairs before the 15 May meeting", "other Priya | order chairs | 2027-05-15"),
      ("Ana and Bo: write it up (by 4 Dec)", "other Ana and Bo | write it up | 2026-12-04"),
      ("we: agree on a date", "other we | agree on a date | -"),
      ("order chairs by end of Q1", "other nobody | order chairs | 2027-03-31"),
      ("- [ ] me: call Ana by friday", "me me | call Ana | 2026-11-27"),
      ("Action: Sam will write the text", "them Sam | write the text | -"),
    ])
  }

  @Test func `spoken forms name their owner`() throws {
    try check([
      ("I'll send it tomorrow", "me I | send it | 2026-11-22"),
      ("I’ll send it tomorrow", "me I | send it | 2026-11-22"),
      ("I will send it", "me I | send it | -"),
      ("I'm going to write to Ana", "me I | write to Ana | -"),
      ("I need to send it by friday", "me I | send it | 2026-11-27"),
      ("Sam will draft the note in two weeks", "them Sam | draft the note | 2026-12-05"),
      ("Sam Reed to draft the note", "them Sam Reed | draft the note | -"),
      ("@sam will write on Monday", "them @sam | write | 2026-11-23"),
      ("They will try again on Monday", "them They | try again | 2026-11-23"),
      ("we will meet on tuesday", "other we | meet | 2026-11-24"),
      ("Ana and Bo will meet on tuesday", "other Ana and Bo | meet | 2026-11-24"),
      ("By friday I'll call Ana", "me I | call Ana | 2026-11-27"),
      ("Me: I will call Ana", "me Me | call Ana | -"),
      ("Need to call Ana", "other nobody | Need to call Ana | -"),
      ("Time to go home", "other nobody | Time to go home | -"),
      ("It will rain on monday", "other nobody | It will rain | 2026-11-23"),
    ])
  }

  @Test func `a colon that parts nothing leaves the line whole`() throws {
    try check([
      ("call at 9:30 tomorrow", "other nobody | call at 9:30 | 2026-11-22"),
      ("9:30 call with Ana", "other nobody | 9:30 call with Ana | -"),
      ("read https://example.org/a by friday", "other nobody | read https://example.org/a | 2026-11-27"),
      (
        "this is far too long an owner: call Ana",
        "other nobody | this is far too long an owner: call Ana | -"
      ),
      ("me: read this: it is short", "me me | read this: it is short | -"),
      ("Friday: call Ana", "other nobody | call Ana | 2026-11-27"),
      ("Ana, by friday: call Bo", "other Ana | call Bo | 2026-11-27"),
    ])
    #expect(try read("April: call Bo", person: "April") == "them April | call Bo | -")
  }

  @Test func `what stays tidy, its words as typed`() throws {
    try check([
      (
        "me: call Ana, Bo, and Cy by friday, then rest",
        "me me | call Ana, Bo, and Cy, then rest | 2026-11-27"
      ),
      ("me: send (the draft) by friday", "me me | send (the draft) | 2026-11-27"),
      ("me: send the e-mail TODAY...", "me me | send the e-mail | 2026-11-21"),
      ("you: call Ana friday at 9:30", "them you | call Ana at 9:30 | 2026-11-27"),
      ("me: cover the desk on Mon and Tue", "me me | cover the desk | 2026-11-23..2026-11-24"),
      ("review the text (Sam, by friday)", "them Sam | review the text | 2026-11-27"),
      ("(by friday) me: call Ana", "me me | call Ana | 2026-11-27"),
      ("me: (by friday)", "empty"),
      ("me: book the room by", "me me | book the room | -"),
      ("me: finish by the 31st?", "me me | finish? | 2026-12-31"),
      ("me: by friday write it up.", "me me | write it up | 2026-11-27"),
      ("me: log  on and carry on", "me me | log  on and carry on | -"),
    ])
  }

  @Test func `the last day counts, the past does not, doubt is asked about`() throws {
    try check([
      ("me: ask on monday, decide by friday", "me me | ask on monday, decide | 2026-11-27"),
      ("me: fix what broke last friday", "me me | fix what broke last friday | -"),
      ("me: by friday fix what broke last week", "me me | fix what broke last week | 2026-11-27"),
      ("me: do it by yesterday", "me me | do it | 2026-11-20"),
      ("me: pay by 3/7", "? by 3/7: 2027-03-07 2027-07-03"),
      ("me: pay by Thu 27 Nov", "? by Thu 27 Nov: 2026-11-26 2026-11-27"),
      ("me: do 3/7 of the work", "me me | do 3/7 of the work | -"),
      ("me: see the friday report", "me me | see the friday report | -"),
    ])
  }

  @Test func `names at the end, promises and offices name their owner`() throws {
    try check([
      ("review the text - Ana", "other Ana | review the text | -"),
      ("review the text [@sam]", "them @sam | review the text | -"),
      ("review the text, assigned to Bo", "other Bo | review the text | -"),
      ("review the text - Owner: Ana - Due: friday", "other Ana | review the text | 2026-11-27"),
      ("Sam agreed to review the text", "them Sam | review the text | -"),
      ("Sam has offered to review the text", "them Sam | review the text | -"),
      ("the secretary will send the minutes", "other the secretary | send the minutes | -"),
      ("JB + TT to review the text", "other JB + TT | review the text | -"),
      ("everyone to read it by monday", "other everyone | read it | 2026-11-23"),
    ])
  }

  @Test func `whatever was asked for is taken as it was typed`() throws {
    try check([
      ("next meeting tuesday", "other nobody | next meeting | 2026-11-24"),
      ("Ana sent the deck", "other nobody | Ana sent the deck | -"),
      ("we decided to wait", "other nobody | we decided to wait | -"),
      ("none", "other nobody | none | -"),
      ("should Ana send the deck?", "other nobody | should Ana send the deck? | -"),
    ])
  }

  @Test func `a line without an action is empty`() throws {
    for line in ["", "   ", "by friday", "me:", "me: by friday", "- ", "Sam: .", "tomorrow", ","] {
      #expect(try read(line) == "empty", "\(line)")
    }
  }
}

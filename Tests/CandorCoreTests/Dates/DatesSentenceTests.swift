// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite struct DatesSentenceTests {
  private func check(_ sentence: String, _ expected: String, _ phrase: String?) throws {
    let found = DateReader(today: try #require(Day(iso: "2026-11-21"))).last(in: sentence)
    #expect(shown(found?.span) == expected, "\(sentence)")
    #expect(found.map { String(sentence[$0.range]) } == phrase, "\(sentence)")
  }

  @Test func `the last date is found with its preposition`() throws {
    for (sentence, expected, phrase) in [
      ("book the room by friday", "2026-11-27", "by friday"),
      ("send slides before the 15 May meeting, please", "2027-05-15", "before the 15 May meeting"),
      ("get ready for friday's call", "2026-11-27", "for friday's call"),
      ("hand it in no later than 4 Dec.", "2026-12-04", "no later than 4 Dec"),
      ("tidy up by tomorrow EOD", "2026-11-22", "by tomorrow EOD"),
      ("ship it (due: 2026-12-04)", "2026-12-04", "due: 2026-12-04"),
      ("call Ana friday at 9:30", "2026-11-27", "friday"),
      ("Tomorrow I call Ana", "2026-11-22", "Tomorrow"),
      ("start next week with the draft", "2026-11-23..2026-11-29", "next week"),
      ("finish on monday or rather by end of Q1", "2027-03-31", "by end of Q1"),
      ("we close it in may", "2027-05-01..2027-05-31", "in may"),
      ("give it to Sun by sat", "2026-11-28", "by sat"),
      ("café meeting on the 27th – bring cake", "2026-11-27", "on the 27th"),
      ("let me know by friday—if you can", "2026-11-27", "by friday"),
      ("bring it on “monday”, please", "2026-11-23", "monday"),
      ("review what Bo sent last friday", "2026-11-20", "last friday"),
    ] {
      try check(sentence, expected, phrase)
    }
  }

  @Test func `no date is found where there is none`() throws {
    for sentence in [
      "this may take a while", "we may go ahead", "you may want to march on", "May I ask something",
      "I second that", "a second opinion",
      "he sat down in the sun", "ship version 2.10 to everyone", "support is there 24/7",
      "3-7 people will join", "talk 1 on 1 with Ana",
      "it needs five days of work", "done in five days of work", "send the friday report to Bob",
      "review monday's numbers",
      "the second friday works best", "every friday we talk", "on sunday mornings we rest",
      "on fridays we talk", "call her after friday",
      "about 5/6 of the team", "on the 5th floor", "read https://example.org/2026/12/04/post",
      "ship 2026-12-04-final.zip",
      "once in a week", "at the end of the day people count", "reach the end of the line", "a plan for Q3",
      "the budget for 2027",
      "ask April about it", "tell Jan and June", "of the 40, 27 may attend", "room 2026", "order 12-11-10-9",
      "call +49 2026-12-04-77",
      "by 31 feb", "by feb 31", "pay by 3/7", "back in a second", "numbers from last friday",
      "keep it up to date", "the first sunday was quiet", "friday2", "mid-air",
    ] {
      try check(sentence, "-", nil)
    }
  }
}

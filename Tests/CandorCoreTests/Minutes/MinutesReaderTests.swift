// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorCore

@Suite struct MinutesReaderTests {
  private func read(_ line: String, names: [String] = []) throws -> [String] {
    let today = try #require(Day(iso: "2026-11-21"))
    return MinutesReader(today: today, names: names).items(in: line).map { item in
      let due = item.due.map { $0.from == $0.to ? $0.to.iso : "\($0.from.iso)..\($0.to.iso)" } ?? "-"
      return "\(item.who ?? "nobody") | \(item.what) | \(due)" + (item.isFirm ? "" : " | suggested")
    }
  }

  private func check(_ table: [(String, [String])]) throws {
    for (line, expected) in table { #expect(try read(line) == expected, "\(line)") }
  }

  @Test func `marks and labels are taken off`() throws {
    let mark = "TO" + "DO"
    for line in [
      "ACTION: Priya to order the lamps", "Action item #3: Priya will order the lamps",
      "AI4 Priya to order the lamps",
      "ACTION-17: Priya: order the lamps", "AI (Priya): order the lamps", "[ACTION] Priya to order the lamps",
      "\(mark)(Priya): order the lamps", "\(mark) Priya: order the lamps",
      "Next step for Priya: order the lamps",
      "- [ ] Priya to order the lamps", "1. **Action point:** Priya to order the lamps",
      "> * Priya will order the lamps",
      "Action - Priya - order the lamps", "Action:Priya to order the lamps",
      "Follow-up: Priya to order the lamps",
      "Priya to order the lamps", "Priya: order the lamps", "[Priya] order the lamps",
      "order the lamps (Priya)",
      "order the lamps - Priya", "order the lamps → Priya", "order the lamps. Owner: Priya",
      "order the lamps; Priya to do",
      "order the lamps, assigned to Priya", "Owner: Priya. order the lamps",
      "Stores: Priya will order the lamps",
      "Priya agreed to order the lamps", "Priya has volunteered to order the lamps",
      "Priya took an action to order the lamps",
      "Priya was asked to order the lamps", "Priya said that she'll order the lamps",
      "Priya needs to order the lamps",
      "It is up to Priya to order the lamps", "So, Priya will also order the lamps",
      "Priya, please order the lamps", "Priya, could you please order the lamps",
      "We need Priya to order the lamps",
      "Priya's action: order the lamps", "ACTION: 1. Priya to order the lamps",
      "Assigned to Priya: order the lamps",
      "Priya is going to order the lamps", "Priya (with Bo) to order the lamps",
    ] {
      let items = try read(line)
      #expect(items.map { $0.replacing("also ", with: "") } == ["Priya | order the lamps | -"], "\(line)")
    }
  }

  @Test func `owners stand as they were written`() throws {
    for who in [
      "JB + TT", "the secretary", "Ana/Bo", "Ana and Bo", "Ana, Bo & Cy", "@ana-b", "everyone", "We", "I",
      "Maria van der Berg",
      "O'Brien", "Łukasz", "The new treasurer", "Ana and the catering team", "QA team", "HR", "A. Lee",
      "Ana Lee/Bo",
      "All members", "Each team lead", "Members of the crew", "Will", "Ana's team", "Ana and possibly Bo",
    ] {
      for form in ["ACTION: \(who) to order the lamps", "\(who) will order the lamps"] {
        #expect(try read(form) == ["\(who) | order the lamps | -"], "\(form)")
      }
    }
    try check([
      (
        "Members who have not voted should do so by 1 dec",
        ["Members who have not voted | do so | 2026-12-01"]
      ),
      ("ACTION: mo to order the lamps", ["mo | order the lamps | -"]),
      (
        "ACTION: order the lamps (mo and the new store lead)",
        ["mo and the new store lead | order the lamps | -"]
      ),
      (
        "ACTION: order the lamps (Mo and/or the new store lead)",
        ["Mo and/or the new store lead | order the lamps | -"]
      ),
      ("Slides to be sent by Ana", ["Ana | Slides to be sent by Ana | -"]),
      ("Actions: Ana and Bo", ["Ana and Bo |  | -"]),
    ])
    #expect(try read("June: order the lamps", names: ["June"]) == ["June | order the lamps | -"])
  }

  @Test func `nobody's task is nobody's`() throws {
    try check([
      ("ACTION: order the lamps", ["nobody | order the lamps | -"]),
      ("ACTION: someone to order the lamps", ["nobody | order the lamps | -"]),
      ("ACTION: order the lamps (TBD)", ["nobody | order the lamps (TBD) | -"]),
      ("ACTION: continue to watch the lamps", ["nobody | continue to watch the lamps | -"]),
      ("Action item Need to order lamps", ["nobody | Need to order lamps | -"]),
      ("Please send your votes by friday", ["nobody | send your votes | 2026-11-27"]),
      ("Hope to finish the list by tomorrow", ["nobody | Hope to finish the list | 2026-11-22"]),
      ("Someone should check the lamps", ["nobody | check the lamps | - | suggested"]),
      ("We should replace the lamps", ["We | replace the lamps | - | suggested"]),
      ("We should replace the lamps by 1 dec", ["We | replace the lamps | 2026-12-01"]),
    ])
  }

  @Test func `a line may hold several`() throws {
    try check([
      ("Ana will draft it and Bo reviews by friday", ["Ana | draft it | -", "Bo | reviews | 2026-11-27"]),
      (
        "Ana to draft it, Bo to print it; all to read it",
        ["Ana | draft it | -", "Bo | print it | -", "all | read it | -"]
      ),
      ("ACTION: Ana to ask Cy and Bo to read it", ["Ana | ask Cy and Bo to read it | -"]),
      ("Actions: 1) Ana to draft it 2) Bo to print it", ["Ana | draft it | -", "Bo | print it | -"]),
      (
        "Dr. Lee will draft it. Ms. Ono will print it.", ["Dr. Lee | draft it | -", "Ms. Ono | print it | -"]
      ),
      ("ACTION: Ana to draft it. Due friday.", ["Ana | draft it | 2026-11-27"]),
    ])
  }

  @Test func `days are those by which, and no others`() throws {
    try check([
      ("By friday, Ana will have sent it", ["Ana | have sent it | 2026-11-27"]),
      ("Next week Bo to check the boiler", ["Bo | check the boiler | 2026-11-23..2026-11-29"]),
      ("Ana will draft it (Bo: vote tomorrow)", ["Ana | draft it (Bo: vote tomorrow) | -"]),
      ("order lamps (Ana, by 1 dec)", []),
      ("Order the lamps (Ana, by 1 dec)", ["Ana | Order the lamps | 2026-12-01"]),
      ("Ana: the slides by friday", ["Ana | the slides | 2026-11-27"]),
    ])
  }

  @Test func `what is open is said`() throws {
    let today = try #require(Day(iso: "2026-11-21"))
    let table: [(String, [MinutesItem.Unclear], String?)] = [
      ("ACTION: order lamps by friday", [.noOwner], nil),
      ("ACTION: someone to order lamps", [.anybody, .noDay], nil),
      ("ACTION: all to read it ASAP", [.everybody, .vagueDay], nil),
      ("Ana will order lamps before the next meeting", [.eventDay], nil),
      ("ACTION: Ana to pay it by 3/7", [.severalDays], nil),
      ("Ana hopes to order lamps by friday", [.tentative], nil),
      ("Ana will order lamps by friday if the vendor answers", [], "if the vendor answers"),
      ("Once it is signed, Ana will pay it by friday", [], "Once it is signed"),
      ("Ana will check by friday if the room is free", [], nil),
      ("Actions: Ana", [.noAction, .noDay], nil),
    ]
    for (line, unclear, condition) in table {
      let item = try #require(MinutesReader(today: today).items(in: line).first, "\(line)")
      #expect(item.unclear == unclear, "\(line)")
      #expect(item.condition == condition, "\(line)")
    }
  }

  @Test func `what is no commitment stays none`() throws {
    for line in [
      "Next meeting tuesday", "Next call: 12 January", "ACTION: none", "Actions: n/a", "No action items",
      "No new actions were noted.",
      "Review of action items", "Action items from last time were read", "Ana sent the deck",
      "Ana has sent it", "DONE: Ana to send it",
      "- [x] Ana to send it", "Ana to send it (done)", "Decision: we will use the old form",
      "AGREED: the price is right",
      "The meeting will be on tuesday", "The lamp will ship in march", "It will rain on monday",
      "This will be discussed",
      "Should Ana send it?", "Can Ana send it by friday?", "Who will send it?", "Ana: I think it is too dear",
      "Bo: agree with Ana",
      "Bo: does it scale?", "Cy: +1", "We will meet again on tuesday", "We will see",
      "Ana will be away next week", "Ana will not come",
      "Ana won't send it", "Ana was going to send it", "Discuss the price", "Approve the minutes",
      "Update on the shed",
      "Shed update - Ana", "Welcome to everyone", "Thanks to Bo for the cake", "Attendees: Ana, Bo",
      "Scribe: Ana", "Chair: Ana",
      "Motion to adjourn by Ana", "Clients must send the header", "Servers should ignore it",
      "Everyone agreed", "There are three lamps",
      "Registration opens on monday", "Link to the film", "Access to the drive", "Moved to next week",
      "Ana is the new treasurer",
      "Ana would like to know more", "We need more time", "Let's talk about it", "To join, email the list",
      "Bo arrives on monday",
      "Vote to be held on friday", "Ana is working on it", "Jana: Let me explain", "Ana: Keep it simple",
      "Consensus to keep the form", "Ana mentioned the vendor will close", "Bo: will do",
      "Please note that it is late",
      "", "   ", "-", "***", "@", "(((", "ACTION:", "Ana:", ":", "to", "will", "Ana will", "by friday",
    ] {
      #expect(try read(line).filter { !$0.hasSuffix("suggested") } == [], "\(line)")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("The built program through pipes", .serialized) struct PipeTests {
  @Test(arguments: PipeScripts.all.indices)
  func holdsAWholeConversation(index: Int) throws {
    let (flow, steps) = PipeScripts.all[index]
    let home = try PipedHome()
    let talk = try home.run("start", flow, "Tamsin", typing: steps.map { $0.line + "\n" }.joined())
    #expect(talk.exitCode == 0)
    #expect(talk.complained == "The clock is stopped at 2026-11-21T09:00:00.000Z (CANDOR_NOW).\n")
    var rest = talk.said[...]
    for step in steps {
      let found = try #require(rest.firstRange(of: step.next), "\(step.next) after \(step.line)")
      rest = rest[found.upperBound...]
    }
    let list = try home.run("list", "--format", "json")
    #expect(list.said.contains(#""id":1,"flow":"\#(flow)","person":"Tamsin","status":"completed""#))
    let log = try home.run("log", "verify")
    #expect(log.exitCode == 0)
    #expect(log.said.hasPrefix("ok: "))
  }

  @Test func pausesAtTheEndOfInput() throws {
    let home = try PipedHome()
    let talk = try home.run("start", "follow-up", "Tamsin", typing: "The rain jackets.\nOne each")
    #expect(talk.exitCode == 0)
    #expect(talk.said.hasSuffix("Paused. Everything is kept; `candor resume 1` goes on from here.\n"))
    let shown = try home.run("show", "1", "--format", "json").said
    #expect(shown.contains(#""status":"paused""#))
    #expect(shown.contains(#""text":"One each""#), "the last line has no newline")
  }

  @Test func waitsForTheirViewAtTheEndOfInput() throws {
    let home = try PipedHome()
    let typed = PipeScripts.feedback[..<6].map { $0.line + "\n" }.joined()
    #expect(try home.run("start", "feedback", "Tamsin", typing: typed).exitCode == 0)
    #expect(try home.run("list").said.hasSuffix("feedback with Tamsin, waiting\n"))
  }

  @Test func readsLinesThatEndInCRLF() throws {
    let home = try PipedHome()
    let typed = PipeScripts.followUp.map { $0.line + "\r\n" }.joined()
    #expect(try home.run("start", "follow-up", "Tamsin", typing: typed).exitCode == 0)
    let shown = try home.run("show", "1", "--format", "json").said
    #expect(shown.contains(#""status":"completed""#) && shown.contains(#""text":"Which color.""#))
  }

  @Test func refusesALineThatIsNotUTF8AndGoesOn() throws {
    let home = try PipedHome()
    let candor = try home.start("start", "follow-up", "Tamsin")
    candor.type(Array("Caf".utf8) + [0xE9] + Array(" prices\n".utf8))
    candor.type("Prices at the bar.\n")
    let ending = try candor.end()
    #expect(ending.exitCode == 65)
    #expect(
      ending.said.contains(
        "That line is not UTF-8 text (byte 3); it was not taken.\nWhat did you talk about?\n"))
    #expect(try home.run("show", "1").said.contains("Prices at the bar."))
  }

  @Test func refusesALineAboveOneMebibyteAndGoesOn() throws {
    let home = try PipedHome()
    let candor = try home.start("start", "follow-up", "Tamsin")
    candor.type([UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20 + 1) + [UInt8(ascii: "\n")])
    candor.type("Prices at the bar.\n")
    let ending = try candor.end()
    #expect(ending.exitCode == 65)
    #expect(ending.said.contains("That line is longer than 1048576 bytes; it was not taken.\n"))
    #expect(try home.run("show", "1").said.contains("Prices at the bar."))
  }

  @Test func correctsWhatWasPromised() throws {
    let home = try PipedHome()
    _ = try home.run(
      "start", "follow-up", "Tamsin", "--answer", "topic=Jackets", "--answer", "agreed=One each.", "--answer",
      "commitments=me: measure everybody by monday\nTamsin: pick a color by friday", "--yes")
    let fixed = try home.run("fix", "1", "commitments", typing: "/drop 1\nme: ask everybody by monday\n\ny\n")
    #expect(fixed.exitCode == 0)
    let list = try home.run("commitments", "--all", "--format", "json").said
    #expect(
      list.contains(
        #""what":"measure everybody","due":{"from":"2026-11-23","to":"2026-11-23"},"status":"dropped""#))
    #expect(list.contains(#""number":2,"who":"Tamsin","owner":"them","what":"pick a color""#))
    #expect(
      list.contains(#""number":3,"who":"me","owner":"me","what":"ask everybody","due":{"from":"2026-11-23""#))
    #expect(!list.contains(#""number":4"#))
  }
}

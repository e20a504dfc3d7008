// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("However the program ends", .serialized) struct PipeEndingTests {
  @Test func neverLosesAnAnswerToSIGKILL() throws {
    let steps = PipeScripts.feedback
    let whole = try PipedHome()
    _ = try whole.run("start", "feedback", "Tamsin", typing: steps.map { $0.line + "\n" }.joined())
    let expected = try whole.run("show", "1", "--format", "json").said
    for count in 1..<steps.count {
      let home = try PipedHome()
      let candor = try home.start("start", "feedback", "Tamsin")
      var heard = 0
      for step in steps[..<count] {
        candor.type(step.line + "\n")
        try candor.expect(step.next, after: heard)  // an answer is on disk before the next question appears
        heard = candor.said.count
      }
      #expect(try candor.end(by: SIGKILL).exitCode == 128 + SIGKILL)
      #expect(try home.run("log", "verify").exitCode == 0, "after \(count) answers")

      let resumed = try home.run("resume", typing: steps[count...].map { $0.line + "\n" }.joined())
      #expect(resumed.exitCode == 0, "after \(count) answers")
      let asked = resumed.said.firstRange(of: steps[count - 1].next)?.lowerBound
      if !steps[count - 1].isLineOfList {  // between two lines of a list nothing is asked
        #expect(asked != nil, "after \(count) answers")
      }
      let opening = resumed.said[..<(asked ?? resumed.said.endIndex)]
      for step in steps[..<count] where (PipeScripts.replaced[step.line] ?? .max) > count {
        #expect(opening.contains(step.line), "\(step.line) after \(count) answers")
      }
      #expect(try home.run("show", "1", "--format", "json").said == expected, "after \(count) answers")
    }
  }

  @Test func keepsWhatWasAnsweredBeforeSIGTERM() throws {
    let home = try PipedHome()
    let candor = try home.start("start", "follow-up", "Tamsin")
    candor.type("The rain jackets.\n")
    try candor.expect("agree on")
    #expect(try candor.end(by: SIGTERM).exitCode == 128 + SIGTERM)
    #expect(try home.run("list").said == "1  Sat 21 Nov 2026  follow-up with Tamsin, open\n")
    #expect(
      try home.run("resume").said.contains("topic: The rain jackets.\nWhat did the two of you agree on?\n"))
  }

  @Test func savesTheAnswerWhereNobodyReadsAnyMore() throws {
    let home = try PipedHome()
    let candor = try home.start("start", "follow-up", "Tamsin")
    try candor.expect("What did you talk about?")
    candor.endOutput()
    candor.type("The rain jackets.\nOne each.\n")
    let ending = try candor.end()
    #expect(ending.exitCode == 74)
    #expect(ending.complained.hasSuffix("Saved, but standard output cannot be written.\n"))
    #expect(try home.run("show", "1").said.contains("The rain jackets."))
    #expect(try home.run("log", "verify").exitCode == 0)
  }

  @Test func letsOneWriteAndTheOthersRead() throws {
    let home = try PipedHome()
    let first = try home.start("start", "follow-up", "Tamsin")
    first.type("The rain jackets.\n")
    try first.expect("agree on")
    let second = try home.run("note", "Tamsin", "wants the late shift")
    #expect(second.exitCode == 75)
    #expect(second.complained.contains("\(first.process)"))
    #expect(second.said.isEmpty)
    let list = try home.run("list")
    #expect(list.exitCode == 0)
    #expect(list.said == "1  Sat 21 Nov 2026  follow-up with Tamsin, open\n")
    #expect(try home.run("show", "1").said.contains("The rain jackets."))
    #expect(try home.run("log", "verify").exitCode == 0)
    first.type("One each.\n")
    #expect(try first.end().exitCode == 0)
    #expect(try home.run("note", "Tamsin", "wants the late shift").exitCode == 0)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import CandorPrompts
import Glibc
import TestSupport
import Testing

@testable import candor

@Suite("The demonstration") struct DemonstrationTests {
  /// Its days are said from the day it is played on: it comes to its end on any, in less than two minutes.
  @Test(arguments: [
    "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22",
    "2026-11-30",
    "2026-12-31", "2028-02-29",
  ])
  func isPlayedToItsEnd(day: String) throws {
    let audience = ScriptedConsole(isInteractive: true, columns: 80, typed: [])
    let demonstration = try Demonstration.shipped()
    let stage = DemoConsole(demonstration.lines, for: audience)
    let nowhere = Places(log: "/nowhere/log", state: "/nowhere/state", config: "/nowhere/config")
    var desk = Desk(
      places: nowhere, clock: try Clock(setting: day + "T09:00:00Z"), console: stage,
      unlocking: Unlocking { _ in nil }, isDemonstration: true)
    #expect(try desk.assist() == 0)
    #expect(stage.lines.isEmpty)
    #expect(stage.milliseconds < 120_000, "\(stage.milliseconds)")
    #expect(audience.seen.contains { $0.hasPrefix("Saved as conversation 1.") })
    #expect(desk.session.talk == nil && desk.session.record.commitments.count == 2)
    #expect(desk.session.record.conversations.first?.status == .completed)
  }

  /// Everything a newcomer should have seen.
  @Test func showsWhatCandorDoes() throws {
    let home = try PipedHome()
    let shown = try home.run("demo")
    #expect(shown.exitCode == 0)
    for words in [
      "[absolute]", "Waiting until you have talked.", "1. Marta: ", "2. me: ", "# Feedback: Marta",
      "| – | me | ",
      "nothing was stored", "`candor start feedback NAME`",
    ] { #expect(shown.said.contains(words), "\(words)") }
    #expect(shown.said.contains("On Tuesday you left at 22:00"), "mended")
    #expect(try home.run("demo").said == shown.said)
    #expect(access(home.folder.path + "/candor", F_OK) != 0, "nothing is written")
  }

  /// Neither a damaged log nor broken files of the person's own, which it does not look at, are in its way.
  @Test func looksAtNothingOfThePerson() throws {
    let home = try PipedHome()
    let plain = try home.run("demo").said
    let candor = home.folder.path + "/candor"
    for path in ["config/flows/feedback.yaml", "config/rules/own.yaml", "config/config.yaml"] {
      TestFiles.createFolders(of: "\(candor)/\(path)")
      TestFiles.write(": broken", to: "\(candor)/\(path)")
    }
    TestFiles.write("not a folder", to: candor + "/log")
    let shown = try home.run("demo")
    #expect(shown.said == plain && shown.exitCode == 0)
    #expect(!shown.complained.contains("broken") && TestFiles.read(candor + "/log") == "not a folder")
  }

  @Test func saysSoWhereNobodyReads() throws {
    let home = try PipedHome()
    let candor = try home.start("demo")
    candor.endOutput()
    let ending = try candor.end()
    #expect(ending.exitCode == 74 && !ending.complained.contains("Saved"))
  }
}

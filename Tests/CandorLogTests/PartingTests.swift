// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import Testing

@testable import CandorLog

/// Two computers that write as one device, and how one of them parts from it.
@Suite struct PartingTests {
  static let names = [
    "00000001.sync-conflict-20261121-091523-K3X2R2T.jsonl",
    "00000001 (conflicted copy 2026-11-21 093612).jsonl",
    "00000001 (Ana's conflicted copy 2026-11-21).jsonl", "00000001.jsonl~", "00000001-LAPTOP.jsonl",
    "00000001 2.jsonl",
    "anything",
  ]

  private func texts(_ sandbox: Sandbox) -> [String] {
    sandbox.read().events.compactMap { event in
      if case .answered(_, _, let answer) = event { answer.text } else { nil }
    }
  }

  /// A log, and what the clone of its home folder wrote after the same beginning.
  private func clones() throws -> (here: Sandbox, there: Sandbox) {
    let here = Sandbox()
    try here.record([Samples.answer("before")])
    let there = Sandbox()
    Self.copy(here.root, to: there.root)
    try here.record([Samples.answer("here")])
    try there.record([Samples.answer("there"), Samples.answer("there too")])
    return (here, there)
  }

  @Test(arguments: names) func aCopyThatPartsIsFoundAndSetAside(name: String) throws {
    let (here, there) = try clones()
    let copy = here.device + "/" + name
    let bytes = Sandbox.bytes(there.segment)
    Sandbox.put(bytes, copy)
    chmod(copy, 0o600)
    #expect(texts(here) == ["before", "here"], "a copy of another name is not read")
    let finding = try #require(
      Doctor.examine(here.places, at: Samples.moment()).findings.first { $0.place == copy })
    #expect(finding.severity == .damage && finding.mend == "candor doctor --fork")
    #expect(
      finding.what.contains("parts from the log at record 2") && finding.what.contains("2 records are only"))
    #expect(finding.what.contains("Syncthing") == name.contains("sync-conflict"))

    let old = Sandbox.snapshot(here.device).filter { $0.key != copy }
    let parting = try Doctor.part(
      here.places, at: Moment(milliseconds: 0, today: Samples.today, chance: 0xabc))
    #expect(parting.device == "d_0000000000000abc")
    #expect(parting.setAside.map(\.copy.onlyThere) == [2])
    #expect(parting.setAside.map(\.path) == [here.root + "/log/torn/\(here.oldDevice)-fork-2"])
    #expect(Sandbox.bytes(parting.setAside[0].path) == bytes)
    #expect(Sandbox.snapshot(here.root + "/log/dev/" + here.oldDevice) == old)
    #expect(access(copy, F_OK) != 0)
    #expect(Sandbox.mode(parting.setAside[0].path) == 0o600)

    try here.record([Samples.answer("after")])
    #expect(texts(here) == ["before", "here", "after"])
    #expect(
      Sandbox.snapshot(here.root + "/log/dev/" + here.oldDevice) == old, "nobody writes to the old one here")
    #expect(try LogReader.verify(here.places).events == 3)
    #expect(Doctor.examine(here.places, at: Samples.moment()).exitCode == 0)
  }

  @Test func partingNeedsNoCopy() throws {
    let (here, there) = try clones()
    let parting = try Doctor.part(
      here.places, at: Moment(milliseconds: 0, today: Samples.today, chance: 0xabc))
    #expect(parting.setAside.isEmpty)
    try here.record([Samples.answer("after")])
    // What the other computer goes on writing takes the place of what is here, and nothing clashes any more.
    let folder = here.root + "/log/dev/" + here.oldDevice
    for name in Sandbox.names(there.device) {
      Sandbox.put(Sandbox.bytes(there.device + "/" + name), folder + "/" + name)
    }
    #expect(here.read().error == nil)
    #expect(texts(here).contains("after") && texts(here).contains("there too"))
  }

  @Test func aCopyThatHasNothingElseIsNoFork() throws {
    let (here, there) = try clones()
    let copy = here.device + "/00000001.jsonl~"
    Sandbox.put(Sandbox.bytes(here.segment), copy)
    chmod(copy, 0o600)
    var finding = Doctor.examine(here.places, at: Samples.moment()).findings.first { $0.place == copy }
    #expect(finding?.severity == .note && finding?.mend == "rm \(copy.inShell)")
    #expect(try Doctor.forkedCopies(here.places).isEmpty)

    // One that goes on where the log ends.
    Sandbox.put(Sandbox.bytes(there.segment).split(separator: 0x0a)[0] + [0x0a], here.segment)
    unlink(here.device + "/head")
    Sandbox.put(Sandbox.bytes(there.segment), copy)
    finding = Doctor.examine(here.places, at: Samples.moment()).findings.first { $0.place == copy }
    #expect(finding?.severity == .warning && finding?.what.contains("2 records from number 2 on") == true)
    #expect(try Doctor.forkedCopies(here.places).isEmpty)
  }

  @Test func aCopyOfAWholeFolderIsFound() throws {
    let (here, there) = try clones()
    let folder = here.device + " (conflicted copy 2026-11-21 093612)"
    mkdir(folder, 0o700)
    for name in Sandbox.names(there.device) {
      Sandbox.put(Sandbox.bytes(there.device + "/" + name), folder + "/" + name)
      chmod(folder + "/" + name, 0o600)
    }
    let finding = Doctor.examine(here.places, at: Samples.moment()).findings.first {
      $0.place == folder + "/00000001.jsonl"
    }
    #expect(finding?.severity == .damage)
    let parting = try Doctor.part(
      here.places, at: Moment(milliseconds: 0, today: Samples.today, chance: 0xabc))
    #expect(parting.setAside.count == 1)
    #expect(Sandbox.bytes(parting.setAside[0].path) == Sandbox.bytes(there.segment))
  }

  @Test func aCopyOfTheKeysIsFound() throws {
    let (here, _) = try clones()
    let copy = here.device + "/keys.sync-conflict-20261121-091523-K3X2R2T"
    Sandbox.put(Sandbox.bytes(here.device + "/keys"), copy)
    chmod(copy, 0o600)
    let finding = Doctor.examine(here.places, at: Samples.moment()).findings.first { $0.place == copy }
    #expect(
      finding?.severity == .warning && finding?.what.contains("forgetting somebody does not reach it") == true
    )
    #expect(finding?.mend == "rm \(copy)")
  }

  @Test func whoeverWritesIsNotDisturbed() throws {
    let (here, _) = try clones()
    var log = try here.open(seed: 3)
    let error = failure { () throws(LogError) in try Doctor.part(here.places, at: Samples.moment()) }
    #expect(error?.exitCode == 75)
    try log.close()
  }

  private static func copy(_ source: String, to target: String) {
    for name in Sandbox.names(source) {
      let (from, to) = (source + "/" + name, target + "/" + name)
      if Sandbox.status(from).st_mode & S_IFMT == S_IFDIR {
        mkdir(to, 0o700)
        copy(from, to: to)
      } else {
        Sandbox.put(Sandbox.bytes(from), to)
        chmod(to, 0o600)
      }
    }
  }
}

extension Sandbox {
  /// The device that wrote first; later ones have small numbers in these tests.
  fileprivate var oldDevice: String {
    Sandbox.names(root + "/log/dev").last { DeviceID(text: $0) != nil } ?? ""
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import Testing

@testable import CandorLog

@Suite struct DeviceTests {
  /// Records on a device of its own, chosen by `seed`, and hands over what it wrote.
  private func device(_ seed: UInt64, from start: Int64, _ texts: [String]) throws -> Sandbox {
    let sandbox = Sandbox()
    var log = try sandbox.open(seed: seed)
    for (index, text) in texts.enumerated() {
      try log.append([Samples.answer(text)], at: Samples.moment(start + Int64(index) * 1000))
    }
    try log.close()
    return sandbox
  }

  private func copy(_ source: Sandbox, to target: Sandbox) {
    let from = source.device
    let folder = target.root + "/log/dev/" + (from.split(separator: "/").last ?? "")
    mkdir(target.root + "/log", 0o700)
    mkdir(target.root + "/log/dev", 0o700)
    mkdir(folder, 0o700)
    Sandbox.put(Array("candor 1\n".utf8), target.root + "/log/FORMAT")
    for name in Sandbox.names(from) { Sandbox.put(Sandbox.bytes(from + "/" + name), folder + "/" + name) }
  }

  private func texts(_ events: [Event]) -> [String] {
    events.compactMap { event in if case .answered(_, _, let answer) = event { answer.text } else { nil } }
  }

  @Test func devicesAreMergedByClockWhateverTheOrderOfArrival() throws {
    let one = try device(10, from: 1000, ["a", "c", "e"])
    let two = try device(11, from: 1500, ["b", "d", "f"])
    for order in [[one, two], [two, one]] {
      let target = Sandbox()
      for source in order { copy(source, to: target) }
      #expect(texts(target.read().events) == ["a", "b", "c", "d", "e", "f"])
      #expect(try target.verify().get() == 6)
    }
  }

  @Test func withoutItsPointerADeviceBeginsItsOwnFolder() throws {
    let sandbox = try device(10, from: 1000, ["a", "b"])
    let old = Sandbox.snapshot(sandbox.device)
    let folder = sandbox.device
    unlink(sandbox.root + "/state/device")
    var log = try sandbox.open(seed: 11, at: Samples.moment(500))
    // The clock goes on from the greatest seen, so that what was typed last is last.
    try log.append([Samples.answer("c")], at: Samples.moment(500))
    try log.close()
    #expect(Sandbox.names(sandbox.root + "/log/dev").count == 2)
    #expect(texts(sandbox.read().events) == ["a", "b", "c"])
    #expect(Sandbox.snapshot(folder) == old)
  }

  @Test func aDeviceWhoseFolderIsGoneBeginsAnewAloud() throws {
    let sandbox = try device(10, from: 1000, ["a"])
    Sandbox.remove(sandbox.device)
    let (events, notices, error) = sandbox.reopen()
    #expect(events.isEmpty && error == nil)
    #expect(notices.count == 1 && notices[0].contains("is gone"))
    #expect(sandbox.reopen().notices.isEmpty)
  }

  @Test func aClockFarAheadIsKeptAndSaidAndNotFollowed() throws {
    let ahead = try device(10, from: 200_000_000, ["future"])
    let target = Sandbox()
    copy(ahead, to: target)
    var log = try target.open(seed: 11, at: Samples.moment(1000))
    #expect(log.notices.count == 1 && log.notices[0].contains("a day ahead"))
    try log.append([Samples.answer("now")], at: Samples.moment(1000))
    try log.close()
    #expect(texts(target.read().events) == ["now", "future"])
  }

  @Test func aClockThatGoesBackChangesNoOrder() throws {
    let sandbox = try device(10, from: 5000, ["a"])
    for (moment, text) in [(Int64.min, "b"), (Int64.max, "c"), (0, "d"), (-1, "e")] {
      var log = try sandbox.open(seed: 12, at: Samples.moment(moment))
      try log.append([Samples.answer(text)], at: Samples.moment(moment))
      try log.close()
    }
    #expect(texts(sandbox.read().events) == ["a", "b", "c", "d", "e"])
    #expect(try sandbox.verify().get() == 5)
  }

  @Test func anotherDevicesLogOnItsWayIsNoDamageAndIsSaid() throws {
    let other = try device(10, from: 1000, ["a", "b", "c"])
    let whole = Sandbox.bytes(other.segment)
    for cut in [0, 10, whole.count / 2, whole.count - 1] {
      let target = try device(11, from: 500, ["x"])
      copy(other, to: target)
      let folder = target.root + "/log/dev/" + (other.device.split(separator: "/").last ?? "")
      Sandbox.put(Array(whole[..<cut]), folder + "/00000001.jsonl")
      let (events, notices, error) = target.reopen()
      #expect(error == nil, "cut at \(cut)")
      #expect(notices.count == 1 && notices[0].contains("is not all here"), "cut at \(cut): \(notices)")
      #expect(texts(events).first == "x")
      #expect(Sandbox.bytes(folder + "/00000001.jsonl") == Array(whole[..<cut]), "cut at \(cut): changed")
    }
  }

  @Test func aRecordInAnotherDevicesFolderIsSeen() throws {
    let one = try device(10, from: 1000, ["a"])
    let two = try device(11, from: 1500, ["b"])
    Sandbox.put(Sandbox.bytes(two.segment), one.segment)
    unlink(one.device + "/head")
    #expect(one.verify().error?.description.contains("belongs to another device") == true)
  }

  @Test func aBrokenPointerIsSaid() throws {
    let sandbox = try device(10, from: 1000, ["a"])
    for text in ["", "d_", "../../x\n", "d_00000000000000FF\n"] {
      Sandbox.put(Array(text.utf8), sandbox.root + "/state/device")
      #expect(sandbox.reopen().error?.exitCode == 65, "\(text)")
    }
  }

  /// Reading goes on, for the rest may be on its way; a check says that it is not here.
  @Test func aCheckSaysThatAnotherDevicesEndIsMissing() throws {
    let mine = Sandbox()
    try mine.record(Samples.conversation)
    let theirs = Sandbox()
    var log = try theirs.open(seed: 77)
    for event in Samples.conversation { try log.append([event], at: Samples.moment()) }
    try log.close()
    let name = try #require(Sandbox.names(theirs.root + "/log/dev").first)
    let copy = "\(mine.root)/log/dev/\(name)"
    mkdir(copy, 0o700)
    for file in Sandbox.names(theirs.device) {
      Sandbox.put(Sandbox.bytes("\(theirs.device)/\(file)"), "\(copy)/\(file)")
    }
    #expect(try mine.verify().get() == 2 * Samples.conversation.count)
    let lines = Sandbox.bytes(copy + "/00000001.jsonl").split(separator: 0x0a).map { $0 + [0x0a] }
    Sandbox.put(Array(lines.dropLast().joined()), copy + "/00000001.jsonl")
    #expect(mine.verify().error?.exitCode == 65)
    #expect(mine.read().error == nil)
    unlink(mine.root + "/log/FORMAT")
    #expect(mine.verify().error?.description.contains("FORMAT is missing") == true)
  }
}

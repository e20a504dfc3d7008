// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

@testable import CandorLog

/// The folders of one device, whose log each execution lays anew.
final class Home {
  let sandbox = Sandbox()
  /// What every opening for writing adds; about nobody, for people may be forgotten.
  let added = Event.drafted(nil, nil, text: "added")
  private let device = DeviceID(bits: 1)
  private let keyFile: [UInt8]
  private let keys: [KeyHolder: BodyKey]
  private var folder: String { "\(sandbox.root)/log/dev/\(device)" }

  /// Begins the device as candor itself does, with keys for the manager and two people.
  init() {
    var keys: [KeyHolder: BodyKey] = [:]
    do throws(LogError) {
      let data = try Folder.openOrMake(sandbox.places.data)
      try FormatFile.check(in: data)
      try Devices.begin(device, in: data, try Folder.openOrMake(sandbox.places.state))
      let folder = try Devices.folder(of: device, in: data)
      let file = DeviceKeys(device, .refusing)
      try file.begin(in: folder) { 7 }
      let holders = [KeyHolder.own, .person(Samples.sam), .person(PersonID(bits: 1))]
      try file.ensure(Set(holders), in: folder) { 7 }
      for holder in holders { keys[holder] = try file.key(of: holder, in: folder) }
    } catch {
      fatalError("\(error)")
    }
    self.keys = keys
    keyFile = Sandbox.bytes("\(sandbox.root)/log/dev/\(device)/\(KeyFile.name)")
  }

  /// Lays a log: bit 1 forges the hashes, bit 2 closes the bodies, bit 3 seals it after a line, bit 4 parts it in two
  /// segments there, bit 5 leaves the keys away.
  func lay(_ text: [UInt8], _ choices: UInt8, _ cut: Int) {
    let forger = Forger(closes: choices & 2 != 0) { [keys] in keys[KeyHolder($0)] }
    let bytes = choices & 1 != 0 ? forger.forged(text) : text
    var newlines: [Int] = []
    for (index, byte) in bytes.enumerated() where byte == 0x0A { newlines.append(index + 1) }
    let place = newlines.isEmpty ? 0 : newlines[cut % newlines.count]
    clear()
    let isParted = choices & 8 != 0 && place > 0
    Sandbox.put(isParted ? Array(bytes[..<place]) : bytes, "\(folder)/\(Segment.name(1))")
    if isParted { Sandbox.put(Array(bytes[place...]), "\(folder)/\(Segment.name(2))") }
    if choices & 4 != 0, place > 0 { seal(bytes, at: place, isParted: isParted) }
    if choices & 16 == 0 { Sandbox.put(keyFile, "\(folder)/\(KeyFile.name)") }
  }

  /// What a writer would have sealed that ended there.
  private func seal(_ bytes: [UInt8], at place: Int, isParted: Bool) {
    let last = bytes[..<place].dropLast().split(separator: 0x0A).last.map(Array.init) ?? []
    let row = last.withView { view in
      Line(view).map { SealedHead.Row(size: place, number: $0.number, hash: $0.hash) }
    }
    guard let row else { return }
    let rows = isParted ? [row, SealedHead.Row(size: 0, number: row.number, hash: row.hash)] : [row]
    Sandbox.put(SealedHead(rows: rows).bytes, "\(folder)/\(SealedHead.fileName)")
  }

  private func clear() {
    for name in Sandbox.names(folder) { Sandbox.remove("\(folder)/\(name)") }
    Sandbox.remove("\(sandbox.root)/log/torn")
  }

  /// The bytes of every segment.
  var segments: [[UInt8]] {
    Sandbox.names(folder).filter { $0.hasSuffix(".jsonl") }.map { Sandbox.bytes("\(folder)/\($0)") }
  }

  func verify() -> Result<Int, LogError> {
    sandbox.verify()
  }

  /// Opens the log for writing, adds one event and closes it; the events that were there before.
  func openAndAdd() -> Result<[Event], LogError> {
    var events: [Event] = []
    do throws(LogError) {
      var log = try sandbox.open { event, _ in events.append(event) }
      try log.append([added], at: Samples.moment())
      try log.close()
      return .success(events)
    } catch {
      return .failure(error)
    }
  }
}

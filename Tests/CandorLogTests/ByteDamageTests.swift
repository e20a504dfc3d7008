// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

/// A log cut at every byte, with every beginning and every end turned into zeros, with every bit flipped.
///
/// Damage is silent where a check passes, or where a reader or an open hands over what was never recorded; a record is
/// lost where it stands before the damage and is not handed over. Run with `CANDOR_LOG_FULL=1` for all of it; else a
/// sample that `CANDOR_FAULT_SEED` chooses. `Tests/Faults/byte_damage.py` reads the line that this prints.
@Suite struct ByteDamageTests {
  static let events =
    Samples.conversation + (1...8).map { Samples.answer("Answer number \($0), of a line that people write.") }

  /// What was done to the bytes; the first that changed is at `offset`.
  enum Damage {
    case cut(Int)
    case zeroedUpTo(Int)
    case zeroedFrom(Int)
    case flipped(Int, bit: Int)

    static func all(of count: Int) -> [Damage] {
      (0..<count).flatMap { index in
        [.cut(index), .zeroedUpTo(index + 1), .zeroedFrom(index)]
          + (0..<8).map { .flipped(index, bit: $0) }
      }
    }

    var offset: Int {
      switch self {
      case .cut(let index), .zeroedFrom(let index), .flipped(let index, _): index
      case .zeroedUpTo: 0
      }
    }

    func done(to bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      switch self {
      case .cut(let count): bytes.removeLast(bytes.count - count)
      case .zeroedUpTo(let end): for index in 0..<end { bytes[index] = 0 }
      case .zeroedFrom(let start): for index in start..<bytes.count { bytes[index] = 0 }
      case .flipped(let index, let bit): bytes[index] ^= 1 << bit
      }
      return bytes
    }
  }

  @Test(arguments: [true, false]) func noDamagedByteIsSilent(sealed: Bool) throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events, sealed: sealed)
    let whole = Sandbox.bytes(sandbox.segment)
    let head = Sandbox.bytes(sandbox.device + "/head")
    let ends = [0] + whole.indices.filter { whole[$0] == 0x0a }.map { $0 + 1 }
    let isFull = DamageTests.isFull
    let seed = getenv("CANDOR_FAULT_SEED").flatMap { Int(String(cString: $0)) } ?? 1
    var chance = SeededChance(seed: seed)
    let damages = Damage.all(of: whole.count).filter { _ in isFull || chance.next() % 64 == 0 }
    var (tried, silent, lost) = (0, 0, 0)
    for damage in damages {
      Sandbox.put(damage.done(to: whole), sandbox.segment)
      Sandbox.put(head, sandbox.device + "/head")
      tried += 1
      let sound = ends.dropFirst().filter { $0 <= damage.offset }.count
      // Beyond the sealed head, records that are gone whole leave no trace: the chain ends there.
      let isTraceless = if case .cut(let count) = damage { !sealed && ends.contains(count) } else { false }
      if (sandbox.verify().error?.exitCode == 65) == isTraceless { silent += report("verify", damage) }
      let (events, _) = sandbox.read()
      if !Self.events.starts(with: events) { silent += report("a reader", damage) }
      if events.count < sound, !sealed { lost += report("a reader", damage) }
      guard chance.next() % 8 == 0 else { continue }
      let before = Sandbox.snapshot(sandbox.root + "/log/dev")
      let opened = sandbox.reopen()
      if opened.error == nil {
        if sealed || !Self.events.starts(with: opened.events) { silent += report("an open", damage) }
        if opened.events.count < sound { lost += report("an open", damage) }
        if opened.notices.isEmpty != isTraceless { silent += report("an open without a word", damage) }
      } else if opened.error?.exitCode != 65 || Sandbox.snapshot(sandbox.root + "/log/dev") != before {
        silent += report("an open that changed something", damage)
      }
    }
    print("byte damage: \(tried) cases, \(silent) silent, \(lost) lost, \(sealed ? "sealed" : "not sealed")")
    #expect(silent == 0)
    #expect(lost == 0)
    if isFull { #expect(tried > 50_000) }
  }

  /// The check of a log needs no keys; everything else does, and hands over nothing with damaged ones.
  @Test func noDamagedByteOfTheKeysIsSilent() throws {
    let sandbox = Sandbox()
    try sandbox.record(Self.events)
    let path = sandbox.device + "/keys"
    let whole = Sandbox.bytes(path)
    var chance = SeededChance(seed: 1)
    let damages = Damage.all(of: whole.count).filter { _ in DamageTests.isFull || chance.next() % 16 == 0 }
    var silent = 0
    for damage in damages {
      Sandbox.put(damage.done(to: whole), path)
      let before = Sandbox.snapshot(sandbox.root + "/log/dev")
      let (events, error) = sandbox.read()
      if error?.exitCode != 65 || !events.isEmpty { silent += report("a reader of the keys", damage) }
      if sandbox.reopen().error?.exitCode != 65 { silent += report("an open with the keys", damage) }
      if Sandbox.snapshot(sandbox.root + "/log/dev") != before {
        silent += report("the keys were changed", damage)
      }
    }
    print("byte damage: \(damages.count) cases, \(silent) silent, 0 lost, of the keys")
    #expect(silent == 0)
    Sandbox.put(whole, path)
    #expect(sandbox.read().events == Self.events)
  }

  private func report(_ who: String, _ damage: Damage) -> Int {
    Issue.record("\(who): \(damage)")
    return 1
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import TestSupport
import Testing

@testable import CandorLog

/// Keys beside the log, and under a passphrase.
@Suite struct KeysTests {
  private static func passphrase(_ text: String) -> Passphrase {
    var bytes = Array(text.utf8)
    guard let passphrase = Passphrase(taking: &bytes) else {
      preconditionFailure("a test has no empty passphrase")
    }
    #expect(bytes.allSatisfy { $0 == 0 })
    return passphrase
  }

  /// Gives these in turn, and then none.
  private static func giving(_ texts: String...) -> Unlocking {
    Unlocking { attempt in attempt <= texts.count ? passphrase(texts[attempt - 1]) : nil }
  }

  private func locked(_ text: String) throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    var log = try sandbox.open()
    try log.lock(sandbox.places, under: Self.passphrase(text), logRounds: 15, sandbox.unlocking)
    try log.close()
    return sandbox
  }

  @Test func whatWasSaidStandsNowhereInTheFolder() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    for (path, bytes) in Sandbox.snapshot(sandbox.root) {
      for word in ["Sam", "people", "waited", "Two"] {
        #expect(!String(decoding: bytes, as: UTF8.self).contains(word), "\(word) in \(path)")
      }
    }
    #expect(sandbox.read().events == Samples.conversation)
    #expect(Sandbox.mode(sandbox.device + "/keys") == 0o600)
  }

  @Test func aPassphraseOpensWhatWasRecordedBeforeAndAfter() throws {
    let sandbox = try locked("four words of mine")
    let bytes = Sandbox.bytes(sandbox.segment)
    sandbox.unlocking = Self.giving("wrong", "four words of mine")
    var log = try sandbox.open(seed: 9)
    try log.append(
      [.noted(PersonID(bits: 7), text: "new", day: Samples.today, conversation: nil)], at: Samples.moment())
    try log.close()
    #expect(Sandbox.bytes(sandbox.segment).starts(with: bytes))
    #expect(sandbox.read().events.count == Samples.conversation.count + 1)
    #expect(try sandbox.verify().get() == Samples.conversation.count + 1)
  }

  @Test func withoutThePassphraseNothingOpensAndNothingChanges() throws {
    let sandbox = try locked("four words of mine")
    let before = Sandbox.snapshot(sandbox.root)
    for (unlocking, words) in [
      (Unlocking { _ in nil }, "under a passphrase"),
      (Self.giving("wrong", "Four words of mine"), "does not open"),
    ] {
      sandbox.unlocking = unlocking
      let (events, error) = sandbox.read()
      #expect(events.isEmpty)
      #expect(error?.exitCode == 77)
      #expect(error?.description.contains(words) == true)
      let opened = sandbox.reopen()
      #expect(opened.error?.exitCode == 77)
      #expect(opened.events.isEmpty)
    }
    // Checking takes no key.
    #expect(try sandbox.verify().get() == Samples.conversation.count)
    #expect(
      Sandbox.snapshot(sandbox.root).filter { !$0.key.hasSuffix("/lock") }
        == before.filter { !$0.key.hasSuffix("/lock") })
  }

  @Test func anotherPassphraseTakesThePlaceOfTheFirst() throws {
    let sandbox = try locked("the first one")
    sandbox.unlocking = Self.giving("the first one")
    var log = try sandbox.open()
    try log.lock(sandbox.places, under: Self.passphrase("the second one"), logRounds: 15, sandbox.unlocking)
    try log.append([Samples.start], at: Samples.moment())
    try log.close()
    sandbox.unlocking = Self.giving("the first one")
    #expect(sandbox.read().error?.exitCode == 77)
    sandbox.unlocking = Self.giving("the second one")
    #expect(sandbox.read().events == Samples.conversation + [Samples.start])
  }

  @Test func noChangedByteOfTheKeysOpensAnythingElse() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    let path = sandbox.device + "/keys"
    let whole = Sandbox.bytes(path)
    for index in whole.indices {
      for bit in 0..<8 {
        var changed = whole
        changed[index] ^= 1 << bit
        Sandbox.put(changed, path)
        let (events, error) = sandbox.read()
        #expect(events.isEmpty && error?.exitCode == 65, "byte \(index), bit \(bit): \(events.count)")
      }
    }
    for count in 0..<whole.count {
      Sandbox.put(Array(whole[..<count]), path)
      #expect(sandbox.read().error?.exitCode == 65, "cut at \(count)")
    }
    unlink(path)
    #expect(sandbox.read().error?.description.contains("key of this record is missing") == true)
    #expect(sandbox.reopen().error?.exitCode == 65)
    Sandbox.put(whole, path)
    #expect(sandbox.read().events == Samples.conversation)
  }

  @Test func costsOutsideTheBoundsAreNotPaid() {
    let salt = "AAAAAAAAAAAAAAAAAAAAAA=="
    let key = String(repeating: "A", count: 80)
    for line in [
      "scrypt 14 8 1 \(salt) \(key)", "scrypt 21 8 1 \(salt) \(key)", "scrypt 63 8 1 \(salt) \(key)",
      "scrypt 17 32 1 \(salt) \(key)", "scrypt 17 8 2 \(salt) \(key)", "scrypt 17 8 1 AAAA \(key)",
      "scrypt -17 8 1 \(salt) \(key)", "scrypt 17 8 1 \(salt) \(key) x", "open \(salt)",
    ] {
      #expect(KeyFile(Self.file(line)) == nil, "\(line)")
    }
    #expect(KeyFile(Self.file("scrypt 17 8 1 \(salt) \(key)")) != nil)
  }

  /// A key file with this lock and no key, its sum as it should be.
  private static func file(_ lock: String) -> [UInt8] {
    var bytes = Array("candor keys 1\n\(lock)\n".utf8)
    bytes.withView { ChainHash(.keys, $0) }.append(to: &bytes)
    return bytes + [0x0a]
  }

  @Test func base64HasOneFormForEachValue() {
    for (bytes, text) in [
      ([], ""), ([0], "AA=="), ([0, 0], "AAA="), ([255, 255, 255], "////"), ([62 << 2], "+A=="),
    ]
      as [([UInt8], String)]
    {
      var written: [UInt8] = []
      written.append(base64: bytes)
      #expect(String(decoding: written, as: UTF8.self) == text)
      #expect(written.withView { $0.base64Decoded } == bytes)
    }
    for wrong in ["A", "AA", "AAA", "AA=A", "A===", "====", "AB==", "AAB=", "AAA\n", "AA-_", "AAAA=", "é==="]
    {
      #expect(Array(wrong.utf8).withView { $0.base64Decoded } == nil, "\(wrong)")
    }
    var chance = SeededChance(seed: 3)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      var written: [UInt8] = []
      written.append(base64: bytes)
      #expect(written.withView { $0.base64Decoded } == bytes)
    }
  }

  /// A body moved to another record, or a header changed beside it, does not open though all hashes were made anew.
  @Test func aBodyOpensOnlyUnderItsOwnHeader() throws {
    let key = try #require(Samples.key)
    let header = Array(#"{"v":1,"n":1"#.utf8)
    var chance = SeededChance(seed: 1)
    let closed = header.withView { key.close(Array("words".utf8), bound: $0) { chance.next() } }
    #expect(header.withView { key.open(closed, bound: $0) } == Array("words".utf8))
    for index in header.indices {
      var other = header
      other[index] ^= 1
      #expect(other.withView { key.open(closed, bound: $0) } == nil)
    }
    for index in closed.indices {
      var other = closed
      other[index] ^= 0x80
      #expect(header.withView { key.open(other, bound: $0) } == nil)
    }
  }
}

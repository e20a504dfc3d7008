// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("Words that nobody may see")
struct SecretTests {
  /// A probe that asks for them.
  private func asking() throws -> Probe {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("secret\r")
    try probe.expect("Secret: ")
    return probe
  }

  private func bytes(_ text: String) -> String { "kept: typed(\(Array(text.utf8)))" }

  @Test("are taken as typed and never shown")
  func silent() throws {
    let probe = try asking()
    probe.type("four wörds\r")
    let shown = try probe.expect(bytes("four wörds"))
    #expect(!shown.contains("four"))
    try probe.expect("> ")
    probe.type("and on\r")
    try probe.expect("got: line(\"and on\")")
  }

  @Test("can be corrected by whole characters, and all at once")
  func corrected() throws {
    let probe = try asking()
    probe.type("xx\u{15}añ\u{7F}\u{7F}b日\u{8}c\r")
    try probe.expect(bytes("bc"))
  }

  @Test(
    "are given up with Ctrl-C, Ctrl-D and Escape, and the terminal is as it was",
    arguments: ["\u{3}", "\u{4}", "\u{1B}"])
  func canceled(key: String) throws {
    let probe = try asking()
    probe.type(key == "\u{4}" ? key : "half" + key)
    try probe.expect("kept: canceled")
    try probe.expect("> ")
    probe.type("\u{4}")
    #expect(try probe.end() == 0)
    #expect(probe.isSane)
  }

  @Test("leave the terminal sane when the program is ended meanwhile", arguments: [SIGTERM, SIGHUP])
  func ended(signal: Int32) throws {
    let probe = try asking()
    probe.type("half")
    kill(probe.process, signal)
    #expect(try probe.end() >= 128)
    #expect(probe.isSane)
  }

  @Test("are not asked for where there is no terminal")
  func noTerminal() throws {
    let probe = try Probe(isControlling: false)
    try probe.expect("> ")
    probe.type("secret\r")
    try probe.expect("kept: noTerminal")
  }

  @Test("are cut where they would fill the memory")
  func long() throws {
    let probe = try asking()
    for _ in 0..<30 { probe.type(String(repeating: "x", count: 100)) }
    probe.type("\r")
    try probe.expect("\(Array(repeating: 120, count: 1024).suffix(3)))".dropFirst().description)
  }
}

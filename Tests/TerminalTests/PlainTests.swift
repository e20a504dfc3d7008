// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("Without a terminal")
struct PlainTests {
  @Test("what was said is written, and nothing else")
  func plain() throws {
    let probe = try Probe(piped: ["TERM": "xterm"])
    probe.type("one\r\nask\n")
    probe.type(Array("a".utf8) + [0xFF, 0x0A])
    probe.type("last")
    probe.endInput()
    let words = Array(repeating: "words", count: 12).joined(separator: " ")
    let shown = try probe.expect("got: end\n")
    #expect(
      shown == """
        got: line("one")
        got: line("ask")
        \(words) (optional)
        got: unreadable(byteOffset: 1)
        got: line("last")

        """)
    #expect(try probe.end() == 0)
  }

  @Test("a reader that went away is reported to the program")
  func closedOutput() throws {
    let probe = try Probe(piped: [:])
    probe.endOutput()
    probe.type("one\n")
    #expect(try probe.end() == 74)
  }

  @Test("signals keep their meaning", arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let probe = try Probe(piped: [:])
    probe.type("one\n")
    try probe.expect("got: line(\"one\")")
    kill(probe.process, signal)
    #expect(try probe.end() == 128 + signal)
  }
}

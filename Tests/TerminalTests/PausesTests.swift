// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

/// The demonstration, which pauses between its lines.
@Suite("Pauses at a terminal")
struct PausesTests {
  private func demonstration() throws -> Probe {
    let home = "/tmp/candor-no-home-\(getpid())"
    let candor = try Probe("candor", ["demo"], environment: ["HOME": home, "CANDOR_HOME": home])
    try candor.expect("Ctrl-C ends it.")
    candor.type("z")
    try candor.expect("-- A sentence")
    return candor
  }

  @Test("end with any key, and what is pressed is not shown")
  func keys() throws {
    let candor = try demonstration()
    var shown = ""
    let start = ContinuousClock.now
    for line in ["I need to talk to Marta", "start feedback Marta", "> corrective", "On Tuesday"] {
      for _ in 0..<3 {
        candor.type("z")
        usleep(60_000)
      }
      shown += try candor.expect(line)
    }
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(!shown.contains("z"))
    #expect(!candor.isSane, "the terminal is silent meanwhile")
    candor.type("\u{3}")
    #expect(try candor.end() == 130)
    #expect(candor.isSane)
  }

  @Test(
    "end with the program when a signal asks for it, and the terminal is as it was",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(signal: Int32) throws {
    let candor = try demonstration()
    let start = ContinuousClock.now
    kill(candor.process, signal)
    #expect(try candor.end() == 128 + signal)
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(candor.isSane)
  }

  @Test("end with the program when the terminal goes away")
  func hangUp() throws {
    let candor = try demonstration()
    candor.hangUp()
    #expect(try candor.end() >= 74)
  }

  @Test("stop with the program, with the terminal as it was, and go on with it")
  func stopped() throws {
    let candor = try demonstration()
    kill(candor.process, SIGTSTP)
    var status: Int32 = 0
    for _ in 0..<100 where waitpid(candor.process, &status, WNOHANG | WUNTRACED) != candor.process {
      usleep(10_000)
    }
    // A process group without a parent in its session is not stopped by this signal; then it just goes on.
    if status & 0xFF == 0x7F { #expect(candor.isSane) }
    kill(candor.process, SIGCONT)
    candor.type("z")
    try candor.expect("I need to talk to Marta")
    candor.type("\u{3}")
    #expect(try candor.end() == 130)
    #expect(candor.isSane)
  }
}

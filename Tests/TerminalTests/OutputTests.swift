// SPDX-License-Identifier: GPL-3.0-or-later
import CLineEditor
import CandorCore
import Glibc
import Testing

@testable import CandorTerminal

@Suite("Writing")
struct OutputTests {
  @Test("a closed pipe and a closed descriptor are failures, not the end of the program")
  func closed() {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    #expect(!writeAll("words", to: ends[1]))
    close(ends[1])
    #expect(!writeAll("words", to: -1))
  }

  @Test("everything is written, also where a pipe takes only pieces")
  func pieces() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { #expect(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
    let text = String(repeating: "0123456789abcde\n", count: 40_000)
    let writer = OtherThread {
      _ = writeAll(text, to: writing)
      close(writing)
    }
    var source = LineSource(descriptor: reading)
    var lines = 0
    while source.next() == .line("0123456789abcde") { lines += 1 }
    #expect(lines == 40_000)
    writer.join()
    close(reading)
  }

  @Test(
    "color needs a terminal that has it, and NO_COLOR yields to --color always only",
    arguments: [
      (ColorWish.auto, nil, "xterm", true), (.auto, "", "xterm", true), (.auto, "1", "xterm", false),
      (.auto, nil, "dumb", false), (.auto, nil, nil, false), (.auto, nil, "", false),
      (.always, "1", "xterm", true),
      (.always, nil, "dumb", false), (.never, nil, "xterm", false),
    ] as [(ColorWish, String?, String?, Bool)])
  func color(wish: ColorWish, noColor: String?, term: String?, granted: Bool) {
    #expect(wish.isGranted(noColor: noColor, term: term) == granted)
  }

  @Test(
    "the core's guess at columns is the terminal's own measure for what people write",
    arguments: [
      "Ana María", "e\u{301}", "日本語 mixed", "한국어", "ｗｉｄｅ", "👍 👩🏽", "→ “quoted”…", "हिन्दी", "ไทย", "العربية", "🇩🇪",
    ])
  func columnsAgree(text: String) {
    #expect(displayWidth(text) == Int(le_width(text)))
  }

  @Test("an invalid byte takes a column")
  func invalidColumns() {
    #expect(le_width([0x61, CChar(bitPattern: 0xFF), 0x62, 0]) == 3)
  }
}

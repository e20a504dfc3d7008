// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("Lines edited in a terminal")
struct EditedLineTests {
  @Test("what stands in the line can be edited, and Backspace takes whole characters")
  func prefill() throws {
    let probe = try Probe(prefill: "Ana was late — 日本")
    try probe.expect("日本")
    probe.type("\u{7F}!\r")
    try probe.expect("got: line(\"Ana was late — 日!\")")
  }

  @Test("undo takes back what was typed and never what stood there before")
  func undo() throws {
    let probe = try Probe(prefill: "kept")
    try probe.expect("> kept")
    probe.type(" and more\u{1F}\u{1F}\u{1F}\u{1F}\u{1B}r\r")
    try probe.expect("got: line(\"kept\")")
  }

  @Test("what could drive the terminal stands in the line as text")
  func hostilePrefill() throws {
    let probe = try Probe(prefill: "a\u{1B}[2J\u{9B}\u{202E}b")
    let before = try probe.expect("\\x1b[2J\\x9b<U+202E>b")
    #expect(!before.unicodeScalars.contains("\u{9B}"))
    probe.type("\r")
    try probe.expect("got: line(")
  }

  @Test("what is pasted cannot drive the terminal either")
  func hostilePaste() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("\u{1B}[200~©a\u{9B}2J\u{85}é\u{1B}]0;t\u{7}b\u{1B}[201~")
    let shown = try probe.expect("^Gb")
    #expect(!shown.unicodeScalars.contains { (0x80...0x9F).contains($0.value) })
    probe.type("\u{9B}\r")
    try probe.expect("got: line(\"©a\\\\x9b2J\\\\x85é\\u{1B}]0;t\\u{07}b\\\\x9b\")")
  }

  @Test("a line that is too long is refused, and Up brings it back")
  func tooLong() throws {
    // A dumb terminal is shown one row of the line. Cutting and twice pasting 64 characters doubles them to 1 MiB.
    let probe = try Probe(environment: ["TERM": "dumb"])
    try probe.expect("> ")
    probe.type(String(repeating: "x", count: 64))
    for _ in 0..<14 { probe.type("\u{15}\u{19}\u{19}") }
    probe.type("x\r")
    try probe.expect("got: tooLong(limit: 1048576)")
    try probe.expect("> ")
    probe.type("\u{1B}[A")
    try probe.expect("xxx")
    probe.type("\u{15}y\r")
    try probe.expect("got: line(\"y\")")
  }

  @Test("an inputrc speaks to candor by name, and may bind the newline elsewhere")
  func inputrc() throws {
    let path = "/tmp/candor-inputrc-\(getpid())"
    let file = try #require(fopen(path, "w"))
    fputs("$if candor\n\"\\C-t\": candor-insert-newline\n\"\\e\\C-m\": \"own\"\n$endif\n", file)
    fclose(file)
    defer { unlink(path) }
    let probe = try Probe(environment: ["INPUTRC": path])
    try probe.expect("> ")
    probe.type("one\u{14}two\u{1B}\r\r")
    try probe.expect("got: line(\"one\\ntwoown\")")
  }

  @Test("Ctrl-C hands back the draft, and the talk goes on")
  func interrupt() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("half a thought")
    try probe.expect("half a thought")
    probe.type("\u{3}")
    try probe.expect("^C\r\n")
    try probe.expect("got: interrupted(draft: \"half a thought\")")
    probe.type("whole\r")
    try probe.expect("got: line(\"whole\")")
  }

  @Test("Ctrl-D ends the input on an empty line only, and the next words start a line of their own")
  func end() throws {
    for term in ["xterm", "dumb"] {
      let probe = try Probe(environment: ["TERM": term])
      try probe.expect("> ")
      probe.type("ab\u{2}\u{4}\r")
      try probe.expect("got: line(\"a\")")
      try probe.expect("> ")
      probe.type("\u{4}")
      #expect(try probe.expect("got: end").unicodeScalars.last == "\n", "TERM=\(term)")
      #expect(try probe.end() == 0)
      #expect(probe.isSane)
    }
  }

  @Test(
    "a signal to end hands back the draft and leaves the terminal as it was",
    arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func terminate(signal: Int32) throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("draft")
    try probe.expect("draft")
    kill(probe.process, signal)
    try probe.expect("got: terminated(signal: \(signal), draft: \"draft\")")
    #expect(try probe.end() == 128 + signal)
    #expect(probe.isSane)
  }

  @Test("a crash leaves the terminal as it was", arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGABRT])
  func crash(signal: Int32) throws {
    let probe = try Probe()
    try probe.expect("> ")
    #expect(!probe.isSane)
    kill(probe.process, signal)
    #expect(try probe.end() == 128 + signal)
    #expect(probe.isSane)
    try probe.expect("\u{1B}[?2004l")
  }

  @Test("after a stop the line stands there again and is edited on")
  func stop() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("half")
    try probe.expect("half")
    kill(probe.process, SIGSTOP)
    var settings = termios()
    tcgetattr(probe.inside, &settings)
    settings.c_lflag |= tcflag_t(ECHO | ICANON)
    tcsetattr(probe.inside, TCSANOW, &settings)
    kill(probe.process, SIGCONT)
    try probe.expect("> half")
    #expect(!probe.isSane)
    probe.type("\u{1A}")  // Ctrl-Z without a shell: nobody stops.
    try probe.expect("> half")
    #expect(!probe.isSane)
    probe.type(" more\r")
    try probe.expect("got: line(\"half more\")")
  }

  @Test("TERM=dumb gets no escape sequence, not even for pasting")
  func dumb() throws {
    for term in ["dumb", ""] {
      let probe = try Probe(prefill: "old", environment: ["TERM": term])
      try probe.expect("old")
      probe.type("\u{15}plain\u{8}n\r")
      var shown = try probe.expect("got: line(\"plain\")")
      try probe.expect("> ")
      probe.type("ask\r")
      shown += try probe.expect("(optional)")
      #expect(!shown.contains("\u{1B}"), "TERM=\(term)")
    }
  }

  @Test("colors come with a terminal, and go with NO_COLOR")
  func color() throws {
    for (noColor, wanted) in [("", true), ("1", false)] {
      let probe = try Probe(environment: ["NO_COLOR": noColor])
      try probe.expect("> ")
      probe.type("ask\r")
      try probe.expect("line(\"ask\")")
      #expect(try probe.expect("optional").contains("\u{1B}[1m") == wanted)
    }
  }

  @Test(
    "UTF-8 is edited whatever the locale says",
    arguments: [["LC_ALL": "C"], ["LC_CTYPE": "POSIX"], ["LANG": "C"], ["LC_ALL": "nowhere"]])
  func locale(environment: [String: String]) throws {
    let probe = try Probe(prefill: "日本", environment: environment)
    try probe.expect("日本")
    for ending in ["é", "—"] {
      probe.type("x\u{7F}\u{7F}\(ending)\r")
      try probe.expect("got: line(\"")
      #expect(try probe.expect("\")") == (ending == "é" ? "日é" : "—"))
      try probe.expect("> ")
      probe.type("y")
    }
  }

  @Test("each history has its own lines, without commands")
  func history() throws {
    let probe = try Probe()
    for line in ["one", "/why", "//slash", "//slash", "history 1", "two"] {
      try probe.expect("> ")
      probe.type(line + "\r")
      try probe.expect("got: line(\"\(line)\")")
    }
    try probe.expect("> ")
    probe.type("\u{1B}[A\u{1B}[A\u{1B}[A\r")
    try probe.expect("got: line(\"two\")")
    try probe.expect("> ")
    probe.type("history 0\r")
    try probe.expect("got: ")
    try probe.expect("> ")
    probe.type("\u{1B}[A\u{1B}[A\u{1B}[A\r")  // history 1, //slash, one
    try probe.expect("got: line(\"one\")")
  }

  @Test("what is changed in an old line stays with the new one, and an abandoned walk leaves nothing behind")
  func historyIsNotEdited() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("first\r")
    try probe.expect("got: line(\"first\")")
    try probe.expect("> ")
    probe.type("\u{1B}[A changed")
    try probe.expect(" changed")
    probe.type("\u{3}")
    try probe.expect("draft: \"first changed\"")
    try probe.expect("> ")
    probe.type("\u{1B}[A\r")
    try probe.expect("got: line(\"first\")")
  }

  @Test("a new width counts at once, for the line and for what is said")
  func resize() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.resize(columns: 32)
    try probe.expect("> ")
    probe.type(String(repeating: "x", count: 50) + "\r")
    try probe.expect("got:\r\nline(\"" + String(repeating: "x", count: 26) + "\r\n")
    try probe.expect("> ")
    probe.type("ask\r")
    try probe.expect("words words words words words\u{1B}[0m\r\n")
  }

  @Test("Alt-Enter and a paste keep their lines")
  func severalLines() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("one\u{1B}\rtwo\r")
    try probe.expect("got: line(\"one\\ntwo\")")
    try probe.expect("> ")
    probe.type("\u{1B}[200~first\nsecond\r\nthird\u{1B}[201~\r")
    try probe.expect("got: line(\"first\\nsecond")
    try probe.expect("third\")")
  }

  @Test("Tab completes what is offered, and never the names of files")
  func tab() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("/et\t\r")
    try probe.expect("got: line(\"/et\")")
    try probe.expect("> ")
    probe.type("ba\t\r")
    try probe.expect("got: line(\"banana \")")
    try probe.expect("> ")
    probe.type("B\t")
    try probe.expect("banana  blé")
    probe.type("l\t\r")
    try probe.expect("got: line(\"blé \")")
  }

  @Test("earlier lines are asked for once a key may reach for them, and not before")
  func recall() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type("history fruit\r")
    try probe.expect("got: ")
    try probe.expect("> ")
    probe.type("typed\r")
    #expect(try !probe.expect("got: line(\"typed\")").contains("recalled"))
    try probe.expect("> ")
    probe.type("\u{1B}[A\u{1B}[A\r")
    try probe.expect("got: line(\"earlier\")")
  }

  @Test("a typed line that is not UTF-8 is refused, not repaired")
  func invalid() throws {
    let probe = try Probe()
    try probe.expect("> ")
    probe.type([0x61, 0xFF, 0x62, 0x0D])
    try probe.expect("got: unreadable(byteOffset: 1)")
  }

  @Test("a terminal that goes away is a hang-up, also where no signal says so", arguments: [true, false])
  func hangUp(isControlling: Bool) throws {
    let probe = try Probe(isControlling: isControlling)
    try probe.expect("> ")
    probe.type("draft")
    try probe.expect("draft")
    probe.hangUp()
    #expect(try probe.end() == 128 + SIGHUP)
  }

  @Test("waiting costs nothing: the process is not run while nobody types")
  func idle() throws {
    let probe = try Probe()
    try probe.expect("> ")
    usleep(50_000)
    let before = try probe.account("voluntary_ctxt_switches")
    usleep(300_000)
    #expect(try probe.account("voluntary_ctxt_switches") == before)
  }
}

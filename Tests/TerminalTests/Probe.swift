// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

/// The probe program, running; killed when this goes.
final class Probe {
  let process: pid_t
  /// The terminal's other end, or a pipe from and to the probe.
  private(set) var output: Int32
  private(set) var input: Int32
  /// The probe's own end of the terminal, kept open so that its settings can be read; -1 for a pipe.
  private(set) var inside: Int32
  /// What was written and not yet expected.
  private var seen = ""
  private var isReaped = false

  /// In a pseudo-terminal of 80 columns. One that is not its controlling one sends no signals.
  convenience init(
    prefill: String = "", environment: [String: String] = [:], isControlling: Bool = true
  ) throws {
    try self.init("line-editor-probe", [prefill], environment: environment, isControlling: isControlling)
  }

  /// Another of our programs, in a pseudo-terminal.
  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], isControlling: Bool = true
  ) throws {
    var name = [CChar](repeating: 0, count: 64)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    var (outside, inside): (Int32, Int32) = (-1, -1)
    try #require(openpty(&outside, &inside, &name, nil, &size) == 0)
    (input, output, self.inside) = (outside, outside, inside)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    let flags = O_RDWR | (isControlling ? 0 : O_NOCTTY)
    for descriptor in Int32(0)...2 { posix_spawn_file_actions_addopen(&actions, descriptor, name, flags, 0) }
    process = try spawn(program, arguments, environment, actions)
  }

  /// Without a terminal: what is typed and shown goes through pipes.
  init(piped environment: [String: String]) throws {
    var (typed, shown): ([Int32], [Int32]) = ([0, 0], [0, 0])
    try #require(pipe(&typed) == 0 && pipe(&shown) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, typed[0], 0)
    posix_spawn_file_actions_adddup2(&actions, shown[1], 1)
    process = try spawn("line-editor-probe", [], environment, actions)
    close(typed[0])
    close(shown[1])
    (input, output, inside) = (typed[1], shown[0], -1)
  }

  // Always reaped: one left behind keeps the wait for other tests' processes busy for ever.
  deinit {
    if !isReaped {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    for descriptor in Set([input, output, inside]) where descriptor >= 0 { close(descriptor) }
  }

  /// The terminal goes away, or nobody types and reads any more.
  func hangUp() {
    for descriptor in Set([input, output, inside]) where descriptor >= 0 { close(descriptor) }
    (input, output, inside) = (-1, -1, -1)
  }

  /// Nobody types any more.
  func endInput() {
    close(input)
    input = -1
  }

  /// Nobody reads any more.
  func endOutput() {
    close(output)
    output = -1
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    #expect(write(input, bytes, bytes.count) == bytes.count)
  }

  /// Waits until the probe has written these words, for at most five seconds, and returns what came before them.
  @discardableResult
  func expect(_ words: String, _ location: SourceLocation = #_sourceLocation) throws -> String {
    let deadline = ContinuousClock.now + .seconds(5)
    while true {
      let parts = seen.split(separator: words, maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 {
        seen = String(parts[1])
        return String(parts[0])
      }
      var source = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      var buffer = [UInt8](repeating: 0, count: 4096)
      let ready = poll(&source, 1, 100)
      let count = ready > 0 ? read(output, &buffer, buffer.count) : 0
      if count > 0 { seen += String(decoding: buffer[..<count], as: UTF8.self) }
      let isOver = ContinuousClock.now > deadline || (ready > 0 && count <= 0)
      try #require(
        !isOver, "\(words.debugDescription) did not come, but \(seen.debugDescription)",
        sourceLocation: location)
    }
  }

  /// Waits for the end and returns what a shell would call its status: 128 + signal where one ended it.
  func end() throws -> Int32 {
    for _ in 0..<500 {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        isReaped = true
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
      }
      usleep(10_000)
    }
    throw ProbeError.runsOn
  }

  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(output, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// Whether the terminal is as a shell wants to find it: it echoes and gathers lines.
  var isSane: Bool {
    var settings = termios()
    return tcgetattr(inside, &settings) == 0
      && settings.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON)
  }

  /// A number from the kernel's account of the process.
  func account(_ field: String) throws -> Int {
    let file = try #require(fopen("/proc/\(process)/status", "r"))
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if text.hasPrefix(field + ":"), let number = Int(text.filter(\.isNumber)) { return number }
    }
    throw ProbeError.noSuchField
  }
}

enum ProbeError: Error {
  case runsOn, noSuchField
}

/// Starts a program that lies beside this test program, as a session of its own.
private func spawn(
  _ name: String, _ arguments: [String], _ environment: [String: String],
  _ actions: consuming posix_spawn_file_actions_t
) throws -> pid_t {
  var link = [CChar](repeating: 0, count: 4096)
  try #require(readlink("/proc/self/exe", &link, link.count - 1) > 0)
  let tests = String(decoding: link.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  let probe = tests.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/\(name)"
  var usual = [
    "TERM": "xterm", "LANG": "C.UTF-8", "INPUTRC": "/dev/null", "SWIFT_BACKTRACE": "enable=no", "PAGER": "",
  ]
  // The probe has the sanitizers that the tests were built with, and must be told the same.
  for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
    if let value = getenv(name) { usual[name] = String(cString: value) }
  }
  let variables = usual.merging(environment) { $1 }.map { "\($0)=\($1)" }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawnattr_destroy(&attributes)
    posix_spawn_file_actions_destroy(&actions)
  }
  // Descriptors of other tests, which run at the same time.
  for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
  // The threads that run tests block signals, and one test ignores SIGPIPE; both would be inherited.
  var (none, all) = (sigset_t(), sigset_t())
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which is not imported.
  posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  var process: pid_t = 0
  let words = ([probe] + arguments).map { strdup($0) } + [nil]
  let settings = variables.map { strdup($0) } + [nil]
  defer { (words + settings).forEach { free($0) } }
  try #require(posix_spawn(&process, probe, &actions, &attributes, words, settings) == 0)
  return process
}

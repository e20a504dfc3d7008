// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TestSupport
import Testing

/// The built program, or another one, running with pipes for a terminal; killed and reaped when this goes.
final class RunningCandor {
  let process: pid_t
  private var input: Int32
  private var output: Int32
  private var complaints: Int32
  /// What was written to standard output, and to standard error, so far.
  private(set) var said = ""
  private(set) var complained = ""
  private var saidBytes: [UInt8] = []
  private var complainedBytes: [UInt8] = []
  private var isReaped = false

  /// How a run ended, as a shell would put it: 128 + signal where one ended it.
  struct Ending {
    let exitCode: Int32
    let said: String
    let complained: String
  }

  struct RunsOn: Error {}
  struct CannotStart: Error {}

  /// Starts it; `variables` are all that it finds in its environment.
  init(_ arguments: [String], in variables: [String: String], program: String? = nil) throws {
    signal(SIGPIPE, SIG_IGN)  // a program that ended reads no more; that is no reason for the tests to end
    var ends = [[Int32]](repeating: [-1, -1], count: 3)
    for index in ends.indices { try #require(pipe(&ends[index]) == 0) }
    (input, output, complaints) = (ends[0][1], ends[1][0], ends[2][0])
    let inherited = [ends[0][0], ends[1][1], ends[2][1]]
    defer { inherited.forEach { close($0) } }
    process = try Self.spawn(program ?? Self.candor(), arguments, variables, inherited)
  }

  // Always reaped: one left behind keeps the wait for other tests' processes busy for ever.
  deinit {
    if !isReaped {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    for descriptor in [input, output, complaints] where descriptor >= 0 { close(descriptor) }
  }

  /// Runs to the end with this for an input.
  static func run(
    _ arguments: [String], typing typed: String = "", in variables: [String: String], program: String? = nil
  ) throws -> Ending {
    let candor = try RunningCandor(arguments, in: variables, program: program)
    candor.type(typed)
    return try candor.end()
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Nobody types any more.
  func endInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Nobody reads any more.
  func endOutput() {
    if output >= 0 { close(output) }
    output = -1
  }

  /// Waits until the program has said these words after all that `count` characters hold.
  func expect(_ words: String, after count: Int = 0, _ location: SourceLocation = #_sourceLocation) throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while !said.dropFirst(count).contains(words) {
      let isOver = !listen() || ContinuousClock.now > deadline
      try #require(
        !isOver || said.dropFirst(count).contains(words),
        "\(words.debugDescription) did not come, but \(said.debugDescription) and \(complained.debugDescription)",
        sourceLocation: location)
    }
  }

  /// Ends the input, takes in everything, and waits for the end.
  func end(by signal: Int32? = nil) throws -> Ending {
    if let signal { kill(process, signal) }
    endInput()
    let deadline = ContinuousClock.now + .seconds(30)
    while listen() {
      guard ContinuousClock.now < deadline else { throw RunsOn() }
    }
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) != process {
      guard ContinuousClock.now < deadline else { throw RunsOn() }
      usleep(1000)
    }
    isReaped = true
    let exitCode = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    return Ending(exitCode: exitCode, said: said, complained: complained)
  }

  /// Takes in what there is within a tenth of a second; false once both outputs have ended.
  private func listen() -> Bool {
    var sources = [output, complaints].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard output >= 0 || complaints >= 0 else { return false }
    guard poll(&sources, 2, 100) > 0 else { return true }
    if sources[0].revents != 0, !Self.read(&output, into: &saidBytes) { endOutput() }
    if sources[1].revents != 0, !Self.read(&complaints, into: &complainedBytes) {
      close(complaints)
      complaints = -1
    }
    said = String(decoding: saidBytes, as: UTF8.self)
    complained = String(decoding: complainedBytes, as: UTF8.self)
    return true
  }

  private static func read(_ descriptor: inout Int32, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    return true
  }

  static func candor() throws -> String { try folder() + "/candor" }

  /// The program lies beside the test runner.
  static func folder() throws -> String {
    var link = [CChar](repeating: 0, count: 4096)
    try #require(readlink("/proc/self/exe", &link, link.count - 1) > 0)
    let runner = String(decoding: link.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return runner.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ variables: [String: String], _ inherited: [Int32]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    for (index, descriptor) in inherited.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(index))
    }
    // Descriptors of other tests, which run at the same time.
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    // The threads that run tests block signals, and SIGPIPE is ignored; both would be inherited.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = variables.merging(sanitizerSettings) { $1 }.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawn(&process, program, &actions, &attributes, words, settings) == 0 else {
      throw CannotStart()
    }
    return process
  }
}

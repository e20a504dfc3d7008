// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What came of asking for words that nobody may see.
package enum Secret: Hashable, Sendable {
  /// As typed, without the end of the line.
  case typed([UInt8])
  /// Ctrl-C, Ctrl-D or Escape, or the terminal went away.
  case canceled
  /// There is no terminal to ask at.
  case noTerminal

  /// Most bytes that are taken; what is typed beyond is dropped.
  static let limit = 1024

  /// Asks at the terminal that belongs to the process, whatever its standard input and output are, and shows nothing
  /// of what is typed.
  ///
  /// A signal that ends the program waits until the terminal is as it was.
  package static func ask(_ prompt: String) -> Secret {
    let terminal = Glibc.open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return .noTerminal }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return .noTerminal }
    var waiting = endings()
    var mask = sigset_t()
    sigprocmask(SIG_BLOCK, &waiting, &mask)
    // A signal that came meanwhile takes effect here, after the terminal was put right.
    defer { sigprocmask(SIG_SETMASK, &mask, nil) }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return .noTerminal }
    defer {
      tcsetattr(terminal, TCSAFLUSH, &before)
      say("\n", terminal)
    }
    say(prompt, terminal)
    return read(terminal)
  }

  private static func read(_ terminal: Int32) -> Secret {
    var typed: [UInt8] = []
    typed.reserveCapacity(limit)  // so that no copy is left behind by growing
    while true {
      var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let count = poll(&ready, 1, 200)
      if count == 0 || (count < 0 && errno == EINTR) {
        if isEnding { return .canceled }
        continue
      }
      var byte: UInt8 = 0
      guard count > 0, Glibc.read(terminal, &byte, 1) == 1 else { return .canceled }
      switch byte {
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return .typed(typed)
      case 0x03, 0x1b: return .canceled
      case 0x04: return typed.isEmpty ? .canceled : .typed(typed)
      case 0x08, 0x7f: removeLastCharacter(of: &typed)
      case 0x15: typed.removeAll(keepingCapacity: true)
      default: if byte >= 0x20, typed.count < limit { typed.append(byte) }
      }
    }
  }

  /// With its continuation bytes, so that no half of one stays.
  private static func removeLastCharacter(of typed: inout [UInt8]) {
    while let last = typed.popLast(), last & 0xc0 == 0x80 {}
  }

  private static func endings() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
    return signals
  }

  /// Whether a signal that ends the program is waiting.
  private static var isEnding: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGTERM, SIGHUP, SIGINT, SIGQUIT].contains { sigismember(&pending, $0) == 1 }
  }

  private static func say(_ text: String, _ terminal: Int32) {
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(terminal, bytes.baseAddress, bytes.count) }
  }
}

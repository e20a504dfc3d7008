// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Pauses at a terminal that any key ends; as long as this is held, nothing of what is typed is shown.
///
/// Signals that end or stop the program wait for a pause, so that the terminal is put right before they take effect.
package final class Pauses {
  package enum Ending: Hashable, Sendable {
    /// The time is over, or a key was pressed.
    case over
    /// A signal asks the program to end; SIGHUP also where the terminal went away.
    case signal(Int32)
  }

  /// How often it is looked whether a signal waits, in milliseconds: fast enough for a finger.
  private static let beat: Int32 = 50
  private static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private let before: termios
  private let takesItsTime: Bool
  private var maskBefore = sigset_t()

  /// Nil where there is no terminal on both sides; `takesItsTime` where only a key ends a pause.
  init?(takesItsTime: Bool) {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0
    else { return nil }
    before = settings
    self.takesItsTime = takesItsTime
    hold(keeping: &maskBefore)
  }

  deinit { release() }

  /// Waits for a key, at most this long.
  package func wait(milliseconds: Int) -> Ending {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while true {
      if isPending(SIGTSTP) { stop() }
      if let signal = Self.endings.first(where: isPending) { return .signal(take(signal)) }
      guard takesItsTime || ContinuousClock.now < end else { return .over }
      var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, Self.beat) > 0 else { continue }
      var keys = [UInt8](repeating: 0, count: 64)
      let count = Glibc.read(STDIN_FILENO, &keys, keys.count)
      if count > 0 { return .over }
      if count == 0 || errno != EINTR && errno != EAGAIN { return .signal(SIGHUP) }
    }
  }

  /// Keys are neither gathered into lines nor shown; Ctrl-C and the like stay signals.
  private func hold(keeping mask: inout sigset_t) {
    var waiting = sigset_t()
    sigemptyset(&waiting)
    for signal in Self.endings + [SIGTSTP] { sigaddset(&waiting, signal) }
    sigprocmask(SIG_BLOCK, &waiting, &mask)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &silent)
  }

  private func release() {
    var settings = before
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    sigprocmask(SIG_SETMASK, &maskBefore, nil)
  }

  /// The program stops here until it is brought back.
  private func stop() {
    release()
    hold(keeping: &maskBefore)
  }

  private func isPending(_ signal: Int32) -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, signal) == 1
  }

  private func take(_ signal: Int32) -> Int32 {
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, signal)
    var taken: Int32 = 0
    sigwait(&only, &taken)
    return taken
  }
}

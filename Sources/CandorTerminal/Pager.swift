// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Long output a page at a time, through the program that `PAGER` names: `less` where it names none; no pager where it is
/// empty or `cat`.
enum Pager {
  /// Whether a text has more lines than the window; a window that does not say counts as long enough.
  static func isNeeded(for text: String, rows: Int) -> Bool {
    guard rows > 0 else { return false }
    var lines = 0
    for byte in text.utf8 where byte == UInt8(ascii: "\n") {
      lines += 1
      if lines >= rows { return true }
    }
    return false
  }

  /// Shows the text and waits until the person has read enough; false where there is no pager and nothing was shown.
  ///
  /// Ctrl-C belongs to the pager meanwhile. `LESS` gets the options that Git gives it, unless it is set: leave at once
  /// where the text fits, pass colors through, let the text stay on the screen.
  static func show(_ text: String) -> Bool {
    let command = getenv("PAGER").map { String(cString: $0) } ?? "less"
    guard !["", "cat"].contains(command), isThere(command) else { return false }
    setenv("LESS", "FRX", 0)
    guard let pager = popen(command, "we") else { return false }
    let (interrupt, quit) = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
    let stop = signal(SIGTSTP, SIG_DFL)  // Ctrl-Z stops both, or the shell would wait for ever
    defer {
      signal(SIGTSTP, stop)
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    // Whoever leaves the pager early closes the pipe; that is no failure.
    fputs(text, pager)
    pclose(pager)
    return true
  }

  /// Whether the shell knows the command's first word.
  private static func isThere(_ command: String) -> Bool {
    guard let name = command.split(separator: " ").first else { return false }
    let isPlain = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
        || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    return !isPlain || system("command -v \(name) >/dev/null 2>&1") == 0
  }
}

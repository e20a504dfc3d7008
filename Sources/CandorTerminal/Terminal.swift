// SPDX-License-Identifier: GPL-3.0-or-later
import CLineEditor
package import CandorCore
import Glibc

/// The person: lines typed come in here, and what candor says goes out.
///
/// With a terminal on both sides lines are edited, and the screen is wrapped and colored. Otherwise lines are read as
/// they come and nothing is written but what was said: no prompt, no decoration, no escape sequence. In that plain
/// mode SIGINT, SIGTERM and SIGHUP keep their meaning and end the program at once: an answer is complete with its
/// line and was saved before the next was read, so there is no draft to hand back. With a terminal they are reported
/// by `read`; one that comes between two lines is reported by the next. With `ACCESSIBLE` set, a terminal gets the lines of
/// `SpokenLayout`, no color, and an editor that writes no escape sequence.
package struct Terminal: ~Copyable {
  /// Whether lines are edited. Turns false at the first `read` where the editor cannot be had.
  package private(set) var isInteractive: Bool
  package let usesColor: Bool

  private let isDumb: Bool
  /// Whether somebody listens instead of looking.
  private let isSpoken: Bool
  private var editorIsReady = false
  private var source = LineSource(descriptor: STDIN_FILENO)

  /// Looks at standard input and output and at the environment, and reads nothing yet.
  ///
  /// From here on a closed pipe is
  /// an error of `show` instead of the end of the program: SIGPIPE is ignored.
  ///
  /// - Parameters:
  ///   - color: what the person said about color.
  ///   - isPlain: whether it is a program that reads, even where it comes with a terminal.
  /// - Returns: the terminal, or the plain mode that stands in for one.
  package static func open(color: ColorWish, isPlain: Bool = false) -> Terminal {
    signal(SIGPIPE, SIG_IGN)
    return Terminal(
      isInteractive: !isPlain && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1, color: color,
      term: variable("TERM"))
  }

  private init(isInteractive: Bool, color: ColorWish, term: String?) {
    self.isInteractive = isInteractive
    isSpoken = isInteractive && !["", "0"].contains(variable("ACCESSIBLE") ?? "")
    isDumb = isSpoken || CandorTerminal.isDumb(term)
    usesColor = isInteractive && !isSpoken && color.isGranted(noColor: variable("NO_COLOR"), term: term)
  }

  /// Width of the window, at least 1; nil in plain mode, where nothing is wrapped. A terminal that does not say
  /// counts as 80 columns.
  package var columns: Int? {
    guard isInteractive else { return nil }
    let columns = Int(le_columns())
    return columns > 0 ? columns : 80
  }

  /// Reads one line of at most 1 MiB.
  ///
  /// In plain mode only the next line is read: prompt, prefill and history play no part.
  /// - Parameters:
  ///   - prompt: Stands before the line.
  ///   - prefill: Stands in the line, ready to be edited; shown as `terminalSafe` has it.
  ///   - history: The number of the history that Up walks, from 0 on; the line is added to it unless it is a
  ///     command, which starts with a single slash.
  /// - Returns: What came of it; `.end` again and again once the input has ended.
  package mutating func read(prompt: String, prefill: String, history: Int) -> Input {
    guard isInteractive, readyEditor() else { return source.next() }
    le_history_select(Int32(clamping: history))
    var status = le_status.failed
    var signal: Int32 = 0
    let prompt = isSpoken ? SpokenLayout.prompt : prompt
    let text = le_read(
      terminalSafe(prompt, keepingNewlines: false), terminalSafe(prefill, keepingNewlines: true), &status,
      &signal)
    defer { free(text) }
    let bytes = text.map { UnsafeRawBufferPointer(start: $0, count: strlen($0)) }.map { Array($0) } ?? []
    switch status {
    case .line: return accept(bytes, history: history)
    case .end, .failed: return .end
    case .signal where signal == SIGINT: return .interrupted(draft: draft(of: bytes))
    case .signal: return .terminated(signal: signal, draft: draft(of: bytes))
    }
  }

  /// Pauses for somebody to read in; nil in plain mode. Who listens takes as long as it takes.
  package func pauses() -> Pauses? { isInteractive ? Pauses(takesItsTime: isSpoken) : nil }

  /// Puts an earlier answer where Up finds it.
  package func remember(_ line: String, history: Int) {
    guard isInteractive else { return }
    le_history_select(Int32(clamping: history))
    le_history_add(terminalSafe(line, keepingNewlines: true))
  }

  /// Says what the screen holds, on standard output; false where that cannot be written. What asks nothing and is longer
  /// than a terminal's window goes through the pager.
  package func show(_ screen: Screen) -> Bool {
    if isSpoken { return writeAll(SpokenLayout().text(of: screen), to: STDOUT_FILENO) }
    let layout = Layout(columns: columns, color: usesColor) { Int(le_width($0)) }
    let text = layout.text(of: screen)
    let asks = screen.said.contains { if case .question = $0 { true } else { false } }
    return asks ? writeAll(text, to: STDOUT_FILENO) : print(text)
  }

  /// Writes data as it stands, which must be safe already: JSON, or help that is ours. False where that fails.
  package func print(_ text: String) -> Bool {
    if isInteractive, !isDumb, Pager.isNeeded(for: text, rows: Int(le_rows())), Pager.show(text) {
      return true
    }
    return writeAll(text, to: STDOUT_FILENO)
  }

  /// Says something on standard error, for which there is no better place where that fails.
  package func complain(_ text: String) {
    _ = writeAll(terminalSafe(text, keepingNewlines: true) + "\n", to: STDERR_FILENO)
  }

  /// Once, before the first line: a command that asks nothing does not pay for the editor.
  private mutating func readyEditor() -> Bool {
    if !editorIsReady {
      editorIsReady = le_begin(isDumb)
      isInteractive = editorIsReady
    }
    return editorIsReady
  }

  private func accept(_ bytes: [UInt8], history: Int) -> Input {
    guard bytes.count <= LineSource.limit else {
      remember(draft(of: bytes), history: history)
      return .tooLong(limit: LineSource.limit)
    }
    let input = Input(bytes: bytes)
    if case .line(let line) = input, !line.hasPrefix("/") || line.hasPrefix("//") {
      remember(line, history: history)
    }
    return input
  }
}

private func variable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

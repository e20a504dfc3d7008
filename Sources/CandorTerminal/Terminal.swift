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
  private var histories: [String: LineHistory] = [:]

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
  /// In plain mode only the next line is read: prompt, prefill and help play no part.
  /// - Parameters:
  ///   - prompt: Stands before the line.
  ///   - prefill: Stands in the line, ready to be edited; shown as `terminalSafe` has it.
  ///   - help: What the line can reach for. It is added to the history of its kind unless it is a command, which
  ///     starts with a single slash.
  /// - Returns: What came of it; `.end` again and again once the input has ended.
  package mutating func read(prompt: String, prefill: String, help: LineHelp) -> Input {
    guard isInteractive, readyEditor() else { return source.next() }
    let (layout, prompt) = (layout, isSpoken ? SpokenLayout.prompt : prompt)
    let line = TypedLine(history: histories[help.kind] ?? LineHistory(), help: help, columns: columns ?? 80) {
      _ = writeAll(layout($0), to: STDOUT_FILENO)
    }
    let (bytes, status, signal) = line.read(prompt: prompt, prefill: prefill)
    histories[help.kind] = line.history
    switch status {
    case .line: return accept(bytes, kind: help.kind)
    case .end, .failed: return .end
    case .signal where signal == SIGINT: return .interrupted(draft: draft(of: bytes))
    case .signal: return .terminated(signal: signal, draft: draft(of: bytes))
    }
  }

  /// Pauses for somebody to read in; nil in plain mode. Who listens takes as long as it takes.
  package func pauses() -> Pauses? { isInteractive ? Pauses(takesItsTime: isSpoken) : nil }

  /// Puts a line where Up finds it, for one kind of question.
  package mutating func remember(_ line: String, kind: String) {
    guard isInteractive else { return }
    histories[kind, default: LineHistory()].add(terminalSafe(line, keepingNewlines: true))
  }

  /// Forgets every line that Up would find.
  package mutating func forgetLines() {
    histories.removeAll()
  }

  /// Says what the screen holds, on standard output; false where that cannot be written. What asks nothing and is longer
  /// than a terminal's window goes through the pager.
  package func show(_ screen: Screen) -> Bool {
    let text = layout(screen)
    let asks = isSpoken || screen.said.contains { if case .question = $0 { true } else { false } }
    return asks ? writeAll(text, to: STDOUT_FILENO) : print(text)
  }

  /// How what is said is put into text at the present width.
  private var layout: (Screen) -> String {
    if isSpoken { return { SpokenLayout().text(of: $0) } }
    let layout = Layout(columns: columns, color: usesColor) { Int(le_width($0)) }
    return { layout.text(of: $0) }
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

  private mutating func accept(_ bytes: [UInt8], kind: String) -> Input {
    guard bytes.count <= LineSource.limit else {
      remember(draft(of: bytes), kind: kind)
      return .tooLong(limit: LineSource.limit)
    }
    let input = Input(bytes: bytes)
    if case .line(let line) = input, !line.hasPrefix("/") || line.hasPrefix("//") {
      remember(line, kind: kind)
    }
    return input
  }
}

func variable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import CandorTerminal

/// The console of a demonstration: its lines come from a script and are shown as if somebody typed them.
final class DemoConsole: Console {
  /// The signal that ended it before its time.
  private(set) var signal: Int32?
  /// How long all of it takes somebody who presses no key.
  private(set) var milliseconds = 0
  /// Lines that are still to be typed.
  private(set) var lines: ArraySlice<Demonstration.Line>

  private let audience: any Console
  private let pauses: Pauses?
  /// Words that were shown and not yet read.
  private var words = 0

  init(_ lines: [Demonstration.Line], for audience: any Console) {
    self.lines = lines[...]
    self.audience = audience
    pauses = audience.pauses()
  }

  /// A pause between lines is there for somebody at a terminal; a pipe has none.
  var hasPauses: Bool { pauses != nil }

  /// Remarks wait for somebody, as at a terminal, whoever the audience is.
  let isInteractive = true

  func read(prompt: String, prefill: String, help: LineHelp) -> Terminal.Input {
    guard let next = lines.popFirst() else { return .end }
    rest()
    if let note = next.note, signal == nil {
      _ = show(Screen([.notice("-- " + note)]))
      rest()
    }
    if let signal { return .terminated(signal: signal, draft: "") }
    let line = next.typed ?? prefill
    return show(Screen([.typed(line, prompt: prompt)])) ? .line(line) : .end
  }

  /// Time to read what was shown: 400 words a minute, which is quick, for much of it was just typed; some time to
  /// look up, and never long for a page that is only to be glanced at.
  private func rest() {
    let time = min(600 + words * 150, 4000)
    milliseconds += time
    words = 0
    if signal == nil, case .signal(let number) = pauses?.wait(milliseconds: time) { signal = number }
  }

  func show(_ screen: Screen) -> Bool {
    words += Layout().lines(of: screen).reduce(0) { $0 + $1.split(separator: " ").count }
    return audience.show(screen)
  }

  func print(_ text: String) -> Bool { audience.print(text) }
  func complain(_ text: String) { audience.complain(text) }
  func remember(_ line: String, kind: String) {}
  func forgetLines() {}
  func readSecret(prompt: String) -> Secret { .noTerminal }
  func readAll() throws(Stop) -> String { "" }
}

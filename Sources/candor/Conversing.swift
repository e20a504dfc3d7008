// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

// The talk itself: lines in, what is said out, until there is nothing more to say.
extension Desk {
  /// One line typed in a conversation, through to what is shown: the map of the program.
  mutating func turn(_ line: String) throws(Stop) -> Screen {
    callCoach()
    let moment = clock.moment()
    let command: Command
    do throws(Refusal) {
      command = try Command(line: line)
      if let looked = try session.look(command) { return looked }
    } catch { throw Stop(error) }
    var given = given
    let events = try commit { session, moment throws(Refusal) in
      var trial = Trial(of: session, at: moment)
      try trial.take { session, moment throws(Refusal) in try session.decide(command, at: moment) }
      try given?.feed(&trial)
      return trial.events
    }
    self.given = given
    if command == .quit { hasLeft = true }
    return session.screen(after: events, at: moment)
  }

  /// Talks until no conversation is open.
  ///
  /// - Returns: the exit code; 65 where a piped line was not UTF-8, 128 + signal where one ended it.
  mutating func converse() throws(Stop) -> Int32 {
    var exitCode: Int32 = 0
    // What stands in the line in place of the answer there was: nothing after Ctrl-C, the words after a refusal.
    var ready: String?
    while let talk = session.talk {
      let prefill = ready ?? talk.prefill
      ready = nil
      switch console.read(prompt: Layout.prompt, prefill: prefill, help: help(for: talk)) {
      case .line(let typed):
        let line = Self.command(typedAfter: prefill, in: typed) ?? typed
        do throws(Stop) {
          let screen = try turn(line)
          try say(screen)
          offerRewordings(of: screen)
        } catch {
          guard console.isInteractive || error.isRefusal else { throw error }
          if talk.question?.takesWords == true, !line.hasPrefix("/") { ready = line }
          try say(Screen([.error(error.message)] + askingAgain))
        }
      case .end:
        try leave()
        hasLeft = !console.isInteractive
        return exitCode
      case .interrupted(let draft):
        ready = ""
        let isEmpty = draft.trimmed.isEmpty
        let kept = isEmpty ? "The line is empty." : "Kept as a draft; Up brings it back."
        try drop(draft, kind: kind(of: talk), saying: "\(kept) /pause stops for now.")
      case .terminated(let signal, let draft):
        try keepLastWords(draft)
        return 128 + signal
      case .unreadable(let offset):
        exitCode = 65
        try say(Screen([.unreadable(at: offset)] + askingAgain))
      case .tooLong(let limit):
        exitCode = 65
        try say(Screen([.tooLong(limit)] + askingAgain))
      }
    }
    return exitCode
  }

  /// Puts the wordings that remarks offer where Up finds them, the first remark's first.
  private func offerRewordings(of screen: Screen) {
    guard let talk = session.talk else { return }
    let kind = kind(of: talk)
    for case .remark(let shown) in screen.said.reversed() {
      if let rewording = shown.rewording { console.remember(rewording, kind: kind) }
    }
  }

  /// A command typed where the words stood ready, and not meant as their last: "we waited/back".
  private static func command(typedAfter prefill: String, in line: String) -> String? {
    guard !prefill.isEmpty, line.hasPrefix(prefill) else { return nil }
    let added = String(line.dropFirst(prefill.count)).trimmed
    guard added == "<" || added.hasPrefix("/"), (try? Command(line: added)) != nil else { return nil }
    return added
  }

  /// Pauses everything that is under way.
  mutating func leave() throws(Stop) {
    guard session.talk != nil else { return }
    try carryOut { session, moment throws(Refusal) in try session.decide(.quit, at: moment) }
  }

  /// The question once more, for those who do not see it above their line.
  private var askingAgain: [Said] {
    console.isInteractive ? [] : session.talk.map(session.asking) ?? []
  }
}

extension Said {
  /// A line with bytes that are no text; the offset counts from zero.
  static func unreadable(at offset: Int) -> Said {
    .error("That line is not UTF-8 text (byte \(offset)); it was not taken.")
  }

  /// A line over the limit, in bytes.
  static func tooLong(_ limit: Int) -> Said {
    .error("That line is longer than \(limit) bytes; it was not taken.")
  }
}

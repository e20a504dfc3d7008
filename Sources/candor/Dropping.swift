// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorTerminal

// Lines that were typed and not sent: nothing typed is ever lost.
extension Desk {
  /// Keeps a line that was dropped on purpose, on disk and behind Up, and says so; where the disk does not take it,
  /// the talk goes on all the same.
  mutating func drop(_ draft: String, kind: String, saying notice: String) throws(Stop) {
    console.remember(draft, kind: kind)
    do throws(Stop) {
      try keepDraft(draft)
    } catch {
      let place = "The line is on no disk; Up brings it back as long as candor runs."
      return try say(Screen([.error(error.message), .notice(place)]))
    }
    try say(Screen([.notice(notice)]))
  }

  /// Keeps the line that stood there when a signal ended candor; where the disk does not take it, it is printed, for
  /// nobody can bring it back then.
  mutating func keepLastWords(_ draft: String) throws(Stop) {
    do throws(Stop) {
      try keepDraft(draft)
    } catch {
      console.complain("These words could not be saved:\n" + draft)
      throw error
    }
  }

  private mutating func keepDraft(_ draft: String) throws(Stop) {
    guard !draft.trimmed.isEmpty else { return }
    let talk = session.talk
    let field = talk?.question?.id
    try commit { _, _ throws(Refusal) in [.drafted(talk?.conversation.id, field, text: draft)] }
  }
}

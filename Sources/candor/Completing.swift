// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog
import CandorPrompts

// What a shell offers after Tab that only the log, or the person's own files, can tell. It is read beside whoever writes,
// nothing is asked and nothing is written; where the log is damaged or closed, nothing is offered and nothing said.
extension CompletionKind {
  /// Everybody by name.
  static var people: CompletionKind { offering { _ in known?.candidatesForPeople } }

  /// People, and the two words that stand for a side.
  static var owners: CompletionKind {
    offering { _ in [.init("me"), .init("them")] + (known?.candidatesForPeople ?? []) }
  }

  static var flows: CompletionKind { offering { _ in flowsAtHand.map(\.candidate) } }

  /// Numbers of conversations, the latest first.
  static var conversations: CompletionKind { offering { _ in known?.candidatesForConversations() } }
  static var unfinishedConversations: CompletionKind {
    offering { _ in known?.candidatesForConversations(onlyUnfinished: true) }
  }

  /// Numbers of the commitments that are open.
  static var openCommitments: CompletionKind { offering { _ in known?.candidatesForCommitments } }

  /// The answers of the conversation whose number stands before.
  static var fields: CompletionKind {
    offering { wordsBefore in
      wordsBefore.last.flatMap { known?.candidatesForFields(of: $0, flowsAtHand) }
    }
  }

  static var rules: CompletionKind {
    offering { _ in
      let folder = try? Environment(process: ()).places().config
      return CoachShelf.load(configFolder: folder).coach.rules.map { .init($0.id, note: $0.principle) }
    }
  }

  /// Days as people say them, enough to show the way.
  static var days: CompletionKind { .list(CommonDays.first) }

  private static var flowsAtHand: [Flow] {
    FlowShelf.load(userFolder: try? Environment(process: ()).places().flows, knownRules: nil).flows
  }

  /// What can be known without a passphrase.
  private static var known: Record? {
    guard let places = try? Environment(process: ()).places() else { return nil }
    var record = Record()
    do throws(LogError) {
      try LogReader.outline(places.ofLog, Unlocking { _ in nil }, withCommitments: true, into: &record)
      return record
    } catch { return nil }
  }

  private static func offering(
    _ candidates: @escaping @Sendable (_ wordsBefore: [String]) -> [Completion.Candidate]?
  ) -> CompletionKind {
    .custom { words, index, _ in
      let candidates = candidates(Array(words.prefix(max(0, index)))) ?? []
      return candidates.compactMap { $0.text(for: .requesting) }
    }
  }
}

extension Completion.Candidate {
  /// As the shell's script takes it; nil for words with characters that do not belong on a terminal.
  ///
  /// In bash the script has the words expanded once more, which would run what a name holds in `$(…)`.
  fileprivate func text(for shell: CompletionShell?) -> String? {
    guard terminalSafe(text, keepingNewlines: false) == text else { return nil }
    let note = note.map { terminalSafe($0, keepingNewlines: false) } ?? ""
    switch shell {
    case .bash?: return "'" + text.replacing("'", with: "'\\''") + "'"
    case .zsh?:
      let escaped = text.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      return note.isEmpty ? escaped : "\(escaped):\(note)"
    case .fish? where !note.isEmpty: return "\(text)\t\(note)"
    default: return text
    }
  }
}

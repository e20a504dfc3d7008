// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog
import CandorPrompts

// What a shell offers after Tab that only the log, or the person's own files, can tell. It is read beside whoever writes,
// nothing is asked and nothing is written; where the log is damaged or closed, nothing is offered and nothing said.
extension CompletionKind {
  /// Everybody by name.
  static var people: CompletionKind { offering { _ in names.map { Offer($0) } } }

  /// People, and the two words that stand for a side.
  static var owners: CompletionKind {
    offering { _ in ["me", "them"].map { Offer($0) } + names.map { Offer($0) } }
  }

  static var flows: CompletionKind {
    offering { _ in
      let folder = try? Environment(process: ()).places().flows
      return FlowShelf.load(userFolder: folder, knownRules: nil).flows.map {
        Offer($0.reference.id, $0.about)
      }
    }
  }

  /// Numbers of conversations, the latest first.
  static var conversations: CompletionKind { offering { _ in conversations { _ in true } } }
  static var unfinishedConversations: CompletionKind {
    offering { _ in conversations { $0.status.isUnfinished } }
  }

  /// Numbers of the commitments that are open.
  static var openCommitments: CompletionKind {
    offering { _ in
      guard let record = outline() else { return [] }
      return record.commitments.filter(\.isOpen).map { commitment in
        let name = commitment.made.person.flatMap(record.person)?.name
        let owner = CommitmentList.owner(commitment.made.pledge, person: name)
        return Offer("\(commitment.number)", "\(owner): \(commitment.made.pledge.what)")
      }
    }
  }

  /// The answers of the conversation whose number stands before.
  static var fields: CompletionKind {
    offering { wordsBefore in
      guard let number = wordsBefore.last.flatMap({ Int($0) }),
        let opening = outline()?.conversations.first(where: { $0.number == number })?.opening
      else { return [] }
      let folder = try? Environment(process: ()).places().flows
      let flow = FlowShelf.load(userFolder: folder, knownRules: nil).flows.first {
        $0.reference.id == opening.flow.id
      }
      return (flow?.questions ?? []).map { Offer($0.id, $0.label) }
    }
  }

  static var rules: CompletionKind {
    offering { _ in
      let folder = try? Environment(process: ()).places().config
      return CoachShelf.load(configFolder: folder).coach.rules.map { Offer($0.id, $0.principle) }
    }
  }

  /// Days as people say them, enough to show the way.
  static var days: CompletionKind {
    .list([
      "today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "next week",
      "in two weeks",
      "end of the month",
    ])
  }

  private static var names: [String] { outline()?.people.map(\.name) ?? [] }

  private static func conversations(where fits: (Conversation) -> Bool) -> [Offer] {
    guard let record = outline() else { return [] }
    return record.conversations.reversed().filter(fits).map { conversation in
      let with = record.name(of: conversation).map { " with \($0)" } ?? ""
      return Offer(
        "\(conversation.number)",
        "\(conversation.opening.flow.id)\(with), \(conversation.opening.day.spoken), \(conversation.status.rawValue)"
      )
    }
  }

  /// What can be known without a passphrase.
  private static func outline() -> Record? {
    guard let places = try? Environment(process: ()).places() else { return nil }
    var record = Record()
    do throws(LogError) {
      try LogReader.outline(places.ofLog, Unlocking { _ in nil }, withCommitments: true, into: &record)
      return record
    } catch { return nil }
  }

  private static func offering(_ offers: @escaping @Sendable (_ wordsBefore: [String]) -> [Offer])
    -> CompletionKind
  {
    .custom { words, index, _ in
      offers(Array(words.prefix(max(0, index)))).compactMap { $0.text(for: .requesting) }
    }
  }
}

/// One thing to complete a word to.
private struct Offer {
  let word: String
  /// What it is, for shells that show it.
  let about: String

  init(_ word: String, _ about: String = "") {
    self.word = word
    self.about = about
  }

  /// As the shell's script takes it; nil for words with characters that do not belong on a terminal.
  ///
  /// In bash the script has the words expanded once more, which would run what a name holds in `$(…)`.
  func text(for shell: CompletionShell?) -> String? {
    guard terminalSafe(word, keepingNewlines: false) == word else { return nil }
    let about = terminalSafe(about, keepingNewlines: false)
    switch shell {
    case .bash?: return "'" + word.replacing("'", with: "'\\''") + "'"
    case .zsh?:
      let escaped = word.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      return about.isEmpty ? escaped : "\(escaped):\(about)"
    case .fish? where !about.isEmpty: return "\(word)\t\(about)"
    default: return word
    }
  }
}

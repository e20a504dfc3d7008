// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers that were given to a question before, for whoever wants to write something like it again.
package enum EarlierAnswers {
  /// The latest so many conversations are looked into: reading one takes some milliseconds, and somebody waits.
  static let mostConversations = 20
  /// So many texts are offered at most.
  static let mostTexts = 100

  /// The answers as typed, the newest last, each once; of lists, the lines. All of the conversations must be loaded.
  package static func texts(of field: Field, in conversations: [Conversation]) -> [String] {
    let states = conversations.compactMap { $0[field] }.sorted { $0.at < $1.at }
    let lines = states.flatMap { state -> [String] in
      guard let answer = state.answer else { return [] }
      return answer.isList ? answer.text.split(separator: "\n").map(String.init) : [answer.text]
    }
    var texts: [String] = []
    for line in lines.reversed() where !line.trimmed.isEmpty && !texts.contains(line) {
      texts.append(line)
      if texts.count == mostTexts { break }
    }
    return texts.reversed()
  }
}

extension Session {
  /// The latest conversations of the types that ask this question, perhaps without their answers; the latest last.
  package func latest(asking field: Field) -> [Conversation] {
    let types = Set(flows.filter { $0.question(field) != nil }.map(\.reference.id))
    let asked = record.conversations.filter { types.contains($0.opening.flow.id) }
    return asked.sorted { $0.lastTurn < $1.lastTurn }.suffix(EarlierAnswers.mostConversations)
  }
}

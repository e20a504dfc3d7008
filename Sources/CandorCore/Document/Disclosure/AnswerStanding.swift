// SPDX-License-Identifier: GPL-3.0-or-later

/// What became of each answer and each skip: it stands, a later record took its place, or it was taken back.
///
/// Follows the same rules as `Conversation`, but keeps the records instead of forgetting them.
struct AnswerStanding {
  enum Standing: Hashable {
    case stands
    case replaced(by: Int)
    case takenBack(by: Int)
  }

  /// By the index of the record.
  private(set) var standings: [Int: Standing] = [:]
  /// Which change an `undo` took back, by the index of the undo.
  private(set) var undone: [Int: Int] = [:]
  private var talks: [ConversationID: Talk] = [:]

  private struct Talk {
    var current: [Field: Int] = [:]
    var history: [Change] = []
  }

  private struct Change {
    let index: Int
    let field: Field
    /// Nil where a change of privacy left the answer as it was.
    let before: Before?

    enum Before {
      case nothing
      case answer(Int)
    }
  }

  init(_ records: [Recorded]) {
    for (index, recorded) in records.enumerated() {
      switch recorded.event {
      case .answered(let id, let field, _), .skipped(let id, let field), .erased(.answer(let id, let field)):
        answer(index, field, in: id)
      case .privacyChanged(let id, let field, _):
        talks[id, default: Talk()].history.append(Change(index: index, field: field, before: nil))
      case .undone(let id): undo(index, in: id)
      default: break
      }
    }
  }

  private mutating func answer(_ index: Int, _ field: Field, in id: ConversationID) {
    var talk = talks[id, default: Talk()]
    let before = talk.current.updateValue(index, forKey: field)
    talk.history.append(Change(index: index, field: field, before: before.map { .answer($0) } ?? .nothing))
    talks[id] = talk
    if let before { standings[before] = .replaced(by: index) }
    standings[index] = .stands
  }

  private mutating func undo(_ index: Int, in id: ConversationID) {
    guard let change = talks[id]?.history.popLast() else { return }
    undone[index] = change.index
    switch change.before {
    case nil: return
    case .nothing: talks[id]?.current[change.field] = nil
    case .answer(let before):
      talks[id]?.current[change.field] = before
      standings[before] = .stands
    }
    standings[change.index] = .takenBack(by: index)
  }
}

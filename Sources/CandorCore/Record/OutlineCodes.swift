// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of a conversation's optional parts are there, and in the low bits how it stands.
enum ConversationMark {
  static let status: UInt8 = 0x0F
  static let person: UInt8 = 0x10
  static let parent: UInt8 = 0x20
  static let completed: UInt8 = 0x40
}

/// Which of a commitment's optional parts are there; in the two lowest bits whose it is, in the next two how it ended.
enum CommitmentMark {
  static let conversation: UInt16 = 0x10
  static let person: UInt16 = 0x20
  static let samePerson: UInt16 = 0x40
  static let who: UInt16 = 0x80
  static let firstDue: UInt16 = 0x100
  static let due: UInt16 = 0x200
  static let sameDue: UInt16 = 0x400
  static let closed: UInt16 = 0x800
  /// It came out of no conversation.
  static let outside: UInt16 = 0x1000
}

extension Commitment.Ending? {
  var code: UInt8 {
    switch self {
    case nil: 0
    case .done: 1
    case .missed: 2
    case .dropped: 3
    }
  }
}

/// What the numbers of a conversation are counted from: those of the one before.
struct OutlineStep {
  var number = 0
  var startedAt: Int64 = 0
  var lastTurn = 0

  init() {}

  init(_ conversation: Conversation) {
    number = conversation.number
    startedAt = conversation.startedAt
    lastTurn = conversation.lastTurn
  }
}

extension Day {
  /// What the moment of a commitment's last change is counted from, so that it takes few bytes.
  var begin: Int64 { Int64(ordinal) &* 86_400_000 }
}

extension Conversation.Status {
  var code: UInt8 {
    switch self {
    case .open: 0
    case .paused: 1
    case .waiting: 2
    case .completed: 3
    case .abandoned: 4
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .open
    case 1: self = .paused
    case 2: self = .waiting
    case 3: self = .completed
    case 4: self = .abandoned
    default: return nil
    }
  }
}

extension Owner {
  var code: UInt8 {
    switch self {
    case .me: 0
    case .them: 1
    case .other: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .me
    case 1: self = .them
    case 2: self = .other
    default: return nil
    }
  }
}

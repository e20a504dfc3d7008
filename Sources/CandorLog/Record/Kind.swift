// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of record, as they stand on disk: a name by hand, and the version of its shape.
///
/// Never reuse a name, never change a shape: a changed one is a new version beside the old, which stays
/// readable. FORMAT.md holds the same table; a test compares the two.
enum Kind: String, CaseIterable, Sendable {
  case person = "person/1"
  case rename = "rename/1"
  case alias = "alias/1"
  case note = "note/1"
  case start = "start/1"
  case pause = "pause/1"
  case resume = "resume/1"
  case complete = "complete/1"
  case abandon = "abandon/1"
  case answer = "answer/1"
  case skip = "skip/1"
  case undo = "undo/1"
  case revisit = "revisit/1"
  case privacy = "privacy/1"
  case draft = "draft/1"
  case remark = "remark/1"
  case keep = "keep/1"
  case commit = "commit/1"
  case pledge = "pledge/1"
  case move = "move/1"
  case end = "end/1"
  case export = "export/1"
  case forget = "forget/1"
  case redact = "redact/1"

  /// Whether it tells of answers and their wording alone, so that a list of conversations can do without it.
  var isPartOfAnswering: Bool {
    switch self {
    case .answer, .skip, .undo, .revisit, .privacy, .draft, .remark, .keep: true
    case .person, .rename, .alias, .note, .start, .pause, .resume, .complete, .abandon, .commit, .pledge,
      .move, .end,
      .export, .forget, .redact:
      false
    }
  }

  /// Whether it tells of commitments and what became of them.
  var isAboutCommitments: Bool {
    switch self {
    case .commit, .pledge, .move, .end: true
    case .person, .rename, .alias, .note, .start, .pause, .resume, .complete, .abandon, .answer, .skip, .undo,
      .revisit, .privacy, .draft, .remark, .keep, .export, .forget, .redact:
      false
    }
  }

  /// Which header fields a record of this kind has, in the order s, c, f; a `?` marks one it may lack.
  var header: String {
    switch self {
    case .person, .rename, .alias: "s"
    case .note: "s c?"
    case .start: "s? c f"
    case .pause, .resume, .complete, .abandon: "s? c f"
    case .answer, .skip, .undo, .revisit, .privacy, .remark, .keep, .commit: "s? c f"
    case .draft: "s? c? f?"
    case .pledge: "s?"
    case .move, .end, .export: "s? c?"
    case .forget: "s"
    case .redact: ""
    }
  }

  /// The fields of the body after `r`, in their order; a `?` marks one it may lack.
  var body: String {
    switch self {
    case .person, .rename: "name"
    case .alias: "alias"
    case .note: "text day"
    case .start: "digest day parent?"
    case .pause: "waiting"
    case .resume, .abandon, .skip, .undo, .revisit: ""
    case .complete: "day"
    case .answer:
      "text private asked as choice? from? to? person? scale? confirmed? complete? commitments?"
    case .privacy: "private"
    case .draft: "text"
    case .remark: "rule quote"
    case .keep: "because?"
    case .commit, .pledge: "id who? owner what from? to? day"
    case .move: "id from to day"
    case .end: "id ending why? day"
    case .export: "path day"
    case .forget: "day"
    case .redact: "dev n day"
    }
  }

  /// Whose key the body is closed with.
  var key: Key {
    switch self {
    case .person, .rename, .alias, .note: .person
    case .start, .pause, .resume, .complete, .abandon, .answer, .skip, .undo, .revisit, .privacy, .draft,
      .remark, .keep, .commit, .pledge, .move, .end, .export:
      .personOrOwn
    case .forget, .redact: .none
    }
  }

  enum Key: String, Sendable {
    /// The key of the person in `s`.
    case person
    /// The key of the person in `s`; without one, the manager's own.
    case personOrOwn = "person or own"
    /// None: the body holds no words, and whoever checks the log must be able to read it.
    case none
  }
}

extension Kind {
  /// The kind with these bytes as its name; nil for one that this candor does not know.
  ///
  /// Compared as two words: making a `String` for every record, or hashing it for a dictionary, costs more than
  /// the SHA-256 of a short body.
  init?(stored name: ByteView) {
    guard let words = KindWords(name) else { return nil }
    for (known, kind) in Self.words where known == words {
      self = kind
      return
    }
    return nil
  }

  private static let words: [(KindWords, Kind)] = allCases.compactMap { kind in
    Array(kind.rawValue.utf8).withView { KindWords($0) }.map { ($0, kind) }
  }
}

/// A kind's name of at most sixteen bytes, filled up with zeros.
private struct KindWords: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init?(_ name: ByteView) {
    guard name.count <= 16 else { return nil }
    for index in 0..<min(name.count, 8) { low = low << 8 | UInt64(name[index]) }
    for index in min(name.count, 8)..<name.count { high = high << 8 | UInt64(name[index]) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What may stand in the line next, for Tab to put there or to list.
package struct Completion: Hashable, Sendable {
  /// The beginning of the line that stays as it was typed.
  package let kept: String
  /// What may follow it; at most `most`.
  package let candidates: [Candidate]

  package struct Candidate: Hashable, Sendable {
    package let text: String
    /// What a list says beside it: the person behind a number, for instance.
    package let note: String?

    package init(_ text: String, note: String? = nil) {
      self.text = text
      self.note = note
    }
  }

  /// More than fit a window help nobody; a few more letters do.
  static let most = 40

  package static let none = Completion(keeping: "", [], for: "")

  /// Those of the candidates that begin with `typed`, in any case, each once and as `written`.
  ///
  /// One that could drive a terminal is left out: made visible, it would name something else.
  init(
    keeping kept: some StringProtocol, _ candidates: [Candidate], for typed: some StringProtocol,
    written: (String) -> String = { $0 }
  ) {
    self.kept = String(kept)
    let beginning = typed.lowercased()
    var seen: Set<String> = []
    var found: [Candidate] = []
    for candidate in candidates
    where candidate.text.lowercased().hasPrefix(beginning) && candidate.text.isHarmless {
      guard found.count < Self.most, seen.insert(candidate.text).inserted else { continue }
      found.append(Candidate(written(candidate.text), note: candidate.note))
    }
    self.candidates = found
  }
}

extension String {
  fileprivate var isHarmless: Bool { terminalSafe(self, keepingNewlines: false) == self }
}

/// A line that is taken apart word by word, from the left.
struct TypedWords {
  private(set) var kept: Substring
  /// What comes after the words taken so far.
  private(set) var rest: Substring
  private let line: String

  init(_ line: String) {
    self.line = line
    let start = line.firstIndex { !$0.isWhitespace } ?? line.endIndex
    kept = line[..<start]
    rest = line[start...]
  }

  /// The next word, where more was typed behind it; nil for the one that is being typed.
  mutating func next() -> String? {
    guard let end = rest.firstIndex(where: \.isWhitespace) else { return nil }
    let word = String(rest[..<end])
    let start = rest[end...].firstIndex { !$0.isWhitespace } ?? line.endIndex
    kept = line[..<start]
    rest = line[start...]
    return word
  }

  /// Leaves a sign before the rest aside, as in `/start`.
  mutating func drop(_ sign: Character) {
    guard rest.first == sign else { return }
    rest = rest.dropFirst()
    kept = line[..<rest.startIndex]
  }
}

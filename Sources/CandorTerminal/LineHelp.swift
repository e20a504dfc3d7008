// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// What a line can reach for while it is typed.
package struct LineHelp {
  /// The kind of question, whose earlier answers Up walks; empty for the top level and for what has no answers.
  package let kind: String
  /// Earlier answers to that kind, the newest last: asked for once, when a key comes that may want them.
  package let recall: () -> [String]
  /// What may follow the line up to the cursor.
  package let complete: (String) -> Completion

  package init(
    kind: String = "", recall: @escaping () -> [String] = { [] },
    complete: @escaping (String) -> Completion = { _ in .none }
  ) {
    self.kind = kind
    self.recall = recall
    self.complete = complete
  }
}

/// The lines that Up walks, for one kind of question; in memory only.
struct LineHistory {
  private(set) var lines: [String] = []
  private var isRecalled = false

  /// Adds a line, unless it is empty or the same as the last one.
  mutating func add(_ line: String) {
    if !line.isEmpty, lines.last != line { lines.append(line) }
  }

  /// Puts earlier lines before those there are, once; what is there already stays where it is.
  mutating func recall(_ earlier: () -> [String]) {
    guard !isRecalled else { return }
    isRecalled = true
    lines = earlier().filter { !lines.contains($0) } + lines
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of a numbered list somebody chose: "all", "none", "1 3-5", "2, 4".
package struct NumberChoice: Hashable, Sendable {
  /// In ascending order, each once.
  package let numbers: [Int]

  /// Nil where the text says something else, or a number that is not there. An empty text is no.
  package init?(_ text: String, upTo count: Int) {
    switch text.trimmed.lowercased() {
    case "all", "a", "y", "yes": numbers = Array(1...max(count, 1)).filter { $0 <= count }
    case "", "none", "n", "no": numbers = []
    case let typed:
      var chosen: Set<Int> = []
      for part in typed.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" })
      where part != "and" {
        let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
          first >= 1, last <= count
        else { return nil }
        chosen.formUnion(first...last)
      }
      guard !chosen.isEmpty else { return nil }
      numbers = chosen.sorted()
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that is wrong with one data file, in the file's order; never empty.
package struct DataErrors: Error, Hashable, Sendable, CustomStringConvertible {
  package let all: [DataError]

  package init(_ all: [DataError]) {
    self.all = all
  }

  /// One line for each.
  package var description: String {
    all.map(\.description).joined(separator: "\n")
  }
}

extension DataError {
  /// One line for each file: its first problem, and how many more there are.
  package static func summary(of problems: [DataError]) -> [String] {
    var files: [String] = []
    for problem in problems where !files.contains(problem.file) { files.append(problem.file) }
    return files.compactMap { file in
      let all = problems.filter { $0.file == file }
      guard let first = all.first else { return nil }
      return first.description + (all.count > 1 ? " (\(all.count - 1) more in this file)" : "")
    }
  }
}

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

// SPDX-License-Identifier: GPL-3.0-or-later

/// Somebody the manager works with, and what was noted about the work with them.
package struct Person: Hashable, Sendable, Identifiable {
  package static var prefix: String { "p_" }

  package let id: PersonID
  package internal(set) var name: String
  package internal(set) var aliases: [String] = []
  package internal(set) var notes: [Note] = []

  /// One line, kept until the next check-in brings it up.
  package struct Note: Hashable, Sendable {
    package let text: String
    package let day: Day
    /// Milliseconds since 1970, as recorded.
    package let at: Int64
  }

  /// The old name stays as an alias: who still uses it means the same person.
  mutating func rename(to name: String) {
    aliases.removeAll { $0 == name }
    if !aliases.contains(self.name), self.name != name { aliases.append(self.name) }
    self.name = name
  }

  /// The name and the aliases, the name first.
  package var names: [String] { [name] + aliases }
}

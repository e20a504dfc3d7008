// SPDX-License-Identifier: GPL-3.0-or-later

/// What a person does not want to hear of the coach.
package struct CoachExceptions: Hashable, Sendable {
  /// Ids of rules and families that are not read at all.
  package let off: Set<String>
  /// By conversation type: ids that are not read there.
  package let offIn: [String: Set<String>]
  /// Words and phrases on which nothing is said.
  package let allowed: [Pattern]

  package init(off: Set<String> = [], offIn: [String: Set<String>] = [:], allowed: [Pattern] = []) {
    self.off = off
    self.offIn = offIn
    self.allowed = allowed
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// What is wrong with a data file (a flow, a rule, a persona), where, and what to do about it; exit code 78.
package struct DataError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the person knows it: a path, or `feedback.yaml` for one that the binary carries.
  package let file: String
  package let place: Place
  /// A clause without a full stop, "`nxet` is not a key of a question" for instance.
  package let what: String
  /// What to do, as one or two whole sentences.
  package let remedy: String

  package init(file: String, place: Place, what: String, remedy: String) {
    self.file = file
    self.place = place
    self.what = what
    self.remedy = remedy
  }

  /// `FILE:LINE:COL: what is wrong. Remedy`, in one line.
  package var description: String {
    "\(file):\(place.line):\(place.column): \(what). \(remedy)"
  }
}

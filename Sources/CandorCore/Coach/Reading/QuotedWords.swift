// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The words that stand in a range of Unicode scalars, as much of it as there is.
  package func words(_ range: Range<Int>) -> String {
    var words = String.UnicodeScalarView()
    words.append(contentsOf: unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
    return String(words)
  }
}

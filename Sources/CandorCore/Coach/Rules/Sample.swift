// SPDX-License-Identifier: GPL-3.0-or-later

/// An example sentence of a rule, written with ⟦marks⟧ around the words that it speaks up on.
package struct Sample: Hashable, Sendable {
  /// The sentence without the marks.
  package let text: String
  /// What the marks enclose, in Unicode scalars of `text`; in order, empty for a sentence that passes.
  package let marks: [Range<Int>]
  /// Where it stands in its file.
  package let place: Place

  /// Reads the marks; nil where they do not pair up or enclose nothing.
  package init?(_ marked: String, place: Place = .start) {
    var text = String.UnicodeScalarView()
    var marks: [Range<Int>] = []
    var start: Int?
    var count = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        guard start == nil else { return nil }
        start = count
      case "⟧":
        guard let opened = start, opened < count else { return nil }
        marks.append(opened..<count)
        start = nil
      default:
        text.append(scalar)
        count += 1
      }
    }
    guard start == nil else { return nil }
    self.text = String(text)
    self.marks = marks
    self.place = place
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// An HTML text taken apart scalar by scalar, as a browser does: its tags, and the words between them.
///
/// Knows what candor's pages are made of, five entities and no comment, and takes nothing else.
struct PlainHTML {
  /// Each tag with its attributes, in order; the style sheet's text stands behind its tag.
  private(set) var tags: [String] = []
  /// The words between two tags, in order, where there are any.
  private(set) var words: [String] = []

  /// Nil where a sign stands that a browser would trip over.
  init?(_ text: String) {
    var scalars = text.unicodeScalars[...]
    var word = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "<":
        guard let end = scalars.firstIndex(of: ">") else { return nil }
        let tag = String(scalars[..<end])
        guard Self.isTag(tag) else { return nil }
        scalars = scalars[scalars.index(after: end)...]
        close(&word)
        tags.append(tag)
        if tag == "style" {
          guard let end = scalars.firstIndex(of: "<") else { return nil }
          tags.append(String(scalars[..<end]))
          scalars = scalars[end...]
        }
      case "&":
        guard let end = scalars.firstIndex(of: ";"), let meant = Self.entities[String(scalars[..<end])] else {
          return nil
        }
        scalars = scalars[scalars.index(after: end)...]
        word.append(meant)
      case ">", "\"", "'", "\r", "\0": return nil
      default: word.append(scalar)
      }
    }
    close(&word)
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'",
  ]

  private static func isTag(_ tag: String) -> Bool {
    let name = tag.unicodeScalars.drop { $0 == "/" || $0 == "!" }.prefix {
      $0.isASCII && $0.properties.isAlphabetic
    }
    let known: Set = [
      "DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "header", "section", "h", "p",
      "ul", "li",
      "table", "thead", "tbody", "tr", "th", "td", "code",
    ]
    return known.contains(String(name))
  }

  /// White space alone is the page's layout.
  private mutating func close(_ word: inout String.UnicodeScalarView) {
    if !word.isEmpty, String(word) != "\n" { words.append(String(word)) }
    word = String.UnicodeScalarView()
  }
}

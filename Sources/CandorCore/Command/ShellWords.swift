// SPDX-License-Identifier: GPL-3.0-or-later

/// Words as a shell splits them: white space between, quotes and backslashes keep it inside.
package enum ShellWords {
  /// The words of a line. Read by scalars: a mark behind a quote or a space would hide it in one character.
  package static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        word = word.appending(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { word = word.appending(scalar) }
      } else if scalar == "\"" || scalar == "'" && word == nil {
        quote = scalar  // an apostrophe inside a word, as in don't, is a letter
        word = word ?? .init()
      } else if scalar.properties.isWhitespace {
        if let done = word { words.append(String(done)) }
        word = nil
      } else {
        word = word.appending(scalar)
      }
    }
    if let done = word { words.append(String(done)) }
    return words
  }

  /// The words as one, in quotes where they would be read as several or as something else.
  static func quoted(_ words: String) -> String {
    if split(words) == [words] { return words }
    let escaped = words.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }

  /// The words as they are where reading and joining them gives the same, else in quotes.
  static func quotedWhereLost(_ words: String) -> String {
    split(words).joined(separator: " ") == words ? words : quoted(words)
  }
}

extension String.UnicodeScalarView? {
  fileprivate consuming func appending(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    var view = self ?? .init()
    view.append(scalar)
    return view
  }
}

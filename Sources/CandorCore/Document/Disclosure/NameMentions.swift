// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds somebody's names in a text, as whole words in any case.
///
/// Marks between words do not matter, nor marks that cannot be seen: "Ana's", "ANA" and "(ana)" mention Ana, "Banana"
/// does not. Where a script writes no spaces between words, a name is found inside a longer run.
package struct NameMentions: Sendable {
  private let names: [[String]]
  /// Names that have neither a letter nor a digit.
  private let signs: [String]

  /// - Parameter names: what the person is called; of a name of several words, the first and the last count too.
  package init(_ names: [String]) {
    var wanted: [[String]] = []
    for name in names {
      let words = Self.words(of: name)
      for form in [words, Array(words.prefix(1)), Array(words.suffix(1))] where !form.isEmpty {
        if !wanted.contains(form) { wanted.append(form) }
      }
    }
    self.names = wanted
    signs = names.map { $0.trimmed.lowercased() }.filter { !$0.isEmpty && Self.words(of: $0).isEmpty }
  }

  /// Whether one of the names stands in `text`.
  package func isMentioned(in text: String) -> Bool {
    if text.isEmpty { return false }
    if signs.contains(where: text.lowercased().contains) { return true }
    let words = Self.words(of: text)
    return names.contains { name in
      words.indices.contains { start in
        start + name.count <= words.count
          && name.indices.allSatisfy { Self.matches(name[$0], words[start + $0]) }
      }
    }
  }

  private static func matches(_ name: String, _ word: String) -> Bool {
    if name == word { return true }
    guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last else { return false }
    return isUnspaced(first) && isUnspaced(last) && word.contains(name)
  }

  /// The runs of letters and digits, in lower case; an apostrophe or a hyphen parts them as a space does.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if WordForms.isPart(scalar) {
        WordForms.fold(scalar, into: &word)
      } else if scalar.value < 0x80 || !scalar.properties.isDefaultIgnorableCodePoint {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// Thai, Lao, Burmese, Khmer, kana and the ideographs.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

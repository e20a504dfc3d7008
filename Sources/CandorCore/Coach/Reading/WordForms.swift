// SPDX-License-Identifier: GPL-3.0-or-later

/// How words are written: what belongs to one, and which words a contraction stands for.
enum WordForms {
  /// Whether a scalar is part of a word: a letter, a digit, or a mark on one.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80, 0x2BC: false
    default: scalar.properties.isAlphabetic || isMarkOrDigit(scalar)
    }
  }

  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0x2019, 0x2018, 0x2BC, 0xFF07: true
    default: false
    }
  }

  static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  static func isLower(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// Appends the lower-case form in UTF-8, with one kind of apostrophe.
  static func fold(_ scalar: Unicode.Scalar, into word: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5A: word.append(UInt8(scalar.value + 0x20))
    case 0..<0x80: word.append(UInt8(scalar.value))
    default:
      if isApostrophe(scalar) {
        word.append(UInt8(ascii: "'"))
      } else {
        word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
  }

  static func folded(_ text: String) -> String {
    folded(text.unicodeScalars)
  }

  static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var word: [UInt8] = []
    for scalar in scalars { fold(scalar, into: &word) }
    return String(decoding: word, as: UTF8.self)
  }

  /// How long a word may be and still be taken apart, in UTF-8 bytes.
  static let longest = 64

  /// The words that a folded word stands for: `you're` is `you`, `are`; `ana's` is `ana`, `'s`.
  static func words(in folded: String) -> [String] {
    guard folded.utf8.count <= longest else { return [folded] }
    if let words = shortForms[folded] { return words }
    guard let apostrophe = folded.utf8.lastIndex(of: UInt8(ascii: "'")) else { return [folded] }
    let stem = String(folded[..<apostrophe])
    let ending = folded[folded.index(after: apostrophe)...]
    switch ending {
    case "re": return [stem, "are"]
    case "ve": return words(in: stem) + ["have"]
    case "ll": return [stem, "will"]
    case "d": return [stem, "would"]
    case "m": return [stem, "am"]
    case "s": return [stem, takesIs.contains(stem) ? "is" : "'s"]
    case "t" where stem.hasSuffix("n"): return [String(stem.dropLast()), "not"]
    default: return [folded]
    }
  }

  /// Two words written as one: what no ending tells, and contractions as people type them in a hurry; not those that
  /// are words of their own, as “its” is.
  static let shortForms: [String: [String]] = [
    "can't": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"], "ain't": ["is", "not"],
    "let's": ["let", "us"], "y'all": ["you", "all"],
    "cannot": ["can", "not"], "cant": ["can", "not"], "dont": ["do", "not"], "doesnt": ["does", "not"],
    "didnt": ["did", "not"], "isnt": ["is", "not"], "arent": ["are", "not"], "wasnt": ["was", "not"],
    "werent": ["were", "not"], "wouldnt": ["would", "not"], "couldnt": ["could", "not"],
    "shouldnt": ["should", "not"], "havent": ["have", "not"], "hasnt": ["has", "not"],
    "hadnt": ["had", "not"], "youre": ["you", "are"], "youve": ["you", "have"], "theyre": ["they", "are"],
    "ive": ["i", "have"], "im": ["i", "am"], "thats": ["that", "is"],
  ]

  /// After these, `'s` is “is” (or “has”); after others it is mostly a possessive.
  static let takesIs: Set<String> = [
    "he", "she", "it", "that", "this", "there", "here", "what", "who", "where", "how", "why", "when",
    "everyone", "everybody", "someone", "nobody",
  ]

  private static func isMarkOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: true
    default: false
    }
  }
}

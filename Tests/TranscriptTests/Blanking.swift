// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What differs from run to run, and what cannot be seen, in a form that a transcript can hold.
enum Blanking {
  /// The text with random ids, hashes and closed bodies blanked.
  static func chance(in text: String) -> String {
    var out = ""
    let opened = text.split(separator: "\"b\":\"", omittingEmptySubsequences: false)
    var rest = opened.dropFirst().reduce(String(opened[0])) { text, part in
      text + "\"b\":\"CLOSED" + part.drop { $0 != "\"" }
    }[...]
    while let start = rest.firstIndex(where: { isDigit($0) }) {
      let run = rest[start...].prefix(while: isDigit)
      let before = rest[..<start]
      let isWord = !(before.last.map { $0.isLetter || $0.isNumber } ?? false)
      let isWhole = !(rest[run.endIndex...].first.map { $0.isLetter || $0.isNumber } ?? false)
      out += before
      let isId = ["p_", "c_", "k_", "d_"].contains { out.hasSuffix($0) }
      switch run.count {
      case 64 where isWord && isWhole: out += run.allSatisfy { $0 == "0" } ? "ZEROS" : "HASH"
      case 32 where isWord && isWhole: out += "RANDOM"
      case 16 where isWhole && isId: out += "…"
      default: out += run
      }
      rest = rest[run.endIndex...]
    }
    return out + rest
  }

  /// The text with each `\u{…}` made the character it stands for, and `⏎` a line break.
  static func characters(of text: String) -> String {
    var out = ""
    var rest = text.replacing("⏎", with: "\n")[...]
    while let open = rest.firstRange(of: "\\u{") {
      let digits = rest[open.upperBound...].prefix { $0 != "}" }
      out += rest[..<open.lowerBound]
      if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
        out.unicodeScalars.append(scalar)
      }
      rest = rest[digits.endIndex...].dropFirst()
    }
    return out + rest
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("a"..."f").contains(character)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The text with everything that could drive a terminal, or hide from its reader, made visible.
///
/// Controls (C0, DEL, C1) become `\x1b`; bidirectional controls, other format characters, invisible characters and
/// the line and paragraph separators become `<U+202E>`; a tab becomes a space; from the ninth combining mark on one
/// base on, the marks become one `…`. What makes an emoji stays: joiners between two, a variation selector after
/// one. With `keepingNewlines` a line feed stays too, otherwise it is a control like others. The result passes
/// through unchanged a second time. Linear in the length of the text.
package func terminalSafe(_ text: String, keepingNewlines: Bool) -> String {
  if text.isPlain(keepingNewlines: keepingNewlines) { return text }
  var safe = SafeText(keepingNewlines: keepingNewlines)
  var scalars = text.unicodeScalars.makeIterator()
  var next = scalars.next()
  while let scalar = next {
    next = scalars.next()
    safe.append(scalar, before: next)
  }
  return String(decoding: safe.result, as: UTF8.self)
}

extension String {
  /// Whether it holds printable ASCII and nothing else, as most lines do.
  fileprivate func isPlain(keepingNewlines: Bool) -> Bool {
    let newline: UInt8 = keepingNewlines ? 0x0A : 0x20
    return utf8.withContiguousStorageIfAvailable { bytes in
      // Without a way out of the loop, many bytes are looked at in one step.
      var other: UInt8 = 0
      for byte in bytes { other |= (byte < 0x20 || byte > 0x7E) && byte != newline ? 1 : 0 }
      return other == 0
    } ?? utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == newline }
  }
}

/// The result as far as it got, and what the next scalar's fate depends on.
private struct SafeText {
  /// Scripts that stack marks use up to four.
  static let mostMarks = 8

  let keepingNewlines: Bool
  /// UTF-8. Appending to a view of a string's scalars takes the longer the longer the string is.
  var result: [UInt8] = []
  private var previous: Unicode.Scalar?
  private var marks = 0
  private var endsInEmoji = false

  init(keepingNewlines: Bool) {
    self.keepingNewlines = keepingNewlines
  }

  mutating func append(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    let wasEmoji = endsInEmoji
    endsInEmoji = false
    defer { previous = scalar }
    if scalar.isMarkOrPart {
      marks += 1
      if marks <= Self.mostMarks {
        keep(scalar)
      } else if marks == Self.mostMarks + 1 {
        keep("…")
      }
      return
    }
    marks = 0
    switch scalar.value {
    case 0x0A where keepingNewlines: keep(scalar)
    case 0x09: keep(" ")
    case 0x00...0x1F, 0x7F...0x9F: show(scalar, as: "\\x", digits: 2, ending: "")
    case 0x20...0x7E: keep(scalar)
    case 0xFE0E...0xFE0F where selectsLook(before: next):
      keep(scalar)
      endsInEmoji = wasEmoji
    case 0x200D where wasEmoji && next?.isPictograph == true: keep(scalar)
    default:
      if scalar.isInvisible {
        show(scalar, as: "<U+", digits: 4, ending: ">")
      } else {
        keep(scalar)
        endsInEmoji = scalar.isPictograph
      }
    }
  }

  /// After a pictograph, or between a digit and the keycap that encloses it.
  private func selectsLook(before next: Unicode.Scalar?) -> Bool {
    guard let previous else { return false }
    return previous.isPictograph || (previous.properties.isEmoji && next?.value == 0x20E3)
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    result.append(contentsOf: scalar.utf8)
  }

  private mutating func show(_ scalar: Unicode.Scalar, as opening: String, digits: Int, ending: String) {
    let number = String(scalar.value, radix: 16, uppercase: digits > 2)
    let zeros = String(repeating: "0", count: max(0, digits - number.utf8.count))
    result.append(contentsOf: (opening + zeros + number + ending).utf8)
  }
}

extension Unicode.Scalar {
  /// Whether it is drawn onto the character before it: combining marks, and vowels and finals of Hangul syllables.
  /// Variation selectors and fillers are such by category, but invisible.
  fileprivate var isMarkOrPart: Bool {
    guard value >= 0x300 else { return false }
    if properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
    }
  }

  /// Format characters (the bidirectional controls are among them), separators of lines, and what a terminal draws
  /// nothing for.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .format, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  /// An emoji other than digits, `#` and `*`.
  fileprivate var isPictograph: Bool { value > 0x7F && properties.isEmoji }
}

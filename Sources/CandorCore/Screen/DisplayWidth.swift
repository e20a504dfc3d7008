// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns that a text is likely to take on a terminal: none for marks and selectors, two for East Asian wide
/// characters and emoji, one for all others. A terminal's own measure is better where there is one.
package func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

private func columns(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
  case 0x1F1E6...0x1F1FF: return 1  // Half a flag each.
  default: return isWide(scalar) ? 2 : 1
  }
}

/// The blocks that Unicode's East Asian Width calls wide or full-width, and emoji that are pictures by default.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
    0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
    return true
  default:
    return scalar.properties.isEmojiPresentation
  }
}

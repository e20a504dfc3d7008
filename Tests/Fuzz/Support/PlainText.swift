// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a scalar may stand in what goes to a terminal. By numbers, so that this does not go by the Unicode
/// properties that the code goes by.
func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
    0x200B...0x200C, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0D, 0xFEFF,
    0xFFA0,
    0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
    false
  default: true
  }
}

/// Whether the non-blank characters of `part` stand in `whole` in the same order.
func isDrawn(_ part: String, from whole: String) -> Bool {
  var rest = whole.unicodeScalars[...]
  for scalar in part.unicodeScalars where !scalar.properties.isWhitespace {
    guard let found = rest.firstIndex(of: scalar) else { return false }
    rest = rest[rest.index(after: found)...]
  }
  return true
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A folded word of at most sixteen bytes as two numbers, for comparing and looking up without touching memory.
struct WordKey: Hashable, Sendable {
  /// The first eight bytes and the next eight, each shifted in from the right; no byte of a word is zero.
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  /// Bytes taken, those that found no room included.
  private(set) var count = 0

  static let room = 16

  init() {}

  init(_ folded: some Sequence<UInt8>) {
    for byte in folded { push(byte) }
  }

  /// Whether all bytes found room, so that equal keys are equal words.
  var isWhole: Bool { count <= Self.room }

  @inline(__always)
  mutating func push(_ byte: UInt8) {
    if count < 8 {
      low = low << 8 | UInt64(byte)
    } else if count < Self.room {
      high = high << 8 | UInt64(byte)
    }
    count += 1
  }

  /// The last two bytes, for a whole key of more than one.
  var ending: UInt16 {
    if count == 9 { return UInt16(truncatingIfNeeded: low << 8 | high) }
    return UInt16(truncatingIfNeeded: count < 9 ? low : high)
  }

  /// Well mixed in its highest bits. The factors are odd and have no pattern: the golden ratio's and the square root
  /// of 2's binary digits.
  @inline(__always)
  var mixed: UInt64 {
    let mixed = low &* 0x9e37_79b9_7f4a_7c15 ^ high &* 0xb504_f333_f9de_6485
    return mixed ^ mixed >> 29
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

extension [UInt8] {
  /// Appends a JSON string: quoted, with every control character (C0, DEL, C1) and U+2028/9 escaped.
  ///
  /// There is one form for each text: `\"`, `\\`, `\n`, `\r`, `\t`, and `\u00xx` in lower case for the rest.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var clean = 0
      var index = 0
      while index < bytes.count {
        guard let (escape, length) = Self.escape(bytes, index) else {
          index += 1
          continue
        }
        append(contentsOf: bytes[clean..<index])
        escape.append(to: &self)
        index += length
        clean = index
      }
      append(contentsOf: bytes[clean...])
    }
    append(UInt8(ascii: "\""))
  }

  /// What stands for the character at `index`, and how many bytes that has; nil where it stands for itself.
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Escape, length: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "\""): (.short("\\\""), 1)
    case UInt8(ascii: "\\"): (.short("\\\\"), 1)
    case 0x0a: (.short("\\n"), 1)
    case 0x0d: (.short("\\r"), 1)
    case 0x09: (.short("\\t"), 1)
    case 0x00...0x1f, 0x7f: (.long(UInt16(bytes[index])), 1)
    case 0xc2 where index + 1 < bytes.count && bytes[index + 1] < 0xa0: (.long(UInt16(bytes[index + 1])), 2)
    case 0xe2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xfe == 0xa8:
      (.long(0x2000 | UInt16(bytes[index + 2] & 0x3f)), 3)
    default: nil
    }
  }

  private enum Escape {
    case short(StaticString)
    case long(UInt16)

    func append(to bytes: inout [UInt8]) {
      switch self {
      case .short(let text): bytes.append(text)
      case .long(let unit):
        bytes.append("\\u")
        bytes.append(hexadecimalDigit(UInt8(unit >> 12)))
        bytes.append(hexadecimalDigit(UInt8(unit >> 8 & 15)))
        bytes.append(hexadecimalDigit(UInt8(unit >> 4 & 15)))
        bytes.append(hexadecimalDigit(UInt8(unit & 15)))
      }
    }
  }

  /// Appends sixteen lower-case digits.
  mutating func append(hexadecimal bits: UInt64) {
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 4
      append(hexadecimalDigit(UInt8(bits >> shift & 15)))
    }
  }

  mutating func append(decimal value: Int64) {
    append(contentsOf: String(value).utf8)
  }

  /// Appends an identifier with its quotes.
  mutating func append<Subject>(id: ID<Subject>) {
    append(UInt8(ascii: "\""))
    append(contentsOf: Subject.prefix.utf8)
    append(hexadecimal: id.bits)
    append(UInt8(ascii: "\""))
  }
}

private func hexadecimalDigit(_ nibble: UInt8) -> UInt8 {
  nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") - 10 + nibble
}

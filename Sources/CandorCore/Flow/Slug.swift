// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// Whether it is one to 64 of a–z, 0–9 and `-`, and starts with none of the last: what names fields, choices
  /// and flows, on disk and in arguments.
  package var isSlug: Bool {
    let bytes = utf8
    guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}

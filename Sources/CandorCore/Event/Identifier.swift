// SPDX-License-Identifier: GPL-3.0-or-later

/// What an identifier may point at; the prefix tells a reader of the log which it is.
package protocol Identifiable {
  /// Two characters that start the identifier's text form, for instance `p_`.
  static var prefix: String { get }
}

/// A random 64-bit name for a person, a conversation or a commitment.
///
/// Text form: the prefix and sixteen lower-case hexadecimal digits. It is what the log's headers carry, so
/// that no name stands outside a body.
package struct ID<Subject: Identifiable>: Hashable, Sendable, CustomStringConvertible {
  package let bits: UInt64

  package init(bits: UInt64) {
    self.bits = bits
  }

  /// Reads the text form; nil for anything but exactly that form.
  package init?(text: some StringProtocol) {
    let utf8 = Array(text.utf8)
    guard utf8.count == 18, utf8.starts(with: Subject.prefix.utf8) else { return nil }
    var bits: UInt64 = 0
    for byte in utf8.dropFirst(2) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bits = bits << 4 | UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): bits = bits << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    self.bits = bits
  }

  package var description: String {
    let digits = String(bits, radix: 16)
    return Subject.prefix + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

package typealias PersonID = ID<Person>
package typealias ConversationID = ID<Conversation>
package typealias CommitmentID = ID<Commitment>

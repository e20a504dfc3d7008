// SPDX-License-Identifier: GPL-3.0-or-later

extension Terminal {
  /// What came of waiting for a line.
  package enum Input: Hashable, Sendable {
    /// Whole and valid UTF-8, without its ending; a line feed in it was typed or pasted as one.
    case line(String)
    /// Ctrl-D on an empty line, or no more input.
    case end
    /// Ctrl-C, with what had been typed.
    case interrupted(draft: String)
    /// The signal that asks the program to end, or SIGHUP where the terminal went away, with what had been typed.
    case terminated(signal: Int32, draft: String)
    /// The line is not UTF-8 from that byte on, counted from 0. Nothing of it is passed on.
    case unreadable(byteOffset: Int)
    /// The line has more bytes than that. In the editor, Up brings it back.
    case tooLong(limit: Int)

    init(bytes: [UInt8]) {
      if let text = String(validating: bytes, as: UTF8.self) {
        self = .line(text)
      } else {
        self = .unreadable(byteOffset: validPrefix(of: bytes).count)
      }
    }
  }
}

/// The bytes before the first that does not belong to a UTF-8 sequence.
private func validPrefix(of bytes: [UInt8]) -> ArraySlice<UInt8> {
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
  return bytes[..<offset]
}

/// A draft: what is not UTF-8 stays visible as `\xE9`, for a draft is better damaged than lost.
func draft(of bytes: [UInt8]) -> String {
  var text = ""
  var rest = bytes[...]
  while true {
    let valid = validPrefix(of: Array(rest))
    text += String(decoding: valid, as: UTF8.self)
    rest = rest.dropFirst(valid.count)
    guard let wrong = rest.popFirst() else { return text }
    text += "\\x" + String(wrong, radix: 16, uppercase: true)
  }
}

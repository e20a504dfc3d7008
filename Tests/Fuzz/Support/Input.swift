// SPDX-License-Identifier: GPL-3.0-or-later

/// The bytes that libFuzzer hands over for one execution, taken from the front.
struct Input {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    rest = UnsafeBufferPointer(start: start, count: count)[...]
  }

  /// The next byte; 0 where there is none.
  mutating func byte() -> UInt8 {
    rest.popFirst() ?? 0
  }

  /// One of several, by the next byte.
  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int(byte()) % choices.count]
  }

  /// All that is left.
  var bytes: [UInt8] { Array(rest) }

  /// All that is left as text. What is not UTF-8 is repaired here: candor refuses it before any reader sees it.
  var text: String { String(decoding: rest, as: UTF8.self) }

  /// All that is left as lines of text.
  var lines: [String] {
    rest.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Stops the execution, which libFuzzer reports with the input that led here.
func must(_ condition: @autoclosure () -> Bool, _ what: @autoclosure () -> String) {
  if !condition() { fatalError("PROPERTY BROKEN: " + what()) }
}

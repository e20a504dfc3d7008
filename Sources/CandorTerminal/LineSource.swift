// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Lines from a descriptor that is no terminal: LF or CRLF ends one, and so does the end of the input.
///
/// Bytes are taken as they are: `readLine()` replaces invalid UTF-8 in silence and spins on an interrupted call.
struct LineSource: ~Copyable {
  /// Longest line, in bytes without its ending.
  static let limit = 1 << 20

  /// Fills the buffer and returns the number of bytes, 0 at the end, -1 with `errno`: `read(2)`.
  private let fill: (UnsafeMutableRawBufferPointer) -> Int
  private let descriptor: Int32
  private var chunk: [UInt8] = []
  private var position = 0

  init(descriptor: Int32, fill: ((UnsafeMutableRawBufferPointer) -> Int)? = nil) {
    self.descriptor = descriptor
    self.fill = fill ?? { Glibc.read(descriptor, $0.baseAddress, $0.count) }
  }

  /// The next line, or `.end` at the end and every time after it. A line that is refused is read over, so that the
  /// one after it can be read.
  mutating func next() -> Terminal.Input {
    var line: [UInt8] = []
    var isTooLong = false
    var sawAnything = false
    while true {
      if position == chunk.count, !refill() {
        return sawAnything ? input(line, isTooLong) : .end
      }
      sawAnything = true
      let ending = chunk[position...].firstIndex(of: UInt8(ascii: "\n"))
      let piece = chunk[position..<(ending ?? chunk.count)]
      position = ending.map { $0 + 1 } ?? chunk.count
      // One byte more than the limit: it may be the CR of the ending.
      isTooLong = isTooLong || line.count + piece.count > Self.limit + 1
      if !isTooLong { line += piece }
      guard ending != nil else { continue }
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      return input(line, isTooLong)
    }
  }

  private func input(_ line: [UInt8], _ isTooLong: Bool) -> Terminal.Input {
    isTooLong || line.count > Self.limit ? .tooLong(limit: Self.limit) : .init(bytes: line)
  }

  /// False at the end. An input that cannot be read any more has ended as well.
  private mutating func refill() -> Bool {
    chunk = Array(unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      count = max(0, repeating(on: descriptor, for: POLLIN) { fill(raw) })
    }
    position = 0
    return !chunk.isEmpty
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@testable import CandorTerminal

@Suite("Lines from a pipe")
struct LineSourceTests {
  @Test("LF and CRLF end a line, and so does the end of the input")
  func endings() {
    #expect(
      inputs("one\r\ntwo\n\nlast") == [.line("one"), .line("two"), .line(""), .line("last"), .end, .end])
    #expect(inputs("a\rb\nc\r\r\nd\r") == [.line("a\rb"), .line("c\r"), .line("d\r"), .end, .end])
    #expect(inputs("") == [.end, .end])
    #expect(inputs("\n") == [.line(""), .end, .end])
  }

  @Test(
    "a line that is not UTF-8 is refused with the first wrong byte, and the next one is read",
    arguments: [
      ([0xFF], 0), ([0x61, 0xE9], 1), ([0xC3, 0xA9, 0xC3], 2), ([0xC0, 0x80], 0),
      ([0x61, 0xED, 0xA0, 0x80], 1),
      ([0xF5, 0x80], 0), ([0xE6, 0x97, 0xA5, 0x80, 0x61], 3), ([0xF0, 0x9F, 0x91], 0),
    ] as [([UInt8], Int)])
  func invalid(bytes: [UInt8], offset: Int) {
    #expect(inputs(bytes + [0x0A, 0x61]) == [.unreadable(byteOffset: offset), .line("a"), .end, .end])
    #expect(draft(of: bytes).unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
  }

  @Test("a damaged draft keeps all that can be read of it and shows the rest")
  func damagedDraft() {
    #expect(draft(of: [0xE9, 0x74, 0xC3, 0xA9, 0xFF]) == "\\xE9té\\xFF")
    #expect(draft(of: Array("日本".utf8)) == "日本")
  }

  @Test("NUL and other controls are part of the line")
  func controls() {
    #expect(inputs("a\0b\u{1B}c\n") == [.line("a\0b\u{1B}c"), .end, .end])
  }

  @Test("a line of the limit is read, a longer one is refused, and the next one is read")
  func limit() {
    let whole = String(repeating: "x", count: LineSource.limit)
    #expect(LineSource.limit == 1_048_576)
    #expect(inputs(whole + "\r\nnext\n") == [.line(whole), .line("next"), .end, .end])
    #expect(inputs(whole + "x\nnext") == [.tooLong(limit: LineSource.limit), .line("next"), .end, .end])
    #expect(inputs(whole + "xx") == [.tooLong(limit: LineSource.limit), .end, .end])
    let huge = whole + whole + whole
    #expect(inputs(huge + "\nnext\n") == [.tooLong(limit: LineSource.limit), .line("next"), .end, .end])
  }

  @Test("it does not matter in which pieces the bytes come, nor how often a signal interrupts")
  func pieces() {
    let text = Array("one\r\n\r\ntwo — 日本\n\nlast".utf8)
    let whole = inputs(text)
    for size in 1...7 {
      var left = text[...]
      var interruptions = 0
      var source = LineSource(descriptor: -1) { buffer in
        interruptions += 1
        guard interruptions.isMultiple(of: 3) else {
          errno = EINTR
          return -1
        }
        let piece = left.prefix(size)
        buffer.copyBytes(from: piece)
        left = left.dropFirst(size)
        return piece.count
      }
      #expect(whole.map { _ in source.next() } == whole, "pieces of \(size)")
    }
  }

  @Test("an input that cannot be read any more has ended, and what came before is a line")
  func failure() {
    var calls = 0
    var source = LineSource(descriptor: -1) { buffer in
      calls += 1
      if calls == 1 {
        buffer.copyBytes(from: Array("half".utf8))
        return 4
      }
      errno = EIO
      return -1
    }
    #expect(source.next() == .line("half"))
    #expect(source.next() == .end)
  }

  @Test("a pipe that does not block is waited for")
  func waits() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { #expect(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
    let writer = OtherThread {
      usleep(30_000)
      _ = writeAll("late\n", to: writing)
      close(writing)
    }
    var source = LineSource(descriptor: reading)
    #expect(source.next() == .line("late"))
    #expect(source.next() == .end)
    writer.join()
    close(reading)
  }

  private func inputs(_ text: String) -> [Terminal.Input] { inputs(Array(text.utf8)) }

  /// Everything that comes of these bytes, with one more `.end` than needed.
  private func inputs(_ bytes: [UInt8]) -> [Terminal.Input] {
    var left = bytes[...]
    var source = LineSource(descriptor: -1) { buffer in
      let piece = left.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      left = left.dropFirst(piece.count)
      return piece.count
    }
    var inputs: [Terminal.Input] = []
    while inputs.last != .end { inputs.append(source.next()) }
    return inputs + [source.next()]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes lines out of bytes that come in pieces, and holds no more of them than the longest line a record can have.
struct LineStream {
  /// Bytes that no record has: a body may have 1 MiB, and what is around it little.
  static let limit = 4 << 20

  /// One line, or what keeps it from being one.
  enum Taken {
    case line(ByteView, isTerminated: Bool)
    case tooLong
  }

  private var bytes: [UInt8] = []
  private var start = 0
  private var piece = [UInt8](repeating: 0, count: 1 << 16)

  /// Goes through the lines up to the end; `read` fills a buffer, and gives 0 at the end.
  mutating func forEach<Failure>(
    read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int, _ body: (Taken) throws(Failure) -> Void
  ) throws(Failure) {
    var looked = 0
    while true {
      while let newline = newline(from: looked) {
        try hand(start..<newline, isTerminated: true, to: body)
        start = newline + 1
        looked = start
      }
      if bytes.count - start > Self.limit { return try body(.tooLong) }
      bytes.removeFirst(start)
      start = 0
      looked = bytes.count
      guard try fill(read) else { break }
    }
    if !bytes.isEmpty { try hand(0..<bytes.count, isTerminated: false, to: body) }
  }

  private func newline(from index: Int) -> Int? {
    bytes.withView { $0.firstIndex(of: UInt8(ascii: "\n"), from: index) }
  }

  private func hand<Failure>(
    _ range: Range<Int>, isTerminated: Bool, to body: (Taken) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withView { (view) throws(Failure) in
      try body(.line(view[range], isTerminated: isTerminated))
    }
  }

  /// Adds a piece; false at the end.
  private mutating func fill<Failure>(
    _ read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Bool {
    let count = try piece.withUnsafeMutableBufferPointer { (piece) throws(Failure) in
      try read(UnsafeMutableRawBufferPointer(piece))
    }
    bytes.append(contentsOf: piece[..<count])
    return count > 0
  }
}

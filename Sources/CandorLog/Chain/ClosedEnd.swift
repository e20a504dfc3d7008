// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

extension DeviceReader {
  /// Goes to the beginning of segment `first`, counted from 1, before anything was read: of each segment before it,
  /// the size and the last record are what was sealed, and the rest is not looked at.
  ///
  /// - Returns: false, and nothing changed, where they are not, or were never sealed.
  func skip(to first: Int) throws(LogError) -> Bool {
    guard first > 1 else { return true }
    guard let rows = head?.rows, rows.count >= first, first <= segments else { return false }
    var state = ChainState()
    for (index, row) in rows[..<(first - 1)].enumerated() {
      guard let end = closedEnd(Segment.name(index + 1), row, after: state) else { return false }
      state = end
    }
    begin(first, after: state, Array(rows[..<(first - 1)]))
    return true
  }

  /// Goes to the beginning of one segment, for which only the one before it is looked at.
  ///
  /// - Returns: false, and nothing changed, where that one is not as it was sealed.
  func jump(to index: Int) -> Bool {
    guard let rows = head?.rows, rows.count >= index, index <= segments else { return false }
    var state = ChainState()
    if index > 1 {
      let row = rows[index - 2]
      guard row.size > 0, let end = closedEnd(Segment.name(index - 1), row, after: state) else {
        return false
      }
      state = end
    }
    begin(index, after: state, Array(rows[..<(index - 1)]))
    return true
  }

  /// Where the chain stands after a closed segment; nil unless its size and its last record are as sealed.
  private func closedEnd(_ name: String, _ row: SealedHead.Row, after state: ChainState) -> ChainState? {
    guard let file = try? Descriptor.open(name, in: folder.descriptor.number, O_RDONLY),
      let status = try? file.status(), status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      Int(status.st_size) == row.size
    else { return nil }
    guard row.size > 0 else { return row.number == state.number && row.hash == state.hash ? state : nil }
    var length = 2048
    while true {
      let start = max(0, row.size - length)
      guard let bytes = file.bytes(start..<row.size) else { return nil }
      let begin = bytes.withView { $0.lastLine }
      guard let begin else { return nil }
      if begin > 0 || start == 0 {
        return bytes.withView { closedEnd($0[begin..<$0.count - 1], row) }
      }
      length *= 16
    }
  }

  private func closedEnd(_ last: ByteView, _ row: SealedHead.Row) -> ChainState? {
    guard let line = Line(last), line.device == device.bits, line.number == row.number, line.hash == row.hash,
      line.hashFits
    else { return nil }
    var state = ChainState()
    state.advance(to: line)
    return state
  }
}

extension ByteView {
  /// Where the last line begins, which a newline must end; 0 where its beginning is not here.
  fileprivate var lastLine: Int? {
    guard count > 0, self[count - 1] == UInt8(ascii: "\n") else { return nil }
    var index = count - 1
    while index > 0, self[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells an append that never ended from damage.
enum TornEnd {
  /// Whether the unsound line at `index`, beyond the sealed head in the last segment, is the beginning of what an
  /// interrupted append left: it lacks its newline or has holes where blocks never reached the disk, and nothing
  /// after it is a record.
  ///
  /// A full-length line with its newline and NULs inside is what a power cut leaves on ext4 and XFS. A line that
  /// fits its own hash and has no hole was once written whole: then it is in the wrong place, not torn.
  static func begins(
    at index: Int, _ whole: ByteView, isTerminated: Bool, _ line: Line?, in bytes: ByteView
  ) -> Bool {
    let hasHole = whole.firstIndex(of: 0) != nil
    guard !isTerminated || hasHole else { return false }
    if let line, line.hashFits, !hasHole { return false }
    var next = index + whole.count + 1
    while next < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: next) ?? bytes.count
      if let later = Line(bytes[next..<end]), later.hashFits { return false }
      next = end + 1
    }
    return true
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Who holds a lock, found without trying to take it: that would keep a writer out for a moment.
enum FileLocks {
  /// The process that holds an exclusive `flock` on a file; nil where none does, or the system does not tell.
  static func holder(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, let table = ProcFile.text(of: "/proc/locks") else { return nil }
    return holder(inode: UInt64(status.st_ino), in: table)
  }

  /// The same from the text of the table, whose lines read `1: FLOCK  ADVISORY  WRITE PID MAJOR:MINOR:INODE 0 EOF`.
  ///
  /// The device is not compared: on some file systems it is another than the one that `stat` gives.
  static func holder(inode: UInt64, in table: String) -> Int? {
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", words[3] == "WRITE",
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == inode
      else { continue }
      return Int(words[4])
    }
    return nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A document written to a file of the person's choice: whole or not at all, readable by them alone.
enum Export {
  /// Writes beside the target, syncs, and moves it into place.
  ///
  /// - Parameters:
  ///   - text: what to write, as UTF-8.
  ///   - path: where to.
  ///   - replacing: whether an existing file may be replaced.
  /// - Throws: 73 where the file cannot be created or exists, 74 where it cannot be written.
  static func write(_ text: String, to path: String, replacing: Bool) throws(Stop) {
    if !replacing, access(path, F_OK) == 0 {
      throw Stop(73, "\(path) exists already. --force replaces it.")
    }
    let temporary = "\(path).\(getpid()).tmp"
    let file = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Stop(73, "\(path) cannot be created: \(String(cString: strerror(errno))).") }
    let isWritten = writeAll(text, to: file) && fsync(file) == 0
    let reason = errno
    guard Glibc.close(file) == 0, isWritten else {
      unlink(temporary)
      throw Stop(74, "\(path) cannot be written: \(String(cString: strerror(reason))).")
    }
    try move(temporary, to: path, replacing: replacing)
  }

  /// The path from the root, for a note that is read elsewhere; as it is where that cannot be known.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  private static func move(_ temporary: String, to path: String, replacing: Bool) throws(Stop) {
    // Without leave to replace, a link fails where a file appeared meanwhile; a rename would not.
    let isMoved = replacing ? rename(temporary, path) == 0 : link(temporary, path) == 0
    let reason = errno
    if !replacing || !isMoved { unlink(temporary) }
    guard isMoved else { throw Stop(73, "\(path) cannot be created: \(String(cString: strerror(reason))).") }
  }

  private static func writeAll(_ text: String, to file: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}

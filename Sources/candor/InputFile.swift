// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A file that the person names on the command line.
enum InputFile {
  /// The bytes of the file.
  ///
  /// - Throws: 66 where it cannot be read.
  static func read(_ path: String) throws(Stop) -> [UInt8] {
    guard let file = fopen(path, "re") else {
      throw Stop(66, "\(path): \(String(cString: strerror(errno))).")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard ferror(file) == 0 else { throw Stop(66, "\(path) cannot be read.") }
    return bytes
  }

  /// The text of the file.
  ///
  /// - Throws: 66 where it cannot be read, 65 where it is not UTF-8.
  static func text(_ path: String) throws(Stop) -> String {
    let bytes = try read(path)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw Stop(65, "\(path) is not UTF-8 text (line \(line + 1)).")
  }
}

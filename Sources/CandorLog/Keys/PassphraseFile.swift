// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

extension Passphrase {
  /// The first line of a file that nobody else may read, or of a pipe, without its newline.
  ///
  /// - Throws: 77 where there is none, others may read it, or the line is no passphrase.
  package static func read(file path: String) throws(LogError) -> Passphrase {
    let number = retrying { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { throw refusal(SystemError().words, path) }
    defer { close(number) }
    var status = stat()
    guard fstat(number, &status) == 0 else { throw refusal(SystemError().words, path) }
    if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
      throw refusal("others may read it; take that away with chmod 600", path)
    }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= limit, retrying({ Int32(Glibc.read(number, &byte, 1)) }) == 1,
      byte != UInt8(ascii: "\n")
    {
      line.append(byte)
    }
    guard let passphrase = Passphrase(taking: &line) else {
      throw refusal("its first line is empty, or longer than \(limit) bytes", path)
    }
    return passphrase
  }

  private static func refusal(_ why: String, _ path: String) -> LogError {
    LogError(.forbidden("the passphrase cannot be read: \(why)"), file: path)
  }
}

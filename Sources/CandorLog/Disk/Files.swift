// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

extension Folder {
  /// What a small file holds; nil where there is none.
  func contents(of name: String, limit: Int = 1 << 20) throws(LogError) -> [UInt8]? {
    do throws(SystemError) {
      let file = try Descriptor.open(name, in: descriptor.number, O_RDONLY)
      let size = min(Int(try file.status().st_size), limit)
      var bytes = [UInt8](repeating: 0, count: size)
      let count = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(SystemError) in
        try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      bytes.removeLast(size - count)
      return bytes
    } catch {
      if error.code == ENOENT { return nil }
      throw failure(error, name)
    }
  }

  /// Puts a file in place whole or not at all, and durably: written beside, synchronised, renamed.
  func replace(_ name: String, with bytes: UnsafeRawBufferPointer) throws(LogError) {
    let draft = name + ".new"
    do throws(SystemError) {
      // What a killed process left of an earlier attempt.
      unlinkat(descriptor.number, draft, 0)
      let file = try make(draft)
      try file.write(bytes)
      try file.sync()
      guard renameat(descriptor.number, draft, descriptor.number, name) == 0 else { throw SystemError() }
      try descriptor.sync()
    } catch {
      throw failure(error, name)
    }
  }

  func replace(_ name: String, with bytes: [UInt8]) throws(LogError) {
    try bytes.withView { (view) throws(LogError) in
      try replace(name, with: UnsafeRawBufferPointer(start: view.start, count: view.count))
    }
  }

  /// A new file that only we may read, whatever the umask.
  func make(_ name: String, _ flags: Int32 = O_WRONLY) throws(SystemError) -> Descriptor {
    let file = try Descriptor.open(name, in: descriptor.number, flags | O_CREAT | O_EXCL)
    try file.setMode(0o600)
    return file
  }
}

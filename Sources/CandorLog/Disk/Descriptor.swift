// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A system call that failed.
struct SystemError: Error, Hashable, Sendable {
  let code: Int32

  init(code: Int32 = errno) {
    self.code = code
  }

  /// The system's own words, "No space left on device" for instance.
  var words: String { String(cString: strerror(code)) }
}

/// An open file or folder, closed when its owner goes.
///
/// Every call goes on after an interruption and after a short count; none is repeated after a failure.
struct Descriptor: ~Copyable {
  let number: Int32

  private init(number: Int32) {
    self.number = number
  }

  deinit {
    Glibc.close(number)
  }

  /// Opens `name` in `folder`; never through a symbolic link, never for a child process, and without waiting
  /// for somebody at the other end of what turns out to be a pipe.
  static func open(
    _ name: String, in folder: Int32 = AT_FDCWD, _ flags: Int32, mode: mode_t = 0o600
  ) throws(SystemError) -> Descriptor {
    let number = retrying { openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, mode) }
    guard number >= 0 else { throw SystemError() }
    return Descriptor(number: number)
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemError() }
    return status
  }

  func setMode(_ mode: mode_t) throws(SystemError) {
    guard fchmod(number, mode) == 0 else { throw SystemError() }
  }

  /// Writes all of `bytes`; on failure a part of them may be in the file.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes
    while let start = rest.baseAddress, rest.count > 0 {
      let count = Glibc.write(number, start, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError()
      }
      // A write of nothing that is no error would go on for ever.
      if count == 0 { throw SystemError(code: EIO) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    try bytes.withView { (view) throws(SystemError) in
      try write(UnsafeRawBufferPointer(start: view.start, count: view.count))
    }
  }

  /// Fills `bytes` from the file's place, and returns how many there were before its end.
  func read(into bytes: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try fill(bytes) { start, count, _ in Glibc.read(number, start, count) }
  }

  /// Fills `bytes` from a place of its own, and returns how many there were before the end.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try fill(bytes) { start, count, filled in pread(number, start, count, off_t(offset + filled)) }
  }

  /// Calls `next` with where to put how many bytes, and how many are there already, until there are no more.
  private func fill(
    _ bytes: UnsafeMutableRawBufferPointer, _ next: (UnsafeMutableRawPointer, Int, Int) -> Int
  ) throws(SystemError) -> Int {
    var total = 0
    while total < bytes.count, let start = bytes.baseAddress {
      let count = next(start + total, bytes.count - total, total)
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError()
      }
      if count == 0 { break }
      total += count
    }
    return total
  }

  func truncate(to size: Int) throws(SystemError) {
    guard retrying({ ftruncate(number, off_t(size)) }) == 0 else { throw SystemError() }
  }

  /// Makes the file's bytes and its size durable. A failure is final: the kernel forgets which pages it lost.
  func syncData() throws(SystemError) {
    guard fdatasync(number) == 0 else { throw SystemError() }
  }

  /// Makes the file durable with its mode and times; of a folder, the names in it.
  func sync() throws(SystemError) {
    guard fsync(number) == 0 else { throw SystemError() }
  }

  /// Whether the lock is ours now; false where another process has it.
  func lock() throws(SystemError) -> Bool {
    if retrying({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw SystemError()
  }
}

/// Calls again as long as a signal interrupts.
func retrying(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The right to write: held by one process at a time, let go when that ends, however it ends.
struct WriterLock: ~Copyable {
  private let file: Descriptor
  private let folder: Descriptor
  private var isHeld = true

  private init(file: consuming Descriptor, folder: consuming Descriptor) {
    self.file = file
    self.folder = folder
  }

  // An opening that is refused lets go too, at once: closing would wait for a child process that is about to begin.
  deinit {
    if isHeld { Self.letGo(file, folder) }
  }

  /// Takes the lock, and writes down who has it.
  ///
  /// The folder itself is locked too, so that whoever deletes a "stale" file `lock` lets no second writer in.
  static func take(in data: borrowing Folder, at milliseconds: Int64) throws(LogError) -> WriterLock {
    do throws(SystemError) {
      let file = try open(in: data)
      let folder = try Descriptor.open(".", in: data.descriptor.number, O_RDONLY | O_DIRECTORY)
      guard try file.lock(), try folder.lock() else {
        throw SystemError(code: EWOULDBLOCK)
      }
      var text = Array("\(getpid()) ".utf8)
      CalendarText.append(milliseconds: milliseconds, to: &text)
      text.append(UInt8(ascii: "\n"))
      try file.truncate(to: 0)
      try file.write(text)
      return WriterLock(file: file, folder: folder)
    } catch {
      if error.code == EWOULDBLOCK { throw LogError(.locked(pid: holder(in: data)), file: data.path) }
      throw data.failure(error, "lock")
    }
  }

  /// Lets the next writer in.
  mutating func release() {
    guard isHeld else { return }
    isHeld = false
    Self.letGo(file, folder)
  }

  private static func letGo(_ file: borrowing Descriptor, _ folder: borrowing Descriptor) {
    try? file.truncate(to: 0)
    flock(folder.number, LOCK_UN)
    flock(file.number, LOCK_UN)
  }

  private static func open(in data: borrowing Folder) throws(SystemError) -> Descriptor {
    do throws(SystemError) {
      return try data.make("lock", O_RDWR | O_APPEND)
    } catch {
      guard error.code == EEXIST else { throw error }
      return try Descriptor.open("lock", in: data.descriptor.number, O_RDWR | O_APPEND)
    }
  }

  /// The process that has the lock. It writes its id a moment after it got the lock: an empty file, or the
  /// id of a process that is gone, is looked at again for up to twenty milliseconds.
  private static func holder(in data: borrowing Folder) -> Int? {
    for _ in 0..<20 {
      if let bytes = try? data.contents(of: "lock", limit: 64),
        let pid = Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)), pid > 0,
        kill(pid, 0) == 0 || errno == EPERM
      {
        return Int(pid)
      }
      usleep(1000)
    }
    return nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A folder of ours: owned by us, written by nobody else, opened without following a symbolic link.
struct Folder: ~Copyable {
  let path: String
  let descriptor: Descriptor

  private init(path: String, descriptor: consuming Descriptor) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Opens a folder; nil where there is none.
  static func open(_ path: String) throws(LogError) -> Folder? {
    try open(path, name: path, in: AT_FDCWD)
  }

  /// Opens a folder, and makes it and those above it where they are missing.
  static func openOrMake(_ path: String) throws(LogError) -> Folder {
    if let folder = try open(path) { return try folder.madePrivate() }
    try makeAll(above: path)
    try make(path, name: path, in: AT_FDCWD)
    guard let folder = try open(path) else { throw LogError(.cannotCreate("it went away"), file: path) }
    return folder
  }

  /// The folder `name` inside; nil where there is none.
  func open(_ name: String) throws(LogError) -> Folder? {
    try Self.open(path + "/" + name, name: name, in: descriptor.number)
  }

  func openOrMake(_ name: String) throws(LogError) -> Folder {
    if let folder = try open(name) { return folder }
    try Self.make(path + "/" + name, name: name, in: descriptor.number)
    guard let folder = try open(name) else {
      throw LogError(.cannotCreate("it went away"), file: path + "/" + name)
    }
    return folder
  }

  /// The names inside, in the order of their bytes.
  func names() throws(LogError) -> [String] {
    try unorderedNames().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names inside, in any order.
  func unorderedNames() throws(LogError) -> [String] {
    // The stream owns the descriptor it is given, so it gets its own.
    let number = retrying { openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
    guard number >= 0, let stream = fdopendir(number) else { throw failure(.init()) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // The end and a failure look the same but for errno; a list cut short would hide a log.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw failure(SystemError()) }
    return names
  }

  /// Makes durable which names the folder holds.
  func sync() throws(LogError) {
    do { try descriptor.sync() } catch { throw failure(error) }
  }

  /// Makes durable that the folder itself is in the one above.
  func syncParent() throws(LogError) {
    do {
      try Descriptor.open("..", in: descriptor.number, O_RDONLY | O_DIRECTORY).sync()
    } catch {
      // Somebody else's folder above may be closed to us; it was not we who made this one then.
      guard error.code == EACCES else { throw failure(error) }
    }
  }

  /// A copy that lost its modes becomes private again.
  private consuming func madePrivate() throws(LogError) -> Folder {
    do {
      if try descriptor.status().st_mode & 0o077 != 0 { try descriptor.setMode(0o700) }
    } catch {
      throw failure(error)
    }
    return self
  }

  /// The error for a call on this folder, or on `name` in it.
  func failure(_ error: SystemError, _ name: String? = nil) -> LogError {
    Self.failure(error, name.map { path + "/" + $0 } ?? path)
  }

  static func failure(_ error: SystemError, _ path: String) -> LogError {
    switch error.code {
    case ELOOP: LogError(.forbidden("it is a symbolic link, candor follows none here"), file: path)
    case ENOTDIR: LogError(.cannotCreate("it, or what it would be in, is not a folder"), file: path)
    case EACCES, EPERM, EROFS: LogError(.forbidden(error.words), file: path)
    default: LogError(.inputOutput(error.words), file: path)
    }
  }

  private static func open(_ path: String, name: String, in folder: Int32) throws(LogError) -> Folder? {
    let descriptor: Descriptor
    do {
      descriptor = try Descriptor.open(name, in: folder, O_RDONLY | O_DIRECTORY)
    } catch {
      switch error.code {
      case ENOENT: return nil
      // Asked for a folder, the system calls a link to one "not a directory".
      case ENOTDIR where isLink(name, in: folder): throw failure(SystemError(code: ELOOP), path)
      default: throw failure(error, path)
      }
    }
    try check(descriptor, path)
    return Folder(path: path, descriptor: descriptor)
  }

  private static func isLink(_ name: String, in folder: Int32) -> Bool {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func check(_ descriptor: borrowing Descriptor, _ path: String) throws(LogError) {
    let status: stat
    do { status = try descriptor.status() } catch { throw failure(error, path) }
    guard status.st_uid == geteuid() else {
      throw LogError(.forbidden("it belongs to another user"), file: path)
    }
    guard status.st_mode & 0o022 == 0 else {
      throw LogError(.forbidden("others may write here; take that away with chmod go-w"), file: path)
    }
  }

  /// Makes a folder that only we may enter, whatever the umask.
  private static func make(_ path: String, name: String, in folder: Int32) throws(LogError) {
    guard mkdirat(folder, name, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw LogError(.cannotCreate(SystemError().words), file: path)
    }
    guard fchmodat(folder, name, 0o700, 0) == 0 else {
      throw LogError(.cannotCreate(SystemError().words), file: path)
    }
  }

  private static func makeAll(above path: String) throws(LogError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let parent = String(path[..<slash])
    var status = stat()
    if stat(parent, &status) == 0 { return }
    try makeAll(above: parent)
    try make(parent, name: parent, in: AT_FDCWD)
    guard let made = try open(parent) else { throw LogError(.cannotCreate("it went away"), file: parent) }
    try made.syncParent()
  }
}

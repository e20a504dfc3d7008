// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore
internal import Glibc

/// The `*.yaml` files of one of the person's own folders (`flows/`, `rules/`, `personas/`).
package struct DataFolder: Sendable {
  /// A file that was read: its name within the folder, the path that messages show, and its bytes.
  package struct File: Hashable, Sendable {
    package let name: String
    package let path: String
    package let bytes: [UInt8]
  }

  /// Sorted by name.
  package let files: [File]
  /// Files that were not read, and why; sorted by name.
  package let problems: [DataError]

  /// Reads the folder; one that does not exist is empty.
  ///
  /// Hidden files are passed over. Links, devices, pipes and files over 256 KiB are refused, each on its own.
  package init(at path: String) {
    var files: [File] = []
    var problems: [DataError] = []
    for name in Self.names(in: path, &problems) {
      let file = path + "/" + name
      do {
        files.append(File(name: name, path: file, bytes: try Self.read(file)))
      } catch {
        problems.append(error)
      }
    }
    self.files = files
    self.problems = problems
  }

  private static func names(in path: String, _ problems: inout [DataError]) -> [String] {
    guard let directory = opendir(path) else {
      let code = errno
      if code != ENOENT {
        problems.append(
          failure(path, "the folder cannot be read (\(words(for: code)))", "Check its permissions."))
      }
      return []
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name, name.hasSuffix(".yaml"), !name.hasPrefix(".") else { continue }
      names.append(name)
    }
    return names.sorted()
  }

  private static func read(_ path: String) throws(DataError) -> [UInt8] {
    // Not blocking, so that a pipe of that name cannot hold the program up.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      if code == ELOOP { throw failure(path, "the file is a link", "Put the file itself there.") }
      throw failure(path, "the file cannot be opened (\(words(for: code)))", "Check its permissions.")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw failure(path, "this is not a plain file", "Put a plain file there, or take it away.")
    }
    guard status.st_size <= DataLimits.bytes else {
      throw failure(path, "the file is larger than \(DataLimits.bytes / 1024) KiB", "Split it.")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= DataLimits.bytes {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw failure(path, "the file cannot be read (\(words(for: errno)))", "Check the disk.")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    return bytes
  }

  private static func words(for code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  private static func failure(_ path: String, _ what: String, _ remedy: String) -> DataError {
    DataError(file: path, place: .start, what: what, remedy: remedy)
  }
}

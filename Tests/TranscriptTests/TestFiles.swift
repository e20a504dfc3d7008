// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A new empty folder that goes away with the value.
final class TemporaryFolder {
  let path: String

  struct CannotCreate: Error {}

  init() throws {
    var template = Array("/tmp/candor-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CannotCreate() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { TestFiles.remove(path) }
}

/// What is in a file, and the files of a folder.
enum TestFiles {
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
  static let transcripts = root + "/Tests/TranscriptTests/transcripts"

  static var transcriptNames: [String] { names(in: transcripts).filter { $0.hasSuffix(".txt") } }

  static func read(_ path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "we") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Makes the folders that a path leads through, readable by the owner alone.
  static func createFolders(of path: String) {
    var folder = ""
    for name in path.split(separator: "/").dropLast() {
      folder += "/" + name
      mkdir(folder, 0o700)
    }
  }

  /// What is in a folder, sorted, without hidden files.
  static func names(in folder: String) -> [String] {
    entries(of: folder).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Removes a file, or a folder with all that is in it; a link is not followed.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in entries(of: path) { remove(path + "/" + name) }
    rmdir(path)
  }

  private static func entries(of folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

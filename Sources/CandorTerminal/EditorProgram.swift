// SPDX-License-Identifier: GPL-3.0-or-later
import CLineEditor
import Glibc

/// The person's own editor, which gets the line in a file and gives it back.
struct EditorProgram {
  /// A command, read by the shell, for it may have arguments.
  let command: String

  /// What came of it; where nothing did, all of it is nil.
  struct Ending {
    /// What is to stand in the line instead.
    var line: String?
    /// What was written and is not taken as the line.
    var leftOver: String?
    /// What went wrong, in a sentence.
    var complaint: String?
  }

  static var fromEnvironment: EditorProgram {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap(variable).first { $0.contains { !$0.isWhitespace } }
    return EditorProgram(command: named ?? "vi")
  }

  /// Hands the line over and waits; the file is gone when this returns, whatever became of the program.
  ///
  /// A program that was ended by a signal could not say whether it was done, so that what it had saved is taken.
  func edit(_ line: [UInt8]) -> Ending {
    guard let folder = PassingFolder(), folder.write(line) else {
      return Ending(complaint: "The line could not be put into a file for the editor: \(reason()).")
    }
    let status = run(on: folder.file)
    let complaint = said(of: status)
    let written = folder.read(most: 2 * LineSource.limit)  // what is too long to be a line is kept behind Up
    if let left = folder.remove() {
      return Ending(complaint: "\(left) could not be removed; it holds your words.")
    }
    guard var words = written else { return Ending(complaint: complaint ?? "The editor left no file.") }
    while words.last == UInt8(ascii: "\n") || words.last == UInt8(ascii: "\r") { words.removeLast() }
    guard words != line else { return Ending(complaint: complaint) }
    guard words.count <= LineSource.limit else {
      let limit = "That is longer than \(LineSource.limit) bytes."
      return Ending(leftOver: draft(of: words), complaint: complaint ?? limit)
    }
    guard let text = String(validating: words, as: UTF8.self), !words.contains(0) else {
      return Ending(leftOver: draft(of: words), complaint: complaint ?? "That is not UTF-8 text.")
    }
    let isTaken = status & 0x7F != 0 || complaint == nil
    return Ending(line: isTaken ? text : nil, leftOver: isTaken ? nil : text, complaint: complaint)
  }

  private func run(on file: String) -> Int32 {
    let line = ["/bin/sh", "-c", "\(command) \"$@\"", command, file]
    let words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    return le_run(words)
  }

  /// What a status of wait(2) says; nil where it went well.
  private func said(of status: Int32) -> String? {
    switch (status & 0x7F, (status >> 8) & 0xFF) {
    case _ where status < 0: "The editor could not be started: \(reason())."
    case (0, 0): nil
    case (0, 127): "The editor could not be found: \(command)."
    case (0, let code): "The editor ended with \(code)."
    case (let signal, _): "The editor was ended by signal \(signal)."
    }
  }
}

/// A folder for one file that nobody else may read and that does not stay.
private struct PassingFolder {
  private let path: String
  var file: String { path + "/line.txt" }

  /// In the folder that goes with the log-in, else in /tmp; nil where none can be made, with `errno`.
  init?() {
    for parent in [variable("XDG_RUNTIME_DIR"), "/tmp"] {
      guard let parent, parent.hasPrefix("/") else { continue }
      var template = Array("\(parent)/candor-XXXXXX\0".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      return
    }
    return nil
  }

  /// False where the file could not be written, with `errno`; then the folder is gone.
  func write(_ bytes: [UInt8]) -> Bool {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    let isWritten = descriptor >= 0 && writeAll(bytes + [UInt8(ascii: "\n")], to: descriptor)
    let error = errno
    if descriptor >= 0 { close(descriptor) }
    if !isWritten {
      _ = remove()
      errno = error
    }
    return isWritten
  }

  /// The bytes of the file, at most so many; nil where there is none any more.
  func read(most: Int) -> [UInt8]? {
    let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return Array(unsafeUninitializedCapacity: most) { buffer, count in
      while count < most {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let read = Glibc.read(descriptor, rest.baseAddress, rest.count)
        guard read > 0 else { break }
        count += read
      }
    }
  }

  /// Takes away the folder with all that an editor left in it; the path of what could not be, nil where all is gone.
  func remove() -> String? {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(folder)
    }
    return rmdir(path) == 0 ? nil : path
  }
}

private func reason() -> String { String(cString: strerror(errno)) }

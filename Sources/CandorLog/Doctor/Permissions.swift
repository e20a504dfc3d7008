// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Who may read and change a folder and all that is in it.
enum Permissions {
  /// Folders below each other that a log has at most, and some more.
  private static let depth = 5

  /// Goes through a folder without following links.
  static func examine(_ root: String, _ checkup: inout Checkup) {
    look(at: root, in: root, isClosed: false, depth: 0, &checkup)
  }

  private static func look(
    at path: String, in root: String, isClosed: Bool, depth: Int, _ checkup: inout Checkup
  ) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_uid == geteuid() else {
      return checkup.add(
        .permission, path, "it belongs to another user", mend: "sudo chown \"$(id -u)\" \(path.inShell)")
    }
    let mode = status.st_mode & 0o7777
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      if let what = flaw(ofFolder: mode) {
        checkup.add(.permission, path, what, mend: "chmod 700 \(path.inShell)")
      }
      if depth < Self.depth { lookInside(path, root, depth, &checkup) }
    case S_IFREG:
      if let what = flaw(ofFile: mode, isClosed: isClosed) {
        let right = isClosed ? "400" : "600"
        checkup.add(.permission, path, what, mend: "chmod \(right) \(path.inShell)")
      } else if isClosed, mode & 0o200 != 0 {
        checkup.add(
          .note, path, "this closed segment could be written to; nothing does",
          mend: "chmod 400 \(path.inShell)")
      }
    case S_IFLNK:
      checkup.add(
        .permission, path, "it is a symbolic link, candor follows none here", mend: mend(link: path, in: root)
      )
    default: checkup.add(.permission, path, "it is neither a file nor a folder", mend: "rm \(path.inShell)")
    }
  }

  private static func lookInside(
    _ path: String, _ root: String, _ depth: Int, _ checkup: inout Checkup
  ) {
    guard let names = names(in: path) else { return }
    let segments = names.filter(Segment.isName)
    for name in names {
      look(
        at: "\(path)/\(name)", in: root, isClosed: segments.contains(name) && name != segments.last,
        depth: depth + 1, &checkup)
    }
  }

  private static func flaw(ofFolder mode: mode_t) -> String? {
    if mode & 0o022 != 0 { return "others may write here" }
    if mode & 0o077 != 0 { return "others may look in here" }
    return mode & 0o700 == 0o700 ? nil : "we may not read and write here ourselves"
  }

  private static func flaw(ofFile mode: mode_t, isClosed: Bool) -> String? {
    if mode & 0o022 != 0 { return "others may change it" }
    if mode & 0o077 != 0 { return "others may read it" }
    let wanted: mode_t = isClosed ? 0o400 : 0o600
    return mode & wanted == wanted ? nil : "we may not read\(isClosed ? "" : " and write") it ourselves"
  }

  /// Puts what the link leads to in its place; where that is in the same folder tree, the link alone goes.
  private static func mend(link path: String, in root: String) -> String {
    guard let target = resolved(path),
      path == root || resolved(root).map({ !target.hasPrefix($0 + "/") }) ?? true
    else { return "rm \(path.inShell)" }
    return "rm \(path.inShell) && mv \(target.inShell) \(path.inShell)"
  }

  /// The path without links; nil where it leads nowhere.
  private static func resolved(_ path: String) -> String? {
    guard let end = realpath(path, nil) else { return nil }
    defer { free(end) }
    return String(cString: end)
  }

  /// The names in a folder, sorted; nil where it cannot be read, which its mode has told by then.
  private static func names(in path: String) -> [String]? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

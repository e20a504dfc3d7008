// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What is around the records: the disk, the format, the lock, pieces set aside, and files that are none of ours.
enum Surroundings {
  /// Bytes that a day of writing may take; below, saving may fail soon.
  static let scarce = 64 << 20
  /// Bytes below which one long answer may not be saved.
  static let exhausted = 8 << 20

  static func examine(_ data: borrowing Folder, _ checkup: inout Checkup) {
    if let type = Mounts.networkType(of: data.descriptor) {
      checkup.findings.append(network(type, data.path))
    }
    if let free = freeSpace(data), let finding = space(free, data.path) { checkup.findings.append(finding) }
    do throws(LogError) { try format(data, &checkup) } catch {
      checkup.add(unopened: error, "\(data.path)/FORMAT")
    }
    do throws(LogError) {
      let names = try data.names()
      let isAtWork = lock(data, &checkup)
      drafts(names, in: data.path, isAtWork: isAtWork, &checkup)
      let known = ["FORMAT", "lock", Devices.folderName, "torn", "cache"]
      for name in names where !known.contains(name) && !name.hasSuffix(".new") {
        unknown("\(data.path)/\(name)", &checkup)
      }
    } catch { checkup.add(error) }
    do throws(LogError) { try torn(data, &checkup) } catch {
      checkup.add(unopened: error, "\(data.path)/torn")
    }
  }

  /// Drafts of files that were about to be replaced; while candor writes, one may be needed.
  static func drafts(
    _ names: [String], in path: String, isAtWork: Bool, _ checkup: inout Checkup
  ) {
    guard !isAtWork else { return }
    for name in names where name.hasSuffix(".new") {
      let draft = "\(path)/\(name)"
      checkup.add(
        .note, draft, "a draft that a run left behind; nothing reads it", mend: "rm \(draft.inShell)")
    }
  }

  static func unknown(_ path: String, _ checkup: inout Checkup) {
    checkup.add(.note, path, "this is no file of candor's; nothing reads it")
  }

  static func network(_ type: String, _ path: String) -> Finding {
    Finding(
      .permission, path,
      "it is on a network file system (\(type)), where a lock and a flush promise nothing; keep it on a disk of this computer",
      mend: "cp -a \(path.inShell) DIR/candor && export XDG_DATA_HOME=DIR")
  }

  /// What is to be said about so many free bytes; nil where there is enough.
  static func space(_ bytes: Int, _ path: String) -> Finding? {
    guard bytes < scarce else { return nil }
    return Finding(
      bytes < exhausted ? .disk : .warning, path, "the disk has \(bytes >> 20) MiB left to write to",
      mend: "df -h \(path.inShell)")
  }

  private static func freeSpace(_ data: borrowing Folder) -> Int? {
    var status = statvfs()
    guard fstatvfs(data.descriptor.number, &status) == 0 else { return nil }
    let (bytes, isMore) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
      by: Int(clamping: status.f_frsize))
    return isMore ? .max : bytes
  }

  private static func format(_ data: borrowing Folder, _ checkup: inout Checkup) throws(LogError) {
    do throws(LogError) {
      if try FormatFile.isOurs(in: data) { return }
      checkup.add(.warning, "\(data.path)/FORMAT", "it is missing; the next start makes it", mend: "candor")
    } catch {
      guard error.exitCode == 65 else { throw error }
      let isLater = error.cause == .laterFormat
      checkup.add(
        .damage, "\(data.path)/FORMAT",
        isLater
          ? "a later candor wrote this log; use that one" : "it does not say that this is a log of candor's",
        mend: isLater ? nil : "printf 'candor 1\\n' > \("\(data.path)/FORMAT".inShell)")
    }
  }

  /// Whether another candor is at work.
  private static func lock(_ data: borrowing Folder, _ checkup: inout Checkup) -> Bool {
    let path = "\(data.path)/lock"
    // Whoever holds it has written down its number; after a goodbye the file is empty.
    guard let text = try? data.contents(of: "lock", limit: 64), !text.isEmpty else { return false }
    let process = String(decoding: text.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    let isHeld = FileLocks.holder(of: path) != nil
    checkup.add(
      .note, path,
      isHeld
        ? "candor is writing here now (process \(process))"
        : "the run with the process number \(process) ended without a goodbye; nothing is locked")
    return isHeld
  }

  private static func torn(_ data: borrowing Folder, _ checkup: inout Checkup) throws(LogError) {
    guard let torn = try data.open("torn") else { return }
    var pieces = 0
    var bytes = 0
    var first: Int64 = .max
    for name in try torn.names() {
      var status = stat()
      guard fstatat(torn.descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      pieces += 1
      bytes += Int(status.st_size)
      first = min(first, Int64(status.st_mtim.tv_sec) * 1000)
    }
    guard pieces > 0 else { return }
    var since: [UInt8] = []
    CalendarText.append(milliseconds: first, to: &since)
    let day = String(decoding: since.prefix(CalendarText.dayLength), as: UTF8.self)
    checkup.add(
      .note, torn.path,
      "set aside: \(counted(pieces, "piece")), \(counted(bytes, "byte")), the first on \(day); nothing reads them, look before they go",
      mend: "rm -r \(torn.path.inShell)")
  }
}

/// A number and its noun.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Which file systems a log may not be on: those whose locks and flushes depend on a network.
enum Mounts {
  private static let remote: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "lustre", "coda", "gfs2", "ocfs2",
    "orangefs", "beegfs", "glusterfs", "davfs", "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.glusterfs",
    "fuse.ceph", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.curlftpfs", "fuse.google-drive-ocamlfuse",
  ]

  /// The type of the file system that `folder` is on, where that is a network's; else nil.
  ///
  /// Read from `/proc`, for two reasons: it tells sshfs from an encrypted home, which the magic number of
  /// `statfs` does not, and `statfs` is not among the calls that Swift's Glibc has. Without `/proc` nothing
  /// is refused.
  static func networkType(of folder: borrowing Descriptor) -> String? {
    guard let info = ProcFile.text(of: "/proc/self/fdinfo/\(folder.number)"),
      let line = info.split(separator: "\n").first(where: { $0.hasPrefix("mnt_id:") }),
      let mount = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).last,
      let table = ProcFile.text(of: "/proc/self/mountinfo")
    else { return nil }
    return networkType(mount: String(mount), in: table)
  }

  /// The same from the text of `mountinfo`: the mount's id leads the line, its type follows the single dash.
  static func networkType(mount: String, in table: String) -> String? {
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.first.map(String.init) == mount, let dash = words.firstIndex(of: "-"),
        dash + 1 < words.count
      else { continue }
      let type = String(words[dash + 1])
      return remote.contains(type) ? type : nil
    }
    return nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Files of `/proc`, which have no size before they are read.
enum ProcFile {
  static func text(of path: String) -> String? {
    guard let file = try? Descriptor.open(path, O_RDONLY) else { return nil }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let count = bytes.withUnsafeMutableBytes { (try? file.read(into: $0)) ?? 0 }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}

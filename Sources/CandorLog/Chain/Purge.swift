// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

/// Takes words that were forgotten off the disk: their keys, their bodies, and what may hold copies of them.
///
/// Every step may be interrupted and done again. A line keeps its length, so that no size, no place and no hash
/// changes, and the log is sound after each of them.
enum Purge {
  /// - Returns: whether there was anything to take.
  static func run(
    _ erasures: Erasures, in data: borrowing Folder, _ readers: [DeviceReader]
  ) throws(LogError) -> Bool {
    try dropCopies(of: erasures.people, in: data)
    for reader in readers { try reader.keys.remove(erasures.people, in: reader.folder) }
    var hasTaken = false
    for reader in readers where reader.segments > 0 {
      for segment in 1...reader.segments {
        let isTaken = try blank(erasures, reader, Segment.name(segment))
        hasTaken = hasTaken || isTaken
      }
      try reader.folder.removeAll { $0.hasSuffix(".new") }
      try reader.folder.close(segments: reader.segments - 1)
    }
    return hasTaken
  }

  /// Writes a segment anew without the bodies that go, and puts it in the place of the old one; false where none goes.
  private static func blank(
    _ erasures: Erasures, _ reader: DeviceReader, _ name: String
  ) throws(LogError) -> Bool {
    let segment = try Segment(reading: name, in: reader.folder)
    let view = segment.view
    var bytes: [UInt8] = []
    var kept = 0
    var index = 0
    while index < view.count {
      let end = view.firstIndex(of: UInt8(ascii: "\n"), from: index) ?? view.count
      if let line = Line(view[index..<end]), line.form != .erased, erasures.cover(line) {
        bytes.append(contentsOf: view[kept..<index].raw)
        bytes.append(contentsOf: line.withoutBody)
        kept = end
      }
      index = end + 1
    }
    guard kept > 0 else { return false }
    bytes.append(contentsOf: view[kept..<view.count].raw)
    try reader.folder.replace(name, with: bytes)
    return true
  }

  /// Caches, and pieces that were set aside and name one of these people.
  private static func dropCopies(of people: Set<PersonID>, in data: borrowing Folder) throws(LogError) {
    if let cache = try data.open("cache") { try cache.removeAll { _ in true } }
    guard let torn = try data.open("torn") else { return }
    var named: Set<String> = []
    for name in try torn.names() {
      guard let bytes = try torn.contents(of: name, limit: 16 << 20) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if people.contains(where: { text.contains("\"\($0)\"") }) { named.insert(name) }
    }
    try torn.removeAll { named.contains($0) }
  }
}

extension Folder {
  /// Removes the files whose names say yes, durably.
  func removeAll(where isMeant: (String) -> Bool) throws(LogError) {
    let names = try names().filter(isMeant)
    guard !names.isEmpty else { return }
    for name in names {
      guard unlinkat(descriptor.number, name, 0) == 0 || errno == ENOENT else {
        throw failure(SystemError(), name)
      }
    }
    try sync()
  }
}

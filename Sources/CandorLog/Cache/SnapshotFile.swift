// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

/// The file `cache/outline`: a snapshot in closed parts, each read by itself when it is needed.
///
/// Closed with the key of the device that wrote it, for it holds names and notes. That also tells whether a byte of
/// it was changed. It is no part of the log: nothing makes it durable, and half of one is none.
final class SnapshotFile {
  let snapshot: Snapshot
  private let file: Descriptor
  private let key: BodyKey
  private let parts: [Part: Range<Int>]
  private let title: [UInt8]

  /// What a snapshot consists of; the first says where the others stand.
  enum Part: UInt8, CaseIterable {
    case snapshot, conversations, commitments, places
  }

  static let folderName = "cache"
  static let fileName = "outline"

  /// The first line, the version of the outline and sixteen bytes that no other snapshot has.
  private static let name = Array("candor outline 1\n".utf8)
  private static let titleLength = name.count + 4 + 16
  /// Most bytes that the part may have which says where the others stand.
  private static let limit = 64 << 20

  /// Opens the file and reads its first part; nil where there is none that is good.
  init?(in data: borrowing Folder, _ key: BodyKey) {
    guard let folder = try? data.open(Self.folderName),
      let file = try? Descriptor.open(Self.fileName, in: folder.descriptor.number, O_RDONLY),
      let status = try? file.status(), status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      let start = file.bytes(0..<Self.titleLength + Part.allCases.count * 8)
    else { return nil }
    title = Array(start.prefix(Self.titleLength))
    guard title.starts(with: Self.name + Self.version) else { return nil }
    var parts: [Part: Range<Int>] = [:]
    var end = start.count
    for part in Part.allCases {
      let place = Self.titleLength + Int(part.rawValue) * 8
      let length = start.withView { ($0.start + place).loadUnaligned(as: UInt64.self).littleEndian }
      guard length <= UInt64(status.st_size) else { return nil }
      parts[part] = end..<end + Int(length)
      end += Int(length)
    }
    guard end == status.st_size, let first = parts[.snapshot], first.count <= Self.limit,
      let closed = file.bytes(first),
      let plain = key.open(closed, of: .snapshot, start),
      let snapshot = plain.withView({ Snapshot($0) })
    else { return nil }
    self.file = file
    self.key = key
    self.parts = parts
    self.snapshot = snapshot
  }

  /// Lends the bytes of a part; nil where they are not what was written.
  func read<Result>(_ part: Part, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
    guard let range = parts[part], let closed = file.bytes(range) else { return nil }
    return (title + [part.rawValue]).withView { bound in
      key.open(closed, bound: bound) { body(UnsafeRawBufferPointer($0)) } ?? nil
    }
  }

  /// The record that was known, without its commitments where nobody asks for them.
  func record(withCommitments: Bool) -> Record? {
    read(.conversations) { outline in
      guard withCommitments else { return Record(outline: outline, commitments: nil) }
      return read(.commitments) { Record(outline: outline, commitments: $0) }
    }
  }

  /// Where the conversations' records stand that are in it.
  var places: TalkPlaces? {
    read(.places) { bytes in [UInt8](bytes).withView { TalkPlaces($0) } }
  }

  /// Puts a new snapshot in the place of the one there was. What keeps it from that is of no importance.
  static func write(
    _ snapshot: Snapshot, _ outline: Outline, _ places: TalkPlaces, in data: borrowing Folder, _ key: BodyKey,
    _ chance: () -> UInt64
  ) {
    let title = name + version + random(16, chance)
    let others = [
      key.close(outline.conversations, of: .conversations, title, chance),
      key.close(outline.commitments, of: .commitments, title, chance),
      key.close(places.bytes, of: .places, title, chance),
    ]
    let plain = snapshot.bytes
    var start = title
    start.append(number: UInt64(plain.count + BodyKey.overhead))
    for part in others { start.append(number: UInt64(part.count)) }
    let first = key.close(plain, of: .snapshot, start, chance)
    guard let folder = try? data.openOrMake(folderName) else { return }
    let draft = fileName + ".new"
    unlinkat(folder.descriptor.number, draft, 0)
    do {
      let file = try folder.make(draft)
      for bytes in [start, first] + others { try file.write(bytes) }
      guard renameat(folder.descriptor.number, draft, folder.descriptor.number, fileName) == 0 else {
        throw SystemError()
      }
    } catch {
      unlinkat(folder.descriptor.number, draft, 0)
    }
  }

  /// Removes it durably, before words are taken away that it may hold.
  static func remove(in data: borrowing Folder) throws(LogError) {
    if let folder = try data.open(folderName) { try folder.removeAll { _ in true } }
  }

  private static var version: [UInt8] {
    Swift.withUnsafeBytes(of: Outline.version.littleEndian) { [UInt8]($0) }
  }
}

extension BodyKey {
  /// A part is bound to which part it is, and to its snapshot.
  fileprivate func close(
    _ plain: [UInt8], of part: SnapshotFile.Part, _ title: [UInt8], _ chance: () -> UInt64
  ) -> [UInt8] {
    (title + [part.rawValue]).withView { close(plain, bound: $0, chance) }
  }

  fileprivate func open(_ closed: [UInt8], of part: SnapshotFile.Part, _ title: [UInt8]) -> [UInt8]? {
    (title + [part.rawValue]).withView { open(closed, bound: $0) }
  }
}

extension Descriptor {
  /// The bytes at a place; nil where not all of them are there.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      let read = try? read(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
      count = read ?? 0
    }
    return bytes.count == range.count ? bytes : nil
  }
}

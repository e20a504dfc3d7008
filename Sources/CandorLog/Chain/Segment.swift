// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// One segment's bytes in memory, read in one go.
struct Segment: ~Copyable {
  private let bytes: UnsafeMutableRawBufferPointer
  private let count: Int

  deinit {
    bytes.deallocate()
  }

  /// Bytes that no segment of ours has: 1 GiB, where a new one begins after 1 MiB.
  private static let largest = 1 << 30

  /// Reads a file up to the size that it has now; a writer may be adding to it. The memory of `spare` is taken over
  /// where it suffices.
  init(
    reading name: String, in folder: borrowing Folder, reusing spare: consuming Segment? = nil
  ) throws(LogError) {
    do throws(SystemError) {
      let file = try Descriptor.open(name, in: folder.descriptor.number, O_RDONLY)
      let status = try file.status()
      guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
        throw SystemError(code: EPERM)
      }
      guard status.st_size <= Self.largest else { throw SystemError(code: EFBIG) }
      let size = Int(status.st_size)
      let bytes: UnsafeMutableRawBufferPointer
      if let spare, spare.bytes.count > size {
        bytes = spare.release()
      } else {
        bytes = Self.memory(for: size)
      }
      do throws(SystemError) {
        count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(size)))
      } catch {
        bytes.deallocate()
        throw error
      }
      self.bytes = bytes
    } catch {
      throw folder.failure(error, name)
    }
  }

  private consuming func release() -> UnsafeMutableRawBufferPointer {
    let memory = bytes
    discard self
    return memory
  }

  /// Room for at least one byte more than there are, so that no segment is without an address.
  ///
  /// A large segment gets large pages, where the system has them: to be handed more than a thousand small ones,
  /// one by one, costs half as much again as reading the file.
  private static func memory(for size: Int) -> UnsafeMutableRawBufferPointer {
    let page = 2 << 20
    guard size >= page / 4 else { return .allocate(byteCount: size + 1, alignment: 16) }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: (size / page + 1) * page, alignment: page)
    madvise(bytes.baseAddress, bytes.count, MADV_HUGEPAGE)
    return bytes
  }

  /// Valid as long as the segment is.
  var view: ByteView {
    guard let start = bytes.baseAddress else { preconditionFailure("allocated with at least one byte") }
    return ByteView(start: UnsafeRawPointer(start), count: count)
  }

  /// The file name of a segment, which counts from 1.
  static func name(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".jsonl"
  }

  /// Whether a file of this name is a segment; other names are none of ours, copies of a segment included.
  static func isName(_ name: String) -> Bool {
    guard name.hasSuffix(".jsonl"), let index = Int(name.dropLast(6)), index > 0 else { return false }
    return Self.name(index) == name
  }

  /// How many segments `names` has; throws where one is missing before the last.
  static func count(in names: [String], of path: String) throws(LogError) -> Int {
    let present = Set(names.filter(isName))
    var count = 0
    while present.contains(name(count + 1)) { count += 1 }
    guard present.count == count else {
      throw LogError(.damaged("this segment is missing"), file: "\(path)/\(name(count + 1))")
    }
    return count
  }
}

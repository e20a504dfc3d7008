// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto
import Glibc

/// A SHA-256 in the form it has on disk: sixty-four lower-case hexadecimal digits.
///
/// Kept as text and compared as text, so that an upper-case digit is as wrong as any other changed byte.
struct ChainHash: Hashable, Sendable, CustomStringConvertible {
  private let digits: SIMD8<UInt64>

  static let length = 64

  /// What the first record of a device names as the one before it.
  static let none = ChainHash(digits: SIMD8(repeating: 0x3030_3030_3030_3030))

  private init(digits: SIMD8<UInt64>) {
    self.digits = digits
  }

  /// Takes sixty-four bytes at `index` as they are; the caller has seen that there are as many.
  init(_ bytes: ByteView, at index: Int) {
    digits = (bytes.start + index).loadUnaligned(as: SIMD8<UInt64>.self)
  }

  /// The hash of a body, or with `Domain.record` of a record's core.
  init(_ domain: Domain, _ bytes: ByteView) {
    let prefix: StaticString =
      switch domain {
      case .record: "candor/1\n"
      case .body: "candor/1/body\n"
      case .head: "candor/1/head\n"
      case .keys: "candor/1/keys\n"
      }
    var hasher = SHA256()
    let length = prefix.utf8CodeUnitCount
    if length + bytes.count <= Self.short {
      // Copied together: the way into the library costs more than moving so little.
      withUnsafeTemporaryAllocation(byteCount: Self.short, alignment: 16) { buffer in
        guard let start = buffer.baseAddress else { return }
        memcpy(start, prefix.utf8Start, length)
        memcpy(start + length, bytes.start, bytes.count)
        hasher.update(bufferPointer: UnsafeRawBufferPointer(start: start, count: length + bytes.count))
      }
    } else {
      hasher.update(bufferPointer: UnsafeRawBufferPointer(start: prefix.utf8Start, count: length))
      hasher.update(bufferPointer: UnsafeRawBufferPointer(start: bytes.start, count: bytes.count))
    }
    digits = hasher.finalize().withUnsafeBytes { digest in
      var digits = SIMD8<UInt64>()
      for index in 0..<8 {
        let four = digest.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        digits[index] = Self.hexadecimal(UInt32(littleEndian: four)).littleEndian
      }
      return digits
    }
  }

  private static let short = 1024

  /// What the bytes are, so that one thing's hash is never another's.
  enum Domain {
    case record, body, head, keys
  }

  /// Eight digits for four bytes, first byte and first digit lowest: all nibbles at once.
  private static func hexadecimal(_ bytes: UInt32) -> UInt64 {
    var lanes = UInt64(bytes)
    lanes = (lanes | lanes << 16) & 0x0000_ffff_0000_ffff
    lanes = (lanes | lanes << 8) & 0x00ff_00ff_00ff_00ff
    let nibbles = (lanes >> 4 & 0x000f_000f_000f_000f) | (lanes & 0x000f_000f_000f_000f) << 8
    return digits(ofNibbles: nibbles)
  }

  /// The digit for each of eight values below 16, one a byte.
  static func digits(ofNibbles nibbles: UInt64) -> UInt64 {
    let letters = ((nibbles &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
    return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 39
  }

  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: digits) { bytes.append(contentsOf: $0) }
  }

  var description: String {
    withUnsafeBytes(of: digits) { String(decoding: $0, as: UTF8.self) }
  }
}

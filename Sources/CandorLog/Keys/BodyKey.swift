// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto

/// A key of 256 bits that closes and opens with AES-GCM.
///
/// A nonce is random: with 96 bits, four thousand million bodies under one key leave the chance that two are alike
/// below one in four thousand million (NIST SP 800-38D, 8.3).
struct BodyKey {
  private let key: SymmetricKey

  /// Bytes of a key.
  static let length = 32
  /// Bytes that closing adds: the nonce before, the tag behind.
  static let overhead = nonceLength + tagLength

  private static let nonceLength = 12
  private static let tagLength = 16

  init(_ key: SymmetricKey) {
    self.key = key
  }

  /// A key of these bytes; nil unless they are 32.
  init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// A new random key.
  static func make(_ chance: () -> UInt64) -> BodyKey {
    BodyKey(SymmetricKey(data: random(length, chance)))
  }

  /// Nonce, closed bytes and tag. What is `bound` is not in it, and nothing opens without the same again.
  func close(_ plain: [UInt8], bound: ByteView, _ chance: () -> UInt64) -> [UInt8] {
    let nonce = random(Self.nonceLength, chance)
    guard let fresh = try? AES.GCM.Nonce(data: nonce),
      let box = try? AES.GCM.seal(plain, using: key, nonce: fresh, authenticating: bound.raw)
    else { preconditionFailure("twelve bytes are a nonce, and AES-GCM takes up to 64 GiB") }
    var closed = nonce
    closed.reserveCapacity(plain.count + Self.overhead)
    closed.append(contentsOf: box.ciphertext)
    closed.append(contentsOf: box.tag)
    return closed
  }

  /// What was closed; nil where a byte of it, or of what it was bound to, is not the same, or the key is another.
  func open(_ closed: [UInt8], bound: ByteView) -> [UInt8]? {
    open(closed, bound: bound) { [UInt8]($0) }
  }

  /// Lends what was closed, without a copy; nil as above.
  func open<Result>(
    _ closed: [UInt8], bound: ByteView, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard closed.count >= Self.overhead,
      let box = try? closed.withUnsafeBytes({ bytes in
        try AES.GCM.SealedBox(
          nonce: AES.GCM.Nonce(data: UnsafeRawBufferPointer(rebasing: bytes[..<Self.nonceLength])),
          ciphertext: UnsafeRawBufferPointer(
            rebasing: bytes[Self.nonceLength..<closed.count - Self.tagLength]),
          tag: UnsafeRawBufferPointer(rebasing: bytes[(closed.count - Self.tagLength)...]))
      }),
      let plain = try? AES.GCM.open(box, using: key, authenticating: bound.raw)
    else { return nil }
    return lend(plain, body)
  }

  private func lend<Result>(
    _ bytes: some Sequence<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withContiguousStorageIfAvailable(body) ?? Array(bytes).withUnsafeBufferPointer(body)
  }

  /// The key itself, to be closed under another.
  var bytes: [UInt8] {
    key.withUnsafeBytes { [UInt8]($0) }
  }
}

/// Random bytes, from numbers that a test may repeat.
func random(_ count: Int, _ chance: () -> UInt64) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 8)
  while bytes.count < count {
    withUnsafeBytes(of: chance().littleEndian) { bytes.append(contentsOf: $0) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

extension ByteView {
  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
}

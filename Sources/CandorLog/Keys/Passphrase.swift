// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto
import CryptoExtras
import Glibc

/// Words that open the keys; overwritten when the last holder lets go.
package final class Passphrase {
  private let bytes: UnsafeMutableRawBufferPointer

  /// Most bytes.
  static let limit = 1024

  /// Takes the bytes and overwrites the caller's; nil for none, or more than 1024.
  package init?(taking typed: inout [UInt8]) {
    guard 1...Self.limit ~= typed.count else { return nil }
    bytes = .allocate(byteCount: typed.count, alignment: 1)
    bytes.copyBytes(from: typed)
    typed.withUnsafeMutableBytes { erase($0) }
  }

  deinit {
    erase(bytes)
    bytes.deallocate()
  }

  /// Whether both are the same words.
  package func isEqual(to other: Passphrase) -> Bool {
    bytes.count == other.bytes.count && timingsafe(bytes, other.bytes)
  }

  /// The key that scrypt makes of the words.
  func key(_ cost: ScryptCost) -> BodyKey {
    guard
      let key = try? KDF.Scrypt.deriveKey(
        from: UnsafeRawBufferPointer(bytes), salt: cost.salt, outputByteCount: BodyKey.length,
        rounds: 1 << cost.logRounds, blockSize: ScryptCost.blockSize,
        parallelism: ScryptCost.parallelism)
    else { preconditionFailure("every cost that can be read can be paid, but for want of memory") }
    return BodyKey(key)
  }
}

/// What scrypt (RFC 7914) is asked for.
struct ScryptCost: Hashable {
  /// The binary logarithm of N: 17 takes 128 MiB and, on a common computer, half a second.
  let logRounds: Int
  let salt: [UInt8]

  static let blockSize = 8
  static let parallelism = 1
  static let saltLength = 16
  /// What is accepted from a file: less protects too little, more is a trap for the memory.
  static let accepted = 15...20

  /// For a new passphrase (the OWASP recommendation for scrypt: N = 2^17, r = 8, p = 1).
  static let usualLogRounds = 17

  static func make(logRounds: Int, _ chance: () -> UInt64) -> ScryptCost {
    ScryptCost(logRounds: logRounds, salt: random(saltLength, chance))
  }
}

/// Overwrites in a way that the compiler may not leave out.
private func erase(_ bytes: UnsafeMutableRawBufferPointer) {
  guard let start = bytes.baseAddress else { return }
  explicit_bzero(start, bytes.count)
}

/// Compares without stopping at the first difference.
private func timingsafe(_ one: UnsafeMutableRawBufferPointer, _ other: UnsafeMutableRawBufferPointer) -> Bool
{
  var difference: UInt8 = 0
  for index in 0..<one.count { difference |= one[index] ^ other[index] }
  return difference == 0
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What the file `keys` of a device says: how the master key is kept, and under it a key for each person.
struct KeyFile: Hashable {
  var lock: Lock
  /// The key of each holder, closed under the master key.
  var closed: [KeyHolder: [UInt8]] = [:]

  /// How the master key is kept.
  enum Lock: Hashable {
    /// In clear, beside the log: then forgetting works, and whoever can read the files can read the words.
    case open(master: [UInt8])
    /// Closed with the key that scrypt makes of the passphrase.
    case scrypt(ScryptCost, closed: [UInt8])

    var isOpen: Bool {
      switch self {
      case .open: true
      case .scrypt: false
      }
    }
  }

  static let name = "keys"
  private static let title: StaticString = "candor keys 1\n"

  init(lock: Lock) {
    self.lock = lock
  }

  /// The text of the file: a title, the lock, a key a line in order, and the hash of all that.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(Self.title)
    switch lock {
    case .open(let master):
      bytes.append("open ")
      bytes.append(base64: master)
    case .scrypt(let cost, let closed):
      bytes.append("scrypt ")
      for number in [cost.logRounds, ScryptCost.blockSize, ScryptCost.parallelism] {
        bytes.append(decimal: Int64(number))
        bytes.append(UInt8(ascii: " "))
      }
      bytes.append(base64: cost.salt)
      bytes.append(UInt8(ascii: " "))
      bytes.append(base64: closed)
    }
    bytes.append(UInt8(ascii: "\n"))
    for (name, key) in closed.map({ ("\($0)", $1) }).sorted(by: { $0.0 < $1.0 }) {
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: " "))
      bytes.append(base64: key)
      bytes.append(UInt8(ascii: "\n"))
    }
    let sum = bytes.withView { ChainHash(.keys, $0) }
    sum.append(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Reads the text of the file; nil for anything but exactly what `bytes` makes.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, let lock = Lock(lines[1]) else { return nil }
    self.lock = lock
    for line in lines[2..<lines.count - 2] {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, let key = words[1].base64Decoded,
        key.count == BodyKey.length + BodyKey.overhead
      else { return nil }
      guard let holder = KeyHolder(name: words[0]) else { return nil }
      closed[holder] = key
    }
    guard self.bytes == bytes else { return nil }
  }
}

/// Whose records a key closes.
enum KeyHolder: Hashable, CustomStringConvertible {
  case person(PersonID)
  /// The manager, for records that are about nobody.
  case own

  init(_ person: PersonID?) {
    self = person.map { .person($0) } ?? .own
  }

  /// Reads the name that stands in the file.
  init?(name: Substring) {
    if name == "own" {
      self = .own
    } else {
      guard let person = PersonID(text: name) else { return nil }
      self = .person(person)
    }
  }

  var description: String {
    switch self {
    case .person(let id): id.description
    case .own: "own"
    }
  }
}

extension KeyFile.Lock {
  fileprivate init?(_ line: Substring) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    switch words.first {
    case "open":
      guard words.count == 2, let master = words[1].base64Decoded, master.count == BodyKey.length else {
        return nil
      }
      self = .open(master: master)
    case "scrypt":
      guard words.count == 6, let logRounds = Int(words[1]), ScryptCost.accepted ~= logRounds,
        words[2] == "\(ScryptCost.blockSize)", words[3] == "\(ScryptCost.parallelism)",
        let salt = words[4].base64Decoded, salt.count == ScryptCost.saltLength,
        let closed = words[5].base64Decoded, closed.count == BodyKey.length + BodyKey.overhead
      else { return nil }
      self = .scrypt(ScryptCost(logRounds: logRounds, salt: salt), closed: closed)
    default: return nil
    }
  }
}

extension Substring {
  fileprivate var base64Decoded: [UInt8]? { Array(utf8).withView { $0.base64Decoded } }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The way to the passphrase, for one run of the program: asks when it is first needed, and remembers.
package final class Unlocking {
  private let ask: (_ attempt: Int) throws(LogError) -> Passphrase?
  private var masters: [KeyFile.Lock: BodyKey] = [:]
  /// The words that opened a lock, once there was one.
  private(set) var passphrase: Passphrase?

  /// - Parameter ask: Returns the passphrase for an attempt, counted from one; nil where there is none to be had, or
  ///   no further attempt.
  package init(ask: @escaping (_ attempt: Int) throws(LogError) -> Passphrase?) {
    self.ask = ask
  }

  /// Has no passphrase to give: for what needs no key.
  static var refusing: Unlocking { Unlocking { _ in nil } }

  /// The master key behind a lock.
  ///
  /// - Throws: 77 where no passphrase was given or none fits. A damaged lock says the same after the same time.
  func master(_ lock: KeyFile.Lock, of device: String, file: String) throws(LogError) -> BodyKey {
    switch lock {
    case .open(let bytes):
      guard let master = BodyKey(bytes: bytes) else { preconditionFailure("a key file has whole keys") }
      return master
    case .scrypt(let cost, let closed):
      if let known = masters[lock] { return known }
      if let passphrase, let master = Self.open(closed, passphrase.key(cost), device) {
        masters[lock] = master
        return master
      }
      var attempt = 1
      while let given = try ask(attempt) {
        if let master = Self.open(closed, given.key(cost), device) {
          passphrase = given
          masters[lock] = master
          return master
        }
        attempt += 1
      }
      throw LogError(attempt == 1 ? .needsPassphrase : .wrongPassphrase, file: file)
    }
  }

  /// A lock for a master key: under the passphrase that is known, or else open.
  func lock(_ master: BodyKey, of device: String, _ chance: () -> UInt64) -> KeyFile.Lock {
    guard let passphrase else { return .open(master: master.bytes) }
    return Self.lock(master, of: device, under: passphrase, logRounds: ScryptCost.usualLogRounds, chance)
  }

  /// From now on this is the passphrase.
  func adopt(_ passphrase: Passphrase?) {
    self.passphrase = passphrase
  }

  static func lock(
    _ master: BodyKey, of device: String, under passphrase: Passphrase, logRounds: Int,
    _ chance: () -> UInt64
  ) -> KeyFile.Lock {
    let cost = ScryptCost.make(logRounds: logRounds, chance)
    let closed = bound(device).withView { passphrase.key(cost).close(master.bytes, bound: $0, chance) }
    return .scrypt(cost, closed: closed)
  }

  private static func open(_ closed: [UInt8], _ key: BodyKey, _ device: String) -> BodyKey? {
    bound(device).withView { key.open(closed, bound: $0) }.flatMap { BodyKey(bytes: $0) }
  }

  private static func bound(_ device: String) -> [UInt8] { Array("candor/1/master\n\(device)".utf8) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The keys of one device's log, each opened when it is first needed.
final class DeviceKeys {
  private let device: DeviceID
  private let unlocking: Unlocking
  private var file: KeyFile?
  private var isRead = false
  private var opened: [KeyHolder: BodyKey] = [:]
  /// Looked for and not there.
  private var missing: Set<KeyHolder> = []
  /// Records of one person mostly come together.
  private var latest: (holder: KeyHolder, key: BodyKey)?

  init(_ device: DeviceID, _ unlocking: Unlocking) {
    self.device = device
    self.unlocking = unlocking
  }

  /// The key of a holder; nil where there is none.
  ///
  /// - Throws: 65 for a damaged file, 77 where a passphrase is needed.
  func key(of holder: KeyHolder, in folder: borrowing Folder) throws(LogError) -> BodyKey? {
    if let latest, latest.holder == holder { return latest.key }
    if missing.contains(holder) { return nil }
    if opened[holder] == nil { opened[holder] = try openKey(of: holder, in: folder) }
    guard let key = opened[holder] else {
      missing.insert(holder)
      return nil
    }
    latest = (holder, key)
    return key
  }

  /// Whether there is a file at all.
  func isThere(in folder: borrowing Folder) throws(LogError) -> Bool {
    try load(folder) != nil
  }

  /// Whether the file is under a passphrase; false where there is none.
  func isLocked(in folder: borrowing Folder) throws(LogError) -> Bool {
    try load(folder)?.lock.isOpen == false
  }

  /// Opens the master key, and asks for the passphrase where that takes one.
  func unlock(in folder: borrowing Folder) throws(LogError) {
    if let file = try load(folder) { _ = try master(of: file, folder.path) }
  }

  /// Makes the file durably, with the manager's own key in it.
  func begin(in folder: borrowing Folder, _ chance: () -> UInt64) throws(LogError) {
    let master = BodyKey.make(chance)
    var new = KeyFile(lock: unlocking.lock(master, of: device.description, chance))
    new.closed[.own] = close(BodyKey.make(chance), of: .own, under: master, chance)
    try save(new, in: folder)
  }

  /// Makes a key for each holder who has none, durably.
  func ensure(_ holders: Set<KeyHolder>, in folder: borrowing Folder, _ chance: () -> UInt64) throws(LogError)
  {
    let new = holders.filter { opened[$0] == nil }
    guard !new.isEmpty else { return }
    guard var file = try load(folder) else { throw lost(folder.path) }
    let master = try master(of: file, folder.path)
    var isChanged = false
    for holder in new where file.closed[holder] == nil {
      file.closed[holder] = close(BodyKey.make(chance), of: holder, under: master, chance)
      isChanged = true
    }
    if isChanged { try save(file, in: folder) }
  }

  /// Takes the keys of these people away, durably.
  func remove(_ people: Set<PersonID>, in folder: borrowing Folder) throws(LogError) {
    guard !people.isEmpty, var file = try load(folder) else { return }
    let before = file.closed.count
    for person in people { file.closed[.person(person)] = nil }
    if file.closed.count < before { try save(file, in: folder) }
  }

  /// Puts all keys under a new master key, and that under a passphrase.
  ///
  /// The people's own keys stay: older copies of the folder hold them anyway.
  func relock(
    under passphrase: Passphrase, logRounds: Int, in folder: borrowing Folder, _ chance: () -> UInt64
  ) throws(LogError) {
    guard let file = try load(folder) else { return }
    let before = try master(of: file, folder.path)
    let master = BodyKey.make(chance)
    var new = KeyFile(
      lock: Unlocking.lock(
        master, of: device.description, under: passphrase, logRounds: logRounds, chance))
    for (holder, closed) in file.closed {
      guard let key = open(closed, of: holder, under: before) else { throw damaged(folder.path) }
      new.closed[holder] = close(key, of: holder, under: master, chance)
    }
    try save(new, in: folder)
  }

  private func openKey(of holder: KeyHolder, in folder: borrowing Folder) throws(LogError) -> BodyKey? {
    var loaded = try load(folder)
    if loaded == nil || loaded?.closed[holder] == nil {
      // A writer at work may have added it since we looked.
      isRead = false
      loaded = try load(folder)
    }
    guard let loaded, let closed = loaded.closed[holder] else { return nil }
    let master = try master(of: loaded, folder.path)
    guard let key = open(closed, of: holder, under: master) else { throw damaged(folder.path) }
    return key
  }

  private func load(_ folder: borrowing Folder) throws(LogError) -> KeyFile? {
    if isRead { return file }
    let path = folder.path
    file = nil
    if let bytes = try folder.contents(of: KeyFile.name) {
      guard let whole = KeyFile(bytes) else { throw damaged(path) }
      file = whole
    }
    isRead = true
    return file
  }

  private func save(_ new: KeyFile, in folder: borrowing Folder) throws(LogError) {
    isRead = false
    try folder.replace(KeyFile.name, with: new.bytes)
    file = new
    isRead = true
    opened = [:]
    missing = []
    latest = nil
  }

  private func master(of file: KeyFile, _ path: String) throws(LogError) -> BodyKey {
    try unlocking.master(file.lock, of: device.description, file: "\(path)/\(KeyFile.name)")
  }

  private func close(
    _ key: BodyKey, of holder: KeyHolder, under master: BodyKey, _ chance: () -> UInt64
  ) -> [UInt8] {
    bound(holder).withView { master.close(key.bytes, bound: $0, chance) }
  }

  private func open(_ closed: [UInt8], of holder: KeyHolder, under master: BodyKey) -> BodyKey? {
    bound(holder).withView { master.open(closed, bound: $0) }.flatMap { BodyKey(bytes: $0) }
  }

  private func bound(_ holder: KeyHolder) -> [UInt8] {
    Array("candor/1/key\n\(device) \(holder)".utf8)
  }

  private func damaged(_ path: String) -> LogError {
    LogError(.damaged("the keys are damaged"), file: "\(path)/\(KeyFile.name)")
  }

  private func lost(_ path: String) -> LogError {
    LogError(.damaged("the keys are missing"), file: "\(path)/\(KeyFile.name)")
  }
}

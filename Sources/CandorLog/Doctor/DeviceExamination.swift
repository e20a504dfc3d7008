// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

extension Devices {
  /// Reads every record of every device, each by itself: damage on one hides nothing of another.
  static func examine(
    _ data: borrowing Folder, own: DeviceID?, at moment: Moment, _ checkup: inout Checkup
  ) throws(LogError) {
    guard let devices = try data.open(folderName) else { return }
    var examined: [DeviceExamination] = []
    var erasures = Erasures()
    var others: [String] = []
    for name in try devices.names() {
      guard let id = DeviceID(text: name) else {
        others.append(name)
        continue
      }
      checkup.devices += 1
      do throws(LogError) {
        guard let folder = try devices.open(name) else { continue }
        var examination = DeviceExamination(id, isOwn: own == nil || own == id)
        try examination.read(folder, &erasures)
        examined.append(examination)
      } catch {
        checkup.add(unopened: error, "\(devices.path)/\(name)")
      }
    }
    for examination in examined { examination.report(erasures, at: moment, &checkup) }
    checkup.isUnderPassphrase = examined.contains(where: \.isLocked)
    if checkup.isUnderPassphrase {
      for path in examined.filter(\.isUnlocked).map(\.path) {
        checkup.add(
          .warning, "\(path)/\(KeyFile.name)",
          "no passphrase is on these keys, though there is one on others",
          mend: "candor doctor --encrypt")
      }
    }
    report(erasures, examined, &checkup)
    if examined.count == checkup.devices, examined.allSatisfy({ $0.damage == nil }) {
      checkup.head = "\(ChainHash.head(of: examined.map { ("\($0.device)", $0.state) }))"
    }
    for name in others {
      ConflictCopy.examine(folder: name, in: devices, examined.map(\.device), &checkup)
    }
  }

  /// What concerns the devices together: words that are gone, and words that should be.
  private static func report(
    _ erasures: Erasures, _ examined: [DeviceExamination], _ checkup: inout Checkup
  ) {
    do throws(LogError) {
      try erasures.requireReasons()
    } catch { checkup.add(error) }
    let keysLeft = examined.contains { !$0.keyHolders.isDisjoint(with: erasures.people.map { .person($0) }) }
    if erasures.isUnfinished(in: examined.map { ($0.device, $0.state) }) || keysLeft {
      checkup.add(
        .warning, checkup.log,
        "words or keys that were to be forgotten are still here; the next start takes them away",
        mend: "candor")
    }
  }
}

/// What one device's folder holds.
struct DeviceExamination {
  let device: DeviceID
  let isOwn: Bool
  private(set) var path = ""
  private(set) var segments = 0
  private(set) var records = 0
  private(set) var state = ChainState()
  /// What reading ended with.
  private(set) var damage: LogError?
  /// For whom there is a key.
  private(set) var keyHolders: Set<KeyHolder> = []

  private var missing: String?
  private var ending: DeviceReader.Ending?
  private var hasHead = false
  private var clearBodies = 0
  /// Whose key a record here needs.
  private var neededKeys: Set<KeyHolder> = []
  private var latest: KeyHolder?
  private var keys = Keys.missing
  private var names: [String] = []
  private var copies: [Finding] = []

  private enum Keys {
    case missing, damaged, forbidden, open, locked
  }

  /// Whether a passphrase is on the keys.
  var isLocked: Bool { keys == .locked }
  /// Whether the keys lie open.
  var isUnlocked: Bool { keys == .open }

  init(_ device: DeviceID, isOwn: Bool) {
    self.device = device
    self.isOwn = isOwn
  }

  /// Reads all there is.
  mutating func read(_ folder: consuming Folder, _ erasures: inout Erasures) throws(LogError) {
    path = folder.path
    names = try folder.names()
    segments = names.count(where: Segment.isName)
    hasHead = names.contains(SealedHead.fileName)
    readKeys(folder)
    for name in names where !isOurs(name) {
      copies.append(ConflictCopy.finding(on: name, in: folder, of: device))
    }
    do throws(LogError) {
      let reader = try DeviceReader(device, folder, .all, .refusing, isComplete: isOwn)
      try reader.advance()
      while let line = reader.line {
        take(line)
        if line.form == .clear { _ = try reader.event(of: line) }
        erasures.note(line, Kind(stored: line.kind), in: reader, lacksKey: false)
        state.advance(to: line)
        try reader.advance()
      }
      ending = reader.ending
      missing = reader.missing
    } catch { damage = error }
  }

  private func isOurs(_ name: String) -> Bool {
    Segment.isName(name) || [SealedHead.fileName, KeyFile.name].contains(name) || name.hasSuffix(".new")
  }

  private mutating func take(_ line: Line) {
    records += 1
    switch line.form {
    case .clear: if let kind = Kind(stored: line.kind), kind.key != .none { clearBodies += 1 }
    case .closed:
      let holder = KeyHolder(line.person)
      if holder != latest { neededKeys.insert(holder) }
      latest = holder
    case .erased, nil: break
    }
  }

  /// Reads the file of the keys; where no passphrase is on it, every key is tried too.
  private mutating func readKeys(_ folder: borrowing Folder) {
    do throws(LogError) {
      guard let bytes = try folder.contents(of: KeyFile.name) else { return }
      keys = .damaged
      guard let file = KeyFile(bytes) else { return }
      keyHolders = Set(file.closed.keys)
      if file.lock.isOpen {
        let opened = DeviceKeys(device, .refusing)
        for holder in file.closed.keys { _ = try opened.key(of: holder, in: folder) }
      }
      keys = file.lock.isOpen ? .open : .locked
    } catch {
      // One that may not be opened is found where who may read it is looked at.
      keys = error.exitCode == 77 ? .forbidden : .damaged
    }
  }

  /// Says what is off, once all devices were read.
  func report(_ erasures: Erasures, at moment: Moment, _ checkup: inout Checkup) {
    checkup.segments += segments
    checkup.records += records
    if let damage { checkup.add(damage) }
    reportEnd(&checkup)
    reportKeys(erasures, &checkup)
    checkup.findings += copies
    if state.clock > moment.milliseconds + Opener.trustedLead {
      checkup.add(
        .warning, path,
        "its clock is more than a day ahead of this computer's; its records are sorted behind those of today",
        mend: "date")
    }
    if clearBodies > 0 {
      checkup.add(
        .note, path, "\(counted(clearBodies, "record")) of an earlier candor can be read without a key")
    }
    let isAtWork = FileLocks.holder(of: checkup.log + "/lock") != nil
    Surroundings.drafts(names, in: path, isAtWork: isAtWork, &checkup)
  }

  private func reportEnd(_ checkup: inout Checkup) {
    if !hasHead, records > 0 {
      checkup.add(
        .note, "\(path)/\(SealedHead.fileName)",
        isOwn
          ? "it is missing, so a lost end would not be noticed; the next start makes it"
          : "it is missing, so a lost end would not be noticed")
    }
    if isOwn {
      switch ending {
      case .whole, nil: break
      case .unterminated:
        checkup.add(.warning, path, "the last newline is missing; the next start adds it", mend: "candor")
      case .torn:
        checkup.add(
          .warning, path, "the last record was never finished; the next start sets it aside", mend: "candor")
      }
    } else if let missing {
      checkup.add(.note, path, "not all of this device is here yet: \(missing)")
    }
  }

  private func reportKeys(_ erasures: Erasures, _ checkup: inout Checkup) {
    let file = "\(path)/\(KeyFile.name)"
    switch keys {
    case .damaged:
      return checkup.add(
        .damage, file, "the keys are damaged; without them nothing that was closed with them can be read",
        mend: "cp -a COPY/dev/\(device)/\(KeyFile.name) \(file.inShell)")
    case .missing:
      guard !neededKeys.isEmpty else { return }
      return checkup.add(
        isOwn ? .damage : .note, file,
        isOwn
          ? "the keys are missing; without them nothing that was closed with them can be read"
          : "the keys of this device are not here yet",
        mend: isOwn ? "cp -a COPY/dev/\(device)/\(KeyFile.name) \(file.inShell)" : nil)
    case .open:
      if isOwn { checkup.add(.note, file, "no passphrase is on the keys", mend: "candor doctor --encrypt") }
    case .forbidden: return
    case .locked: break
    }
    let forgotten = Set(erasures.people.map { KeyHolder.person($0) })
    let lost = neededKeys.subtracting(keyHolders).subtracting(forgotten)
    if !lost.isEmpty {
      checkup.add(
        .damage, file,
        "\(counted(lost.count, "key")) that records here were closed with \(lost.count == 1 ? "is" : "are") not in it"
      )
    }
  }
}

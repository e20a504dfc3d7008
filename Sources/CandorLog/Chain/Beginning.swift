// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc

extension Devices {
  /// Whether a device was begun before; false where its folder, or all that was in it, is gone.
  static func isBegun(_ device: DeviceID, in data: borrowing Folder) throws(LogError) -> Bool {
    guard let devices = try data.open(folderName), let folder = try devices.open(device.description) else {
      return false
    }
    return try folder.names().contains { $0.hasSuffix(".jsonl") || $0 == SealedHead.fileName }
  }

  static func folder(of device: DeviceID, in data: borrowing Folder) throws(LogError) -> Folder {
    guard let devices = try data.open(folderName), let folder = try devices.open(device.description) else {
      throw LogError(.inputOutput("the folder of this device went away"), file: data.path)
    }
    return folder
  }

  /// Makes an empty log for a new device, durably, and then the pointer to it: a pointer never leads nowhere.
  static func begin(
    _ device: DeviceID, in data: borrowing Folder, _ state: borrowing Folder
  ) throws(LogError) {
    let devices = try data.openOrMake(folderName)
    let folder = try devices.openOrMake(device.description)
    do {
      try folder.make(Segment.name(1)).sync()
    } catch {
      throw folder.failure(error, Segment.name(1))
    }
    let empty = SealedHead(rows: [SealedHead.Row(size: 0, number: 0, hash: .none)])
    try folder.replace(SealedHead.fileName, with: empty.bytes)
    try devices.sync()
    try data.sync()
    try data.syncParent()
    try state.replace(pointerName, with: Array("\(device)\n".utf8))
    try state.syncParent()
  }
}

/// The file that says which format the folder has.
enum FormatFile {
  private static let name = "FORMAT"
  private static let text = Array("candor 1\n".utf8)

  /// Refuses a format that is not ours; writes the file where it is missing.
  static func check(in data: borrowing Folder) throws(LogError) {
    if try !isOurs(in: data) { try data.replace(name, with: text) }
  }

  /// Whether the file is there; throws where it names another format.
  static func isOurs(in data: borrowing Folder) throws(LogError) -> Bool {
    guard let bytes = try data.contents(of: name, limit: 64) else { return false }
    if bytes == text { return true }
    let path = "\(data.path)/\(name)"
    throw bytes.starts(with: "candor ".utf8)
      ? LogError(.laterFormat, file: path)
      : LogError(.damaged("this does not say that candor's log is here"), file: path)
  }
}

extension Folder {
  /// Keeps bytes that are about to be cut off, durably; an older file of the same name stays.
  func setAside(_ bytes: [UInt8], as name: String) throws(LogError) -> String {
    var copy = 1
    while true {
      let unique = copy == 1 ? name : "\(name)-\(copy)"
      do {
        let file = try make(unique)
        try file.write(bytes)
        try file.sync()
        try descriptor.sync()
        return "\(path)/\(unique)"
      } catch {
        guard error.code == EEXIST else { throw failure(error, unique) }
        copy += 1
      }
    }
  }

  /// Takes from everybody the right to write to the first `count` segments.
  func close(segments count: Int) throws(LogError) {
    for index in 0..<count {
      let name = Segment.name(index + 1)
      guard fchmodat(descriptor.number, name, 0o400, 0) == 0 else { throw failure(SystemError(), name) }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The devices whose logs lie side by side in one data folder, and which of them is ours.
enum Devices {
  static let folderName = "dev"
  static let pointerName = "device"

  /// The device that this computer writes as; nil where none was made yet.
  static func own(in state: borrowing Folder) throws(LogError) -> DeviceID? {
    guard let bytes = try state.contents(of: pointerName, limit: 64) else { return nil }
    guard bytes.last == UInt8(ascii: "\n"), let text = bytes.dropLast().withView({ $0.text }),
      let id = DeviceID(text: text)
    else {
      throw LogError(
        .damaged("this is not the name of a device; remove the file, and a new device begins"),
        file: "\(state.path)/\(pointerName)")
    }
    return id
  }

  /// A reader for each device that has a folder, in the order of their names.
  static func readers(
    in data: borrowing Folder, own: DeviceID?, _ depth: DeviceReader.Depth, _ unlocking: Unlocking
  ) throws(LogError) -> [DeviceReader] {
    guard let devices = try data.open(folderName) else { return [] }
    var readers: [DeviceReader] = []
    for name in try devices.names() {
      guard let id = DeviceID(text: name), let folder = try devices.open(name) else { continue }
      readers.append(try DeviceReader(id, folder, depth, unlocking, isComplete: own == nil || own == id))
    }
    return readers
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore
import Glibc

/// A copy of records that parts from the log: what a second computer wrote as the same device.
package struct ForkedCopy: Hashable, Sendable {
  package let path: String
  package let device: String
  /// The first record that is not the same in both.
  package let record: Int
  /// How many records stand nowhere but in the copy.
  package let onlyThere: Int
}

/// What `part` did.
package struct Parting: Hashable, Sendable {
  /// The device that this computer writes as from now on.
  package let device: String
  package let setAside: [SetAside]

  /// A copy, and where its bytes are now.
  package struct SetAside: Hashable, Sendable {
    package let copy: ForkedCopy
    package let path: String
  }
}

extension Doctor {
  /// The copies that part from the log, as they lie beside its segments.
  ///
  /// - Returns: one for each file, in the order of their paths.
  /// - Throws: 74 and 77 where a folder cannot be read.
  package static func forkedCopies(_ places: LogPlaces) throws(LogError) -> [ForkedCopy] {
    guard let data = try Folder.open(places.data), let devices = try data.open(Devices.folderName) else {
      return []
    }
    return try forkedCopies(in: devices)
  }

  /// Begins a device of its own for this computer, and sets the copies that part from the log aside as they are. What
  /// stands in place stays there, for the computer that goes on writing it.
  ///
  /// - Returns: the new device, and where each copy went.
  /// - Throws: 75 where candor is at work, 73, 74 and 77 where the disk does not do as asked; what was done until
  ///   then is whole, and doing it again goes on from there.
  package static func part(_ places: LogPlaces, at moment: Moment) throws(LogError) -> Parting {
    let data = try Folder.openOrMake(places.data)
    let state = try Folder.openOrMake(places.state)
    var lock = try WriterLock.take(in: data, at: moment.milliseconds)
    defer { lock.release() }
    try FormatFile.check(in: data)
    let device = DeviceID(bits: moment.chance)
    try Devices.begin(device, in: data, state)
    guard let devices = try data.open(Devices.folderName) else {
      throw LogError(.inputOutput("it went away"), file: data.path)
    }
    var setAside: [Parting.SetAside] = []
    for copy in try forkedCopies(in: devices) {
      let torn = try data.openOrMake("torn")
      setAside.append(Parting.SetAside(copy: copy, path: try move(copy, from: devices, to: torn)))
      try data.sync()
    }
    return Parting(device: device.description, setAside: setAside)
  }

  private static func forkedCopies(in devices: borrowing Folder) throws(LogError) -> [ForkedCopy] {
    var found: [ForkedCopy] = []
    let folders = try devices.names()
    for name in folders {
      guard let device = DeviceID(text: name.prefix(18)), folders.contains("\(device)") else { continue }
      guard let folder = try devices.open(name), let home = try devices.open("\(device)") else { continue }
      let isCopy = name != "\(device)"
      let names = try folder.names().filter { isCopy || !Segment.isName($0) && !$0.hasSuffix(".new") }
      for copy in try ConflictCopy.all(named: names, in: folder, of: device, home: home) {
        guard let fork = copy.fork else { continue }
        found.append(
          ForkedCopy(path: copy.path, device: "\(device)", record: fork, onlyThere: copy.onlyHere))
      }
    }
    return found
  }

  /// Puts all bytes of a copy into `torn`, durably, before it goes from where it was.
  private static func move(
    _ copy: ForkedCopy, from devices: borrowing Folder, to torn: borrowing Folder
  ) throws(LogError) -> String {
    let parts = copy.path.dropFirst(devices.path.count + 1).split(separator: "/").map(String.init)
    guard parts.count == 2, let folder = try devices.open(parts[0]),
      let bytes = try folder.contents(of: parts[1], limit: .max)
    else { throw LogError(.inputOutput("it went away"), file: copy.path) }
    let path = try torn.setAside(bytes, as: "\(copy.device)-fork-\(copy.record)")
    guard unlinkat(folder.descriptor.number, parts[1], 0) == 0 else {
      throw folder.failure(SystemError(), parts[1])
    }
    try folder.sync()
    return path
  }
}

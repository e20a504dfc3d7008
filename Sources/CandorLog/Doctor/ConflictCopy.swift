// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// A file beside the segments that holds records of the device: what programs that copy folders between computers
/// leave when both wrote, each under a name of its own kind.
///
/// Told by its content, whatever it is called; the name only tells who may have made it.
struct ConflictCopy {
  let path: String
  /// The number and the hash of each record in it.
  let records: [(number: Int, hash: ChainHash)]
  /// Those that stand in place with another hash.
  private(set) var differing: [Int] = []
  /// Those that are nowhere in place.
  private(set) var further: [Int] = []

  /// Bytes that are looked at: more than a segment ever had.
  private static let limit = 16 << 20

  /// How many records stand nowhere but in the copy.
  var onlyHere: Int { differing.count + further.count }

  /// The first record at which the copy and what stands in place part; nil where they do not.
  var fork: Int? { differing.first }

  /// Reads a file; nil where it holds no record of the device.
  init?(_ name: String, in folder: borrowing Folder, of device: DeviceID) throws(LogError) {
    path = "\(folder.path)/\(name)"
    guard let bytes = try folder.contents(of: name, limit: Self.limit) else { return nil }
    var records: [(number: Int, hash: ChainHash)] = []
    bytes.withView { view in
      var index = 0
      while index < view.count {
        let end = view.firstIndex(of: UInt8(ascii: "\n"), from: index) ?? view.count
        if let line = Line(view[index..<end]), line.device == device.bits, line.hashFits {
          records.append((line.number, line.hash))
        }
        index = end + 1
      }
    }
    guard !records.isEmpty else { return nil }
    self.records = records
  }

  /// The copies of a device's segments in `folder`, compared with the segments in place in `home`.
  static func all(
    named names: [String], in folder: borrowing Folder, of device: DeviceID, home: borrowing Folder
  ) throws(LogError) -> [ConflictCopy] {
    var copies: [ConflictCopy] = []
    for name in names {
      if let copy = try ConflictCopy(name, in: folder, of: device) { copies.append(copy) }
    }
    guard !copies.isEmpty else { return [] }
    let inPlace = try hashes(in: home, of: device)
    for index in copies.indices { copies[index].compare(with: inPlace) }
    return copies
  }

  private mutating func compare(with inPlace: [ChainHash?]) {
    for record in records {
      switch record.number <= inPlace.count ? inPlace[record.number - 1] : nil {
      case nil: further.append(record.number)
      case record.hash?: break
      case .some: differing.append(record.number)
      }
    }
  }

  /// The hash of every record in place, by its number less one; those behind damage are left out.
  private static func hashes(in home: borrowing Folder, of device: DeviceID) throws(LogError) -> [ChainHash?]
  {
    var hashes: [ChainHash?] = []
    for name in try home.names().filter(Segment.isName) {
      guard let bytes = try home.contents(of: name, limit: 1 << 30) else { continue }
      bytes.withView { view in
        var index = 0
        while index < view.count {
          let end = view.firstIndex(of: UInt8(ascii: "\n"), from: index) ?? view.count
          if let line = Line(view[index..<end]), line.device == device.bits,
            line.number <= hashes.count + 1 << 20
          {
            while hashes.count < line.number { hashes.append(nil) }
            hashes[line.number - 1] = line.hash
          }
          index = end + 1
        }
      }
    }
    return hashes
  }

  /// What is to be said about a file in a device's folder that is none of candor's.
  static func finding(on name: String, in folder: borrowing Folder, of device: DeviceID) -> Finding {
    let path = "\(folder.path)/\(name)"
    let stranger = Finding(.note, path, "this is no file of candor's\(maker(of: name)); nothing reads it")
    do throws(LogError) {
      if let copy = try all(named: [name], in: folder, of: device, home: folder).first { return copy.finding }
      guard let bytes = try folder.contents(of: name), KeyFile(bytes) != nil else { return stranger }
      return Finding(
        .warning, path, "a copy of the keys\(maker(of: name)); forgetting somebody does not reach it",
        mend: "rm \(path.inShell)")
    } catch {
      // A folder, or what may not be opened.
      return stranger
    }
  }

  /// Looks through a folder beside the devices' own, which may be a copy of one as a whole.
  static func examine(
    folder name: String, in devices: borrowing Folder, _ known: [DeviceID], _ checkup: inout Checkup
  ) {
    let path = "\(devices.path)/\(name)"
    var copies: [ConflictCopy] = []
    do throws(LogError) {
      if let device = known.first(where: { name.hasPrefix($0.description) }),
        let home = try devices.open("\(device)"), let folder = try devices.open(name)
      {
        copies = try all(named: try folder.names(), in: folder, of: device, home: home)
      }
    } catch {
      // No folder, or one that may not be opened: then it is a stranger.
    }
    checkup.findings += copies.map(\.finding)
    if copies.isEmpty { Surroundings.unknown(path, &checkup) }
  }

  private var finding: Finding {
    let made = "a copy of records\(Self.maker(of: path))"
    if let fork {
      return Finding(
        .damage, path,
        "\(made) parts from the log at record \(fork): two computers wrote as one device, and \(counted(onlyHere, "record")) are only in the copy",
        mend: "candor doctor --fork")
    }
    if let first = further.first {
      return Finding(
        .warning, path,
        "\(made) goes on where the log ends, with \(counted(further.count, "record")) from number \(first) on, which nothing reads; keep it until they arrive in place"
      )
    }
    return Finding(
      .note, path, "\(made), all of which are in the log",
      mend: "rm \(path.inShell)")
  }

  /// Whose way of naming this is, as their manuals have it: Syncthing `NAME.sync-conflict-DATE-TIME-DEVICE.EXT`;
  /// Dropbox and Nextcloud put "conflicted copy" and the date into the name.
  private static func maker(of name: String) -> String {
    if name.contains(".sync-conflict-") { return " (named as Syncthing does)" }
    if name.contains("conflicted copy") { return " (named as Dropbox and Nextcloud do)" }
    return ""
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// The log, open for reading: takes no lock, waits for nobody, changes nothing.
package enum LogReader {
  /// Hands over every event in order; none where there is no log yet. An unfinished end is left out.
  ///
  /// - Throws: at the first damage, 65; what was handed over before it is sound.
  package static func read(
    _ places: LogPlaces, _ unlocking: Unlocking, each: (Event, Stamp) -> Void
  ) throws(LogError) {
    try forEachLine(places, .recent, unlocking) { (line, reader) throws(LogError) in
      guard reader.ending != .unterminated else { return }
      if let event = try reader.event(of: line) { each(event, reader.stamp(of: line)) }
    }
  }

  /// Checks every byte of every segment, for which no key is needed: what is closed stays closed.
  ///
  /// - Returns: how many records there are, and the last one's hash; with several devices, the hash of their
  ///   heads' list in the order of the devices' names. The hash is 64 zeros for an empty log.
  /// - Throws: the first damage, 65; an unfinished end is one too.
  package static func verify(_ places: LogPlaces) throws(LogError) -> (events: Int, head: String) {
    let readers = try readersOfAll(places)
    var events = 0
    try Replay(readers).forEach(
      lookingAgain: { () throws(LogError) in try Self.readers(places, .recent, .refusing) }
    ) { (line, reader) throws(LogError) in
      if line.form == .clear { _ = try reader.event(of: line) }
      events += 1
    }
    for reader in readers { try reader.requireWholeEnd() }
    return (events, "\(ChainHash.head(of: readers.map { ($0.name, $0.state) }))")
  }

  /// The folder that the log is in.
  package static func path(_ places: LogPlaces) -> String {
    places.data
  }

  /// The last `count` records in order, each as its line on disk without the newline.
  package static func tail(_ places: LogPlaces, count: Int) throws(LogError) -> [String] {
    var lines: [[UInt8]] = []
    guard count > 0 else { return [] }
    var next = 0
    try forEachLine(places, .recent, .refusing) { (line, reader) throws(LogError) in
      guard reader.ending != .unterminated else { return }
      if lines.count < count {
        lines.append(line.whole.array)
      } else {
        lines[next] = line.whole.array
        next = (next + 1) % count
      }
    }
    return (lines[next...] + lines[..<next]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Goes through the records in order, of every device.
  static func forEachLine(
    _ places: LogPlaces, _ depth: DeviceReader.Depth, _ unlocking: Unlocking,
    _ body: (Line, DeviceReader) throws(LogError) -> Void
  ) throws(LogError) {
    try Replay(try readers(places, depth, unlocking)).forEach(
      lookingAgain: { () throws(LogError) in try readers(places, .recent, .refusing) }, body)
  }

  /// For a check: another device's log whose end is still on its way is not whole, and neither is one without its
  /// format.
  private static func readersOfAll(_ places: LogPlaces) throws(LogError) -> [DeviceReader] {
    guard let data = try Folder.open(places.data) else { return [] }
    let isNamed = try FormatFile.isOurs(in: data)
    let readers = try Devices.readers(in: data, own: nil, .all, .refusing)
    guard isNamed || readers.isEmpty else {
      throw LogError(.damaged("the file FORMAT is missing"), file: data.path)
    }
    return readers
  }

  static func readers(
    _ places: LogPlaces, _ depth: DeviceReader.Depth, _ unlocking: Unlocking
  ) throws(LogError) -> [DeviceReader] {
    guard let data = try Folder.open(places.data) else { return [] }
    _ = try FormatFile.isOurs(in: data)
    var own: DeviceID?
    if let state = try Folder.open(places.state) { own = try Devices.own(in: state) }
    return try Devices.readers(in: data, own: own, depth, unlocking)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

extension LogReader {
  /// What is known, the words of answers aside (`Conversation.isLoaded`), from a snapshot where there is a good one.
  /// Every record of the last two segments is checked; commitments are left out where nobody asks for them.
  ///
  /// - Throws: at the first damage, 65; then `record` is what stands before it.
  package static func outline(
    _ places: LogPlaces, _ unlocking: Unlocking, withCommitments: Bool, into record: inout Record
  ) throws(LogError) {
    record = Record()
    let extent = Fold.Extent(withCommitments: withCommitments)
    if let data = try Folder.open(places.data), let own = try own(places) {
      let readers = try readers(places, .recent, unlocking)
      if let file = try snapshot(in: data, own, readers), var fold = try? Fold(from: file, readers, extent),
        (try? fold.run()) == true
      {
        record = fold.record
        return
      }
    }
    var fold = try Fold(try readers(places, .recent, unlocking), extent)
    do throws(LogError) {
      _ = try fold.run(lookingAgain: { () throws(LogError) in try readers(places, .recent, .refusing) })
      record = fold.record
    } catch {
      record = fold.record
      throw error
    }
  }

  /// What happened in one conversation, in order, each with its milliseconds since 1970. Every record is checked,
  /// and the links of the segments that they stand in; `everywhere` looks in all of these instead of those that the
  /// snapshot names. Throws 65 at the first damage.
  package static func events(
    of conversation: ConversationID, _ places: LogPlaces, _ unlocking: Unlocking, everywhere: Bool
  ) throws(LogError) -> [(event: Event, at: Int64)] {
    guard let data = try Folder.open(places.data) else { return [] }
    let readers = try readers(places, .all, unlocking)
    var file: SnapshotFile?
    if !everywhere, let own = try own(places) { file = try snapshot(in: data, own, readers) }
    let known = file?.places
    var found: [Found] = []
    for reader in readers {
      var segments = Array(1...max(1, reader.segments))
      if let known, let file {
        let first = file.snapshot.position(of: reader.device)?.segment ?? 1
        let before = known.segments(of: conversation).filter { $0.device == reader.device.bits }.map(
          \.segment)
        segments = before.filter { $0 < first } + segments.filter { $0 >= first }
      }
      try collect(conversation, reader, segments, into: &found)
    }
    return found.sorted { ($0.clock, $0.device) < ($1.clock, $1.device) }.map { ($0.event, $0.at) }
  }

  /// One event, and what its place in the order goes by.
  private struct Found {
    let clock: Int64
    let device: UInt64
    let event: Event
    let at: Int64
  }

  private static func collect(
    _ conversation: ConversationID, _ reader: DeviceReader, _ segments: [Int], into found: inout [Found]
  ) throws(LogError) {
    for segment in segments where reader.position.segment != segment || !reader.hasMoreHere {
      guard segment <= reader.segments, reader.jump(to: segment) else { continue }
      repeat {
        try reader.advance()
        guard let line = reader.line else { break }
        guard line.conversation == conversation, reader.ending != .unterminated,
          let event = try reader.event(of: line)
        else { continue }
        found.append(
          Found(clock: line.clock, device: line.device, event: event, at: line.milliseconds))
      } while reader.hasMoreHere
    }
  }

  private static func own(_ places: LogPlaces) throws(LogError) -> DeviceID? {
    guard let state = try Folder.open(places.state) else { return nil }
    return try Devices.own(in: state)
  }

  private static func snapshot(
    in data: borrowing Folder, _ own: DeviceID, _ readers: [DeviceReader]
  ) throws(LogError) -> SnapshotFile? {
    guard let reader = readers.first(where: { $0.device == own }),
      let key = try reader.keys.key(of: .own, in: reader.folder)
    else { return nil }
    return SnapshotFile(in: data, key)
  }
}

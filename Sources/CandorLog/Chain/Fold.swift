// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What is known from the log, the words of answers aside: from the beginning, or from a snapshot and what came after.
struct Fold {
  private(set) var record = Record()
  private(set) var context = Context()
  private(set) var erasures = Erasures()
  /// Where conversations' records stand that were folded here; those before are in the snapshot.
  private(set) var places = TalkPlaces()
  /// How many records were folded here.
  private(set) var count = 0
  /// The snapshot that this goes on from.
  let base: SnapshotFile?

  private let readers: [DeviceReader]
  private let withCommitments: Bool

  /// How much of a log is folded.
  struct Extent {
    /// Whether commitments are wanted: a list of conversations is quicker without them.
    var withCommitments = true
    /// Whether a last record counts that lacks the end of its line: a writer adds that, a reader waits for it.
    var withUnterminated = false
  }

  private let extent: Extent

  /// Begins at the beginning.
  init(_ readers: [DeviceReader], _ extent: Extent) throws(LogError) {
    self.readers = readers
    self.extent = extent
    withCommitments = extent.withCommitments
    base = nil
    for reader in readers { try reader.advance() }
  }

  /// Goes on from a snapshot; nil where any device's log does not pass through it, or where what came after belongs
  /// before it. The readers are of no use then.
  init?(from base: SnapshotFile, _ readers: [DeviceReader], _ extent: Extent) throws(LogError) {
    guard let record = base.record(withCommitments: extent.withCommitments) else { return nil }
    self.base = base
    self.record = record
    self.readers = readers
    self.extent = extent
    withCommitments = extent.withCommitments
    context = Context(base: record)
    erasures = Erasures(base.snapshot)
    let snapshot = base.snapshot
    guard snapshot.positions.allSatisfy({ place in readers.contains { $0.device.bits == place.device } })
    else { return nil }
    for reader in readers {
      if let position = snapshot.position(of: reader.device) {
        guard try pass(position, reader) else { return nil }
      } else {
        try reader.advance()
      }
      guard let line = reader.line, let latest = snapshot.latest else { continue }
      guard (line.clock, line.device) > latest else { return nil }
    }
  }

  /// Goes to the first record that is not in the snapshot, checking all in the last two segments on the way.
  private mutating func pass(
    _ position: Snapshot.Position, _ reader: DeviceReader
  ) throws(LogError) -> Bool {
    guard try reader.skip(to: min(position.segment, max(1, reader.segments - 1))) else { return false }
    var isPassed = false
    try reader.advance()
    while let line = reader.line, line.number <= position.number {
      if line.number == position.number {
        guard line.hash == position.hash else { return false }
        isPassed = true
      }
      erasures.note(line, Kind(stored: line.kind), in: reader, lacksKey: false)
      try reader.advance()
    }
    return isPassed
  }

  /// Folds everything that is left.
  ///
  /// - Parameter lookingAgain: as in `Replay.forEach`.
  /// - Returns: false where words were taken away after the snapshot, which may still hold them.
  /// - Throws: at the first damage; what was folded before it is sound.
  mutating func run(
    lookingAgain: () throws(LogError) -> [DeviceReader] = { [] }
  ) throws(LogError) -> Bool {
    while let (line, reader) = Replay.first(of: readers) {
      let kind = Kind(stored: line.kind)
      if base != nil, kind?.key == Kind.Key.none { return false }
      if extent.withUnterminated || reader.ending != .unterminated { try take(line, kind, reader) }
      erasures.note(line, kind, in: reader, lacksKey: reader.lacksKey)
      try reader.advance()
    }
    if !erasures.areMeant { erasures.learn(from: try Replay(try lookingAgain()).reasons()) }
    try erasures.requireReasons()
    return true
  }

  /// Whether the words are there to be read, which is all that is asked of an answer here.
  private func hasWords(_ line: Line, _ reader: DeviceReader) throws(LogError) -> Bool {
    switch line.form {
    case .clear: true
    case .closed: try reader.key(for: line) != nil
    case .erased, nil: false
    }
  }

  private mutating func take(_ line: Line, _ kind: Kind?, _ reader: DeviceReader) throws(LogError) {
    count += 1
    places.note(line.conversation, device: line.device, segment: reader.position.segment)
    if !withCommitments, kind?.isAboutCommitments == true { return }
    if let conversation = line.conversation, kind?.isPartOfAnswering == true, try hasWords(line, reader) {
      record.touch(conversation, at: line.milliseconds)
    } else if let event = try reader.event(of: line) {
      context.apply(event)
      record.outline(event, at: line.milliseconds)
    }
  }
}

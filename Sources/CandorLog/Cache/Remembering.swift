// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What a writer has to know, besides the record, to leave a snapshot behind when it ends.
struct Remembering {
  /// Where the other devices stood when the log was opened.
  private let others: [Snapshot.Position]
  private let people: [PersonID]
  private let records: [Erasures.Place]
  private let base: SnapshotFile?
  private var places: TalkPlaces
  /// Records since the last snapshot.
  private var count: Int
  /// Whether the record in memory is what a fold of the log would give.
  private var isFaithful: Bool

  /// Records that a start folds one by one sooner than a new snapshot is written: they take it a millisecond or two.
  static let interval = 512

  init(_ fold: Fold, _ readers: [DeviceReader], own: DeviceID, isBehind: Bool) {
    others = readers.filter { $0.device != own && $0.state.number > 0 }.map(\.place)
    people = fold.erasures.people.sorted { $0.bits < $1.bits }
    records = fold.erasures.records.sorted { ($0.device, $0.number) < ($1.device, $1.number) }
    base = fold.base
    places = fold.places
    count = fold.count
    isFaithful =
      !isBehind && !readers.contains { $0.missesKeys }
      && !fold.erasures.isUnfinished(in: readers.map { ($0.device, $0.state) })
  }

  /// Takes note of what was appended.
  mutating func note(_ appended: [StoredRecord], device: DeviceID, segment: Int) {
    count += appended.count
    for record in appended { places.note(record.conversation, device: device.bits, segment: segment) }
    if appended.contains(where: { $0.kind.key == .none }) { isFaithful = false }
  }

  /// Leaves a snapshot of `record` behind, where enough came since the last one.
  func leave(
    _ record: Record, own: Snapshot.Position, in data: borrowing Folder, _ key: BodyKey,
    interval: Int, _ chance: () -> UInt64
  ) {
    guard isFaithful, count >= interval, own.number > 0, let outline = Outline(of: record) else { return }
    var places = places
    if let base {
      guard let before = base.places else { return }
      places.merge(before)
    }
    let positions = (others + [own]).sorted { $0.device < $1.device }
    let snapshot = Snapshot(positions: positions, people: people, records: records)
    SnapshotFile.write(snapshot, outline, places, in: data, key, chance)
  }
}

extension DeviceReader {
  /// The last record that was read.
  var place: Snapshot.Position {
    Snapshot.Position(
      device: device.bits, number: state.number, hash: state.hash, clock: state.clock,
      segment: max(1, rows.count))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// Which records' words were to be taken away, and which are gone: every one that is gone must have been meant.
///
/// What `forget` and `redact` say holds for all devices and at any time, so that it does not matter in which order
/// the devices' logs arrive here.
struct Erasures {
  private(set) var people: Set<PersonID> = []
  private(set) var records: Set<Place> = []
  private var gone: [Gone] = []
  /// Of `records`, those known from a snapshot: they were taken away before it was made.
  private var settled: Set<Place> = []
  private var present: Set<PersonID> = []
  private var latest: PersonID?

  struct Place: Hashable {
    let device: UInt64
    let number: Int
  }

  /// A record without its words, and where it stands.
  private struct Gone {
    let place: Place
    let person: PersonID?
    let reader: DeviceReader
    let segment: Int
    let line: Int
    let lacksKey: Bool
  }

  init() {}

  /// Goes on from what a snapshot knows.
  init(_ snapshot: Snapshot) {
    people = Set(snapshot.people)
    records = Set(snapshot.records)
    settled = records
  }

  /// Takes one record in; `lacksKey` where its body is there and the key is not.
  mutating func note(_ line: Line, _ kind: Kind?, in reader: DeviceReader, lacksKey: Bool) {
    if line.form == .erased || lacksKey {
      let place = reader.position
      gone.append(
        Gone(
          place: Place(device: line.device, number: line.number), person: line.person, reader: reader,
          segment: place.segment, line: place.line, lacksKey: lacksKey))
    } else if let person = line.person, person != latest, kind?.key != Kind.Key.none {
      present.insert(person)
      latest = person
    }
    guard let kind, kind.key == .none, let event = try? line.event(kind, line.body) else { return }
    switch event {
    case .forgotten(let person, _): people.insert(person)
    case .redacted(let place, _):
      if let device = DeviceID(text: place.device) {
        records.insert(Place(device: device.bits, number: place.number))
      }
    default: break
    }
  }

  /// Takes in what else is said to be taken away.
  mutating func learn(from later: Erasures) {
    people.formUnion(later.people)
    records.formUnion(later.records)
  }

  /// Whether everything that is gone was to be taken away.
  var areMeant: Bool { gone.allSatisfy(isMeant) }

  /// Throws for the first record whose words are gone and were never to be.
  func requireReasons() throws(LogError) {
    for gone in gone where !isMeant(gone) {
      let what =
        gone.lacksKey
        ? "the key of this record is missing"
        : "this record's body is missing and no record says that it was forgotten"
      throw gone.reader.damaged(what, segment: gone.segment, line: gone.line)
    }
  }

  /// Whether words may still be here that were to be taken away; `ends` says up to which record each device was read.
  func isUnfinished(in ends: [(device: DeviceID, state: ChainState)]) -> Bool {
    if !people.isDisjoint(with: present) || gone.contains(where: \.lacksKey) { return true }
    let done = Set(gone.map(\.place)).union(settled)
    return records.contains { place in
      !done.contains(place)
        && ends.contains { $0.device.bits == place.device && $0.state.number >= place.number }
    }
  }

  /// Whether a record's words are to be taken away.
  func cover(_ line: Line) -> Bool {
    guard Kind(stored: line.kind)?.key != Kind.Key.none else { return false }
    return line.person.map { people.contains($0) } ?? false
      || records.contains(Place(device: line.device, number: line.number))
  }

  private func isMeant(_ gone: Gone) -> Bool {
    gone.person.map { people.contains($0) } ?? false || records.contains(gone.place)
  }
}

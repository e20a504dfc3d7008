// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// In which segments the records of each conversation stand, so that one of them can be read without all others.
struct TalkPlaces {
  /// A segment that holds records of a conversation.
  struct Place: Hashable, Comparable {
    let conversation: UInt64
    let device: UInt64
    let segment: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.conversation, one.device, one.segment) < (other.conversation, other.device, other.segment)
    }
  }

  private var places: Set<Place> = []
  private var latest: Place?

  mutating func note(_ conversation: ConversationID?, device: UInt64, segment: Int) {
    guard let conversation else { return }
    // Mostly the next record is of the same conversation.
    if let latest, latest.conversation == conversation.bits, latest.segment == segment,
      latest.device == device
    {
      return
    }
    let place = Place(conversation: conversation.bits, device: device, segment: segment)
    places.insert(place)
    latest = place
  }

  func segments(of conversation: ConversationID) -> [Place] {
    places.filter { $0.conversation == conversation.bits }.sorted()
  }

  /// The bytes: three numbers a place, in order.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(places.count * Self.size)
    for place in places.sorted() {
      bytes.append(number: place.conversation)
      bytes.append(number: place.device)
      bytes.append(number: UInt64(place.segment))
    }
    return bytes
  }

  /// Bytes of a place.
  private static let size = 24

  init() {}

  /// Reads the bytes; nil for any that are none of ours.
  init?(_ bytes: ByteView) {
    guard bytes.count % Self.size == 0 else { return nil }
    var reader = NumberReader(bytes)
    places.reserveCapacity(bytes.count / Self.size)
    while let conversation = reader.number() {
      guard let device = reader.number(), let segment = reader.positive() else { return nil }
      places.insert(Place(conversation: conversation, device: device, segment: segment))
    }
  }

  /// Adds what another one knows.
  mutating func merge(_ other: TalkPlaces) {
    places.formUnion(other.places)
  }
}

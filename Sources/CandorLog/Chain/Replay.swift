// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// When, where and as which one an event was recorded.
package struct Stamp: Hashable, Sendable {
  /// The record's number on its device, from 1.
  package let number: Int
  /// The wall clock when it was recorded, in milliseconds since 1970; not what the order goes by.
  package let milliseconds: Int64
  /// The device's id, `d_` and sixteen digits.
  package let device: String

  package init(number: Int, milliseconds: Int64, device: String) {
    self.number = number
    self.milliseconds = milliseconds
    self.device = device
  }
}

/// Reads several devices' records as one sequence, by hybrid logical clock, device and number.
struct Replay {
  private let readers: [DeviceReader]

  /// Goes to the first record of each.
  init(_ readers: [DeviceReader]) throws(LogError) {
    self.readers = readers
    for reader in readers { try reader.advance() }
  }

  /// Hands over every record with its reader, which says the place; words that are gone must have been meant to go.
  ///
  /// `lookingAgain` opens the same logs once more, for a reader without the lock: whoever forgets beside it says so
  /// before anything goes, but perhaps after the end that this reader saw.
  ///
  /// - Returns: what was taken away, or has to be.
  /// - Throws: at the first damage; what was handed over before it is sound.
  @discardableResult
  func forEach(
    lookingAgain: () throws(LogError) -> [DeviceReader] = { [] },
    _ body: (Line, DeviceReader) throws(LogError) -> Void
  ) throws(LogError) -> Erasures {
    var erasures = Erasures()
    while let (line, reader) = next {
      try body(line, reader)
      erasures.note(line, Kind(stored: line.kind), in: reader, lacksKey: reader.lacksKey)
      try reader.advance()
    }
    if !erasures.areMeant { erasures.learn(from: try Replay(try lookingAgain()).reasons()) }
    try erasures.requireReasons()
    return erasures
  }

  /// What is said to be taken away, whatever is there and whatever is gone.
  func reasons() throws(LogError) -> Erasures {
    var erasures = Erasures()
    while let (line, reader) = next {
      erasures.note(line, Kind(stored: line.kind), in: reader, lacksKey: false)
      try reader.advance()
    }
    return erasures
  }

  private var next: (Line, DeviceReader)? { Self.first(of: readers) }

  /// The record that comes first of those that the readers are at, with its reader.
  static func first(of readers: [DeviceReader]) -> (Line, DeviceReader)? {
    if readers.count == 1 { return readers[0].line.map { ($0, readers[0]) } }
    var first: (line: Line, reader: DeviceReader)?
    for reader in readers {
      guard let line = reader.line else { continue }
      if let first, (first.line.clock, first.line.device) < (line.clock, line.device) { continue }
      first = (line, reader)
    }
    return first
  }
}

extension DeviceReader {
  /// The event of `line`, or nil for a kind that this candor does not know; `erased` where its words are gone.
  ///
  /// - Throws: 65 where the body cannot be read, 77 where the passphrase is needed for it.
  func event(of line: Line) throws(LogError) -> Event? {
    guard let kind = Kind(stored: line.kind) else { return nil }
    if kind.key == .none, line.form != .clear { throw unreadable("b", line) }
    let event = try withObject(of: line) { (object) throws(LogError) in
      try self.event(of: line, kind, object)
    }
    return event ?? (missesKeys ? nil : .erased(line.erased(kind)))
  }

  /// Lends the object that a body is, opened and without what fills it up; nil where the words are gone.
  ///
  /// - Throws: 65 where the body does not open, 77 where the passphrase is needed for it.
  func withObject<Result>(
    of line: Line, _ body: (ByteView) throws(LogError) -> Result
  ) throws(LogError) -> Result? {
    switch line.form {
    case .clear: return try body(line.body)
    case .erased, nil: return nil
    case .closed:
      guard let key = try key(for: line) else { return nil }
      guard let closed = line.body[1..<line.body.count - 1].base64Decoded,
        let filled = key.open(closed, bound: line.bound)
      else { throw damaged("this record does not open with its key") }
      return try filled.withView { (view) throws(LogError) in
        var end = view.count
        while end > 0, view[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return try body(view[0..<end])
      }
    }
  }

  private func event(of line: Line, _ kind: Kind, _ json: ByteView) throws(LogError) -> Event {
    do {
      return try line.event(kind, json)
    } catch {
      throw unreadable("\(error.field)", line)
    }
  }

  private func unreadable(_ field: String, _ line: Line) -> LogError {
    damaged("the field \(field) of \(line.kind.text ?? "this kind") cannot be read")
  }

  func stamp(of line: Line) -> Stamp {
    Stamp(number: line.number, milliseconds: line.milliseconds, device: name)
  }
}

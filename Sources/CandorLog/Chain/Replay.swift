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

  /// Hands over every record with its reader, which says the place.
  ///
  /// - Throws: at the first damage; what was handed over before it is sound.
  func forEach(_ body: (Line, DeviceReader) throws(LogError) -> Void) throws(LogError) {
    while let (line, reader) = next {
      try body(line, reader)
      try reader.advance()
    }
  }

  private var next: (Line, DeviceReader)? {
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
  /// The event of `line`, or nil for a kind that this candor does not know.
  func event(of line: Line) throws(LogError) -> Event? {
    do {
      return try line.event()
    } catch {
      let kind = line.kind.text ?? "this kind"
      throw LogError(
        .damaged("the field \(error.field) of \(kind) cannot be read"), file: place.file, line: place.line)
    }
  }

  func stamp(of line: Line) -> Stamp {
    Stamp(number: line.number, milliseconds: line.milliseconds, device: name)
  }
}

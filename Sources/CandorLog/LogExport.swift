// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

extension LogReader {
  /// The forms that a whole log can be handed over in.
  package enum ExportFormat: Hashable, Sendable, CaseIterable {
    /// The records as they stand on disk, byte for byte, so that their hashes can be checked.
    case jsonl
    /// CloudEvents 1.0 in JSON, one a line; bodies opened, without their salt.
    case cloudEvents
  }

  /// Writes every record in order, a line with its newline at a time; every hash is checked first.
  ///
  /// - Throws: at the first damage, 65; what was written before it is sound. 77 where CloudEvents need a passphrase.
  package static func export(
    _ places: LogPlaces, _ unlocking: Unlocking, format: ExportFormat, write: (String) -> Void
  ) throws(LogError) {
    try forEachLine(places, .all, unlocking) { (line, reader) throws(LogError) in
      guard reader.ending != .unterminated else { return }
      switch format {
      case .jsonl: write(String(decoding: line.whole.array, as: UTF8.self) + "\n")
      case .cloudEvents:
        let opened = try reader.withObject(of: line) { (object) throws(LogError) in line.cloudEvent(object) }
        let event = opened ?? line.cloudEvent(nil)
        guard event.withView({ $0.isJSON }) else { throw reader.damaged("this record is not JSON") }
        write(String(decoding: event, as: UTF8.self) + "\n")
      }
    }
  }
}

extension Line {
  /// The record as a CloudEvent: ids in the subject, words in `data` only; there are none where they are gone.
  fileprivate func cloudEvent(_ object: ByteView?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("{\"specversion\":\"1.0\",\"id\":\"")
    bytes.append(decimal: Int64(number))
    bytes.append("\",\"source\":\"urn:candor:d_")
    bytes.append(hexadecimal: device)
    bytes.append("\",\"type\":\"candor.")
    bytes.append(contentsOf: kind.array.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 })
    bytes.append(UInt8(ascii: "\""))
    let subject = [person?.description, conversation?.description].compactMap(\.self).joined(separator: "/")
    if !subject.isEmpty {
      bytes.append(",\"subject\":")
      bytes.append(json: subject)
    }
    bytes.append(",\"time\":\"")
    CalendarText.append(milliseconds: milliseconds, to: &bytes)
    bytes.append("\",\"datacontenttype\":\"application/json\"")
    if let reference {
      bytes.append(",\"question\":\"")
      bytes.append(contentsOf: reference.array)
      bytes.append(UInt8(ascii: "\""))
    }
    if let object {
      let hasSalt = object.holds("{\"r\":\"", at: 0) && object.count > BodyReader.saltEnd
      let start = hasSalt ? BodyReader.saltEnd : min(1, object.count)
      bytes.append(",\"data\":{")
      bytes.append(contentsOf: object[start..<object.count].array.drop { $0 == UInt8(ascii: ",") })
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}

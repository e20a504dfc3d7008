// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

extension LogReader {
  /// Hands over every record in order, those of kinds that this candor does not know included, each with its place
  /// and with whose it is. Every hash is checked first; an unfinished end is left out.
  ///
  /// - Throws: at the first damage, 65; what was handed over before it is sound.
  package static func records(
    _ places: LogPlaces, _ unlocking: Unlocking, each: (Recorded) -> Void
  ) throws(LogError) {
    try forEachLine(places, .all, unlocking) { (line, reader) throws(LogError) in
      guard reader.ending != .unterminated else { return }
      each(
        Recorded(
          number: line.number, device: reader.name, at: line.milliseconds, kind: line.kind.text ?? "",
          person: line.person, conversation: line.conversation, event: try reader.event(of: line)))
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A record without its answers, as bytes that are quicker to read than the events it is a fold of.
///
/// Good for one version of the fold only, and always to be had again from the events: nobody repairs it, nobody
/// carries it over.
package struct Outline: Hashable, Sendable {
  /// Goes up with every change to these bytes, and with every change to what `Record` makes of an event.
  package static let version: UInt32 = 4

  /// People, their notes and the conversations.
  package let conversations: [UInt8]
  package let commitments: [UInt8]

  /// The outline of what is known; nil where something of it has no form, a day in a million years for instance.
  package init?(of record: Record) {
    var conversations = OutlineWriter()
    conversations.write(record)
    var commitments = OutlineWriter()
    commitments.write(record.commitments, of: record)
    guard conversations.isSound, commitments.isSound else { return nil }
    self.conversations = conversations.bytes
    self.commitments = commitments.bytes
  }
}

extension Record {
  /// Reads an outline; the conversations have no answers then (`Conversation.isLoaded`), and without the second part
  /// the record has no commitments. Nil for bytes that are none.
  package init?(outline: UnsafeRawBufferPointer, commitments: UnsafeRawBufferPointer?) {
    self.init()
    var reader = OutlineReader(outline)
    reader.read(into: &self)
    guard reader.isDone else { return nil }
    guard let commitments else { return }
    var second = OutlineReader(commitments)
    second.readCommitments(into: &self)
    guard second.isDone else { return nil }
  }
}

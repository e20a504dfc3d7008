// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// A piece of a data file: a text, a list or a map, and where it stands.
///
/// Every scalar is a text: `no`, `010` and `1.0` mean what they say.
package struct Node: Hashable, Sendable {
  package let place: Place
  package let content: Content

  package indirect enum Content: Hashable, Sendable {
    case text(String)
    case list([Node])
    case map([Entry])
  }

  /// One key of a map with its value; keys are unique within the map and stand in the file's order.
  package struct Entry: Hashable, Sendable {
    package let key: String
    package let place: Place
    package let value: Node

    package init(key: String, place: Place, value: Node) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  package init(place: Place, content: Content) {
    self.place = place
    self.content = content
  }

  /// What it is, for a message: "a text", "a list", "a map".
  package var kind: String {
    switch content {
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension Node {
  /// The words, which must be there; `what` names the thing in a message.
  package func text(_ what: String, in file: String) throws(DataError) -> String {
    guard case .text(let text) = content else {
      throw DataError(
        file: file, place: place, what: "\(what) is \(kind), not a text",
        remedy: "Write it as one text, in quotes where it has a colon or a bracket.")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw DataError(
        file: file, place: place, what: "\(what) is empty", remedy: "Write it out, or drop the key.")
    }
    return text
  }

  /// The parts of a list, which may be empty.
  package func list(_ what: String, in file: String) throws(DataError) -> [Node] {
    guard case .list(let parts) = content else {
      throw DataError(
        file: file, place: place, what: "\(what) is \(kind), not a list",
        remedy: "Write it as [one, two], or one line for each, starting with `- `.")
    }
    return parts
  }
}

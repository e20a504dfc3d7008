// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore
internal import Yams

/// Turns what the YAML library composed into nodes of ours, counting on the way.
struct Composition {
  let source: SourceText
  let file: String
  private var count = 0
  /// The place and the byte that were looked up last: nodes come in the file's order, so the next lies near.
  private var cursor = (place: Place.start, offset: 0)

  init(source: SourceText, file: String) {
    self.source = source
    self.file = file
  }

  mutating func node(_ node: Yams.Node, depth: Int) throws(DataError) -> Node {
    let place = try admit(node, depth: depth)
    switch node {
    case .scalar(let scalar):
      return Node(place: place, content: .text(try text(scalar, place)))
    case .sequence(let sequence):
      var parts: [Node] = []
      for part in sequence { parts.append(try self.node(part, depth: depth + 1)) }
      return Node(place: place, content: .list(parts))
    case .mapping(let mapping):
      var entries: [Node.Entry] = []
      for (key, value) in mapping {
        let keyPlace = try admit(key, depth: depth)
        guard case .scalar(let scalar) = key else {
          throw DataError(
            file: file, place: keyPlace, what: "a key is a list or a map",
            remedy: "Keys are plain words, as in `key: value`.")
        }
        guard scalar.string != "<<" || scalar.style != .plain else {
          throw DataError(
            file: file, place: keyPlace, what: "merge keys (`<<`) are not read",
            remedy: "Write the keys out where they are needed.")
        }
        let name = try text(scalar, keyPlace)
        entries.append(.init(key: name, place: keyPlace, value: try self.node(value, depth: depth + 1)))
      }
      return Node(place: place, content: .map(entries))
    case .alias:
      throw anchored(file, place)
    }
  }

  /// Counts a node and refuses one too many, too deep, anchored or tagged.
  private mutating func admit(_ node: Yams.Node, depth: Int) throws(DataError) -> Place {
    let place = node.mark.map { Place(line: $0.line, column: $0.column) } ?? cursor.place
    count += 1
    if count > DataLimits.nodes { throw tooMany(file, place) }
    if depth > DataLimits.depth { throw tooDeep(file, place) }
    // An anchor or a tag is where its node starts; nothing else can start with these characters.
    switch byte(at: place) {
    case UInt8(ascii: "&"): throw anchored(file, place)
    case UInt8(ascii: "!"):
      throw DataError(
        file: file, place: place, what: "tags (`!name`) are not read",
        remedy: "Everything is a text; quote a text that starts with `!`.")
    default: return place
    }
  }

  private mutating func byte(at place: Place) -> UInt8? {
    let onward = place.line == cursor.place.line && place.column >= cursor.place.column
    let offset =
      onward
      ? source.advance(from: cursor.offset, by: place.column - cursor.place.column) : source.offset(of: place)
    cursor = (place, offset)
    return offset < source.bytes.count ? source.bytes[offset] : nil
  }

  /// The words of a scalar, which an escape in quotes could have given a control character.
  private func text(_ scalar: Yams.Node.Scalar, _ place: Place) throws(DataError) -> String {
    for character in scalar.string.unicodeScalars {
      switch character.value {
      case 0x09, 0x0A: break
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        throw DataError(
          file: file, place: place, what: "an escape writes a control character",
          remedy: "Write plain text; only a line feed (\\n) and a tab (\\t) may be escaped.")
      default: break
      }
    }
    return scalar.string
  }
}

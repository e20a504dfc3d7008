// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore
internal import Yams

/// Reads the YAML of data files, of anybody's, within bounds: see `DataLimits`.
///
/// What is read is a small part of YAML: one document of maps, lists and texts. Anchors, aliases, merge keys,
/// tags, duplicate keys and keys that are no text are refused; nothing is given a type, so `no` is a text.
package enum DataFile {
  /// The file's root; `name` is what messages call the file.
  ///
  /// A byte order mark at the start is passed over. Throws where the bytes are not such a file.
  package static func read(_ bytes: [UInt8], name: String) throws(DataError) -> Node {
    guard bytes.count <= DataLimits.bytes else {
      throw DataError(
        file: name, place: .start, what: "the file is larger than \(DataLimits.bytes / 1024) KiB",
        remedy: "Split it.")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let source = SourceText(bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      let offset = source.firstInvalidByte() ?? 0
      throw DataError(
        file: name, place: source.place(at: offset), what: "the bytes from \(offset) on are not UTF-8",
        remedy: "Save the file as UTF-8.")
    }
    try Inspection(source: source, file: name).run()
    let root: Yams.Node?
    do {
      // The encoding is named because the library would look for it in the environment, and print.
      root = try Parser(
        yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8
      )
      .singleRoot()
    } catch let error as YamlError {
      throw refusal(of: error, source: source, file: name)
    } catch {
      throw DataError(file: name, place: .start, what: "the file cannot be read", remedy: "Check its YAML.")
    }
    guard let root else {
      throw DataError(
        file: name, place: .start, what: "the file is empty", remedy: "Write its keys, or delete it.")
    }
    var composition = Composition(source: source, file: name)
    return try composition.node(root, depth: 1)
  }
}

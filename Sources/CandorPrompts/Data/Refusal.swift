// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore
internal import Yams

/// What the YAML library complained about, in our words where it is a common slip.
///
/// The library's own description repeats the file; only its fixed phrases and its marks are used here.
func refusal(of error: YamlError, source: SourceText, file: String) -> DataError {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
    return misread(problem, Place(line: mark.line, column: mark.column), source: source, file: file)
  case .composer(_, let problem, let mark, _):
    let place = Place(line: mark.line, column: mark.column)
    guard problem.contains("another document") else { return anchored(file, place) }
    return DataError(
      file: file, place: place, what: "a second document starts here",
      remedy: "Keep one document a file; delete this line or split the file.")
  case .duplicatedKeysInMapping(let keys, let context):
    let first = Place(line: context.mark.line, column: context.mark.column)
    let second = repetition(of: keys.first ?? "", after: first, in: source)
    return DataError(
      file: file, place: second ?? first,
      what: "the key “\(excerpt(keys.first ?? ""))” stands twice in one map"
        + (second == nil ? "" : ", first in line \(first.line)"),
      remedy: "Keep one of the two.")
  case .reader, .memory, .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
    return DataError(
      file: file, place: .start, what: "the file cannot be read as YAML",
      remedy: "Save it as plain UTF-8 text.")
  }
}

private func misread(_ problem: String, _ place: Place, source: SourceText, file: String) -> DataError {
  let offset = source.offset(of: place)
  if offset < source.bytes.count, source.bytes[offset] == 0x09 {
    return DataError(
      file: file, place: place, what: "a tab stands where the indentation is", remedy: "Indent with spaces.")
  }
  if problem.contains("nesting level") { return tooDeep(file, place) }
  if problem.contains("mapping values are not allowed") {
    return DataError(
      file: file, place: place, what: "a colon stands where no key can",
      remedy: "Put the whole text in quotes, or mend the indentation.")
  }
  return DataError(
    file: file, place: place, what: "this is not YAML: \(problem)",
    remedy: "Check the indentation and the quotes of this line and the one before.")
}

/// Where `key` stands again, in the same column and before the map's lines end; nil where that cannot be told.
private func repetition(of key: String, after first: Place, in source: SourceText) -> Place? {
  for line in source.lines.indices.dropFirst(first.line) {
    let end = line + 1 < source.lines.count ? source.lines[line + 1] : source.bytes.count
    let bytes = source.bytes[source.lines[line]..<end]
    guard let start = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }) else { continue }
    let column = start - bytes.startIndex + 1
    if column < first.column { return nil }
    guard column == first.column else { continue }
    let rest = bytes[start...]
    for spelling in [key, "\"\(key)\"", "'\(key)'"] where rest.starts(with: spelling.utf8) {
      let behind = rest.dropFirst(spelling.utf8.count).first { $0 != 0x20 }
      if behind == UInt8(ascii: ":") { return Place(line: line + 1, column: column) }
    }
  }
  return nil
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

@testable import CandorLog

/// A whole log on a disk in memory, some of it forged: what is accepted hashes, what is not is left alone, and what
/// was opened for writing is sound afterwards.
@c(LLVMFuzzerTestOneInput)
public func fuzzSegment(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let choices = input.byte()
  let cut = Int(input.byte())
  home.lay(input.bytes, choices, cut)
  let before = home.segments

  let verified = home.verify()
  if case .success(let count) = verified {
    must(count == hashingLines(of: before), "a record was accepted that does not hash, or one was left out")
  }
  let read = home.sandbox.read()
  checkExports(before, isSound: (try? verified.get()) != nil)

  let opened = home.openAndAdd()
  switch opened {
  case .success(let events):
    must(read.error == nil, "what can be opened for writing cannot be read: \(read.error.debugDescription)")
    // A reader leaves a last record without its newline to the writer, who may still be at it.
    let isWhole = before.joined().last ?? 0x0A == 0x0A
    must(events.starts(with: read.events), "opening for writing reads other events")
    must(events.count - read.events.count <= (isWhole ? 0 : 1), "opening for writing reads more events")
    must((try? home.verify().get()) != nil, "a log that was opened for writing is not sound")
    checkWhatStands(after: events)
  case .failure(let error):
    must(error.exitCode == 65, "opening ends with \(error)")
    must(home.segments == before, "a damaged log was changed")
  }
  return 0
}

// libFuzzer runs one input at a time.
nonisolated(unsafe) private let home = Home()

/// What was read before is read again, but for the words that were to be forgotten, which are gone.
private func checkWhatStands(after events: [Event]) {
  let again = home.sandbox.read()
  must(again.error == nil && again.events.count == events.count + 1, "there are other events than before")
  must(again.events.last == home.added, "what was added is not what is read")
  for (before, now) in zip(events, again.events) where before != now {
    if case .erased = now { continue }
    must(false, "\(before) became \(now)")
  }
  var forgotten: Set<PersonID> = []
  for case .forgotten(let person, _) in events { forgotten.insert(person) }
  for bytes in home.segments.joined().split(separator: 0x0A).map(Array.init) {
    bytes.withView { view in
      guard let line = Line(view) else { return must(false, "a line has another shape") }
      let isTheirs = line.person.map(forgotten.contains) ?? false
      must(!isTheirs || line.form == .erased || line.isBare, "words of somebody forgotten are on the disk")
    }
  }
}

private func checkExports(_ segments: [[UInt8]], isSound: Bool) {
  var bytes: [UInt8] = []
  let jsonl = failure { () throws(LogError) in
    try LogReader.export(home.sandbox.places, .refusing, format: .jsonl) { bytes += Array($0.utf8) }
  }
  if isSound { must(jsonl == nil && bytes == segments.joined().map(\.self), "the export is not the log") }
  var lines: [String] = []
  let events = failure { () throws(LogError) in
    try LogReader.export(home.sandbox.places, .refusing, format: .cloudEvents) { lines.append($0) }
  }
  for line in lines {
    must(StrictJSON.accepts(String(line.dropLast())), "this is not JSON: \(line)")
  }
  must(events == nil || events?.exitCode == 65, "an export ends with \(events.debugDescription)")
}

/// How many lines hash to what they say, or -1 where one does not; the shape is read anew here.
private func hashingLines(of segments: [[UInt8]]) -> Int {
  var previous = [UInt8](repeating: UInt8(ascii: "0"), count: ChainHash.length)
  var count = 0
  for line in segments.joined().split(separator: 0x0A) {
    let bytes = Array(line)
    let mark = Array(",\"b\":".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { return -1 }
    let tail = bytes.count - 2 - ChainHash.length
    guard end > 200, tail > end, bytes[(end - 65)...].starts(with: previous) else { return -1 }
    let hash = text(of: bytes.withView { ChainHash(.record, $0[0..<end]) })
    guard bytes[tail...].starts(with: hash) else { return -1 }
    let body = Array(bytes[(end + mark.count)..<(tail - 6)])
    if !body.starts(with: "null".utf8) {
      let bodyHash = text(of: body.withView { ChainHash(.body, $0) })
      guard bytes[(end - 65 - 7 - ChainHash.length)...].starts(with: bodyHash) else { return -1 }
    }
    previous = hash
    count += 1
  }
  return count
}

private func text(of hash: ChainHash) -> [UInt8] {
  var text: [UInt8] = []
  hash.append(to: &text)
  return text
}

extension Line {
  /// Whether it is of a kind that has no words.
  fileprivate var isBare: Bool { Kind(stored: kind)?.key == Kind.Key.none }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// Reads one device's records in order, and stops at the first byte that is not as it was written.
///
/// Used by one caller at a time. Having every access to a field checked for that while the program runs takes about
/// a twentieth of a verification.
final class DeviceReader {
  let device: DeviceID
  let name: String
  let folder: Folder
  /// What was sealed; nil where the file is missing.
  let head: SealedHead?
  let segments: Int
  let keys: DeviceKeys
  /// Whether the record we are at was to be opened and there is no key for it.
  @exclusivity(unchecked) private(set) var lacksKey = false
  /// Whether another device's keys did not arrive yet.
  @exclusivity(unchecked) private(set) var missesKeys = false

  /// After the record in `line`.
  @exclusivity(unchecked) private(set) var state = ChainState()
  /// The record we are at; nil before the first and after the last. Valid until the next `advance`.
  @exclusivity(unchecked) private(set) var line: Line?
  /// How the last segment ends; nil as long as there are records to come.
  @exclusivity(unchecked) private(set) var ending: Ending?
  /// The rows that a head sealed now would have.
  @exclusivity(unchecked) private(set) var rows: [SealedHead.Row] = []

  private let depth: Depth
  private let isComplete: Bool
  @exclusivity(unchecked) private var segment: Segment?
  /// One that was read to its end, for its memory: to be handed new pages takes longer than to read into them.
  @exclusivity(unchecked) private var spare: Segment?
  @exclusivity(unchecked) private var index = 0
  @exclusivity(unchecked) private var lineNumber = 0
  @exclusivity(unchecked) private var sealed: SealedHead.Row?

  /// How much is checked.
  enum Depth {
    /// Every hash.
    case all
    /// Every hash of the last two segments; of those before, the size, the links and the last hash.
    case recent
  }

  /// How a log ends.
  enum Ending: Hashable {
    case whole
    /// The last record lacks its newline and nothing else; `line` holds it until the end.
    case unterminated
    /// What begins at this offset of the last segment was never finished.
    case torn(offset: Int)
  }

  /// Opens nothing but the head yet. `isComplete` is false for another device's log, of which a part may still
  /// be on its way to us: then an end before the sealed one is no damage.
  init(
    _ device: DeviceID, _ folder: consuming Folder, _ depth: Depth, _ unlocking: Unlocking, isComplete: Bool
  ) throws(LogError) {
    keys = DeviceKeys(device, unlocking)
    self.device = device
    self.isComplete = isComplete
    name = device.description
    self.depth = depth
    // The head first: a writer only adds, so what is listed after it can only be more.
    let sealed = try folder.contents(of: SealedHead.fileName)
    let path = folder.path
    head = try sealed.map { (bytes) throws(LogError) in
      guard let head = SealedHead(bytes) else {
        throw LogError(
          .damaged("the sealed head is damaged (moved away, it is made anew)"),
          file: "\(path)/\(SealedHead.fileName)")
      }
      return head
    }
    segments = try Segment.count(in: try folder.unorderedNames(), of: path)
    self.folder = folder
    if isComplete, let head, head.rows.count > segments {
      throw LogError(.damaged("this segment is missing"), file: "\(path)/\(Segment.name(segments + 1))")
    }
  }

  /// The segment and the line that we are at, both counted from 1.
  var position: (segment: Int, line: Int) {
    (max(1, rows.count + (ending == nil ? 1 : 0)), lineNumber)
  }

  /// The key of the record that we are at; nil where there is none.
  func key(for line: Line) throws(LogError) -> BodyKey? {
    if let key = try keys.key(of: KeyHolder(line.person), in: folder) { return key }
    let isThere = try keys.isThere(in: folder)
    if isComplete || isThere { lacksKey = true } else { missesKeys = true }
    return nil
  }

  /// What keeps the log from being all here, once it was read to its end; nil where it is.
  var missing: String? {
    if missesKeys { return "its keys" }
    if ending != .whole { return "its end is unfinished" }
    guard let sealed = head?.rows.last, sealed.number > state.number else { return nil }
    return "\(state.number) of \(sealed.number) records"
  }

  /// Throws for an end that a reader passes over and a check must not.
  func requireWholeEnd() throws(LogError) {
    switch ending {
    case .whole, nil: break
    case .unterminated: throw damaged("the last newline is missing")
    case .torn(let offset): throw error(.torn(bytes: size - offset))
    }
  }

  /// Whether there is more to read in the segment that we are in.
  var hasMoreHere: Bool { segment != nil && ending == nil && index < size }

  /// Begins at another segment than the first, or again.
  func begin(_ index: Int, after state: ChainState, _ rows: [SealedHead.Row]) {
    precondition(rows.count == index - 1)
    line = nil
    ending = nil
    segment = nil
    self.state = state
    self.rows = rows
  }

  /// What the last segment holds up to `offset`; empty where there is no segment.
  func withLastSegment<Result>(_ body: (ByteView) throws(LogError) -> Result) throws(LogError) -> Result {
    guard let view = segment?.view else { return try [UInt8]().withView(body) }
    return try body(view)
  }

  /// Goes to the next record, or to the end.
  func advance() throws(LogError) {
    line = nil
    lacksKey = false
    guard ending == nil else { return }
    while true {
      if segment == nil {
        guard rows.count < segments else {
          ending = .whole
          return
        }
        try openSegment()
      }
      guard let bytes = segment?.view else { return }
      if index == bytes.count {
        closeSegment()
        if ending != nil { return }
        continue
      }
      try readLine(bytes)
      return
    }
  }

  private var isLast: Bool { rows.count + 1 == segments }
  /// The row of the head that speaks of this segment, and that we go by.
  private var sealedRow: SealedHead.Row? {
    guard let head, rows.count < head.rows.count else { return nil }
    let row = head.rows[rows.count]
    return isComplete || row.size <= size ? row : nil
  }
  private var size: Int { segment?.view.count ?? 0 }

  private func openSegment() throws(LogError) {
    segment = try Segment(reading: Segment.name(rows.count + 1), in: folder, reusing: spare.take())
    index = 0
    lineNumber = 0
    sealed = sealedRow
    guard let sealed else { return }
    if size < sealed.size {
      throw damaged("\(sealed.size - size) bytes are missing: it is shorter than when it was sealed")
    }
    if size > sealed.size, !isLast {
      throw damaged("\(size - sealed.size) bytes too many: it is longer than when it was closed")
    }
    if sealed.size == 0 { try compareWithHead(after: -1) }
  }

  /// At the end of a segment; the last one stays open to be looked at.
  private func closeSegment() {
    if isLast { return end(.whole, at: index) }
    rows.append(SealedHead.Row(size: index, number: state.number, hash: state.hash))
    spare = segment.take()
  }

  private func readLine(_ bytes: ByteView) throws(LogError) {
    lineNumber += 1
    let plainEnd = checksHashes ? bytes.endOfPlainLine(from: index) : nil
    let newline = plainEnd ?? bytes.firstIndex(of: UInt8(ascii: "\n"), from: index)
    let whole = bytes[index..<(newline ?? bytes.count)]
    let line = Line(whole)
    let depth: Line.Depth = !checksHashes ? .shape : plainEnd != nil ? .hashes : .all
    if let flaw = flaw(line, whole, depth) {
      guard isLast, index >= sealed?.size ?? 0,
        TornEnd.begins(at: index, whole, isTerminated: newline != nil, line, in: bytes)
      else { throw flaw }
      return end(.torn(offset: index), at: index)
    }
    guard let line else { return }
    guard let newline else {
      guard isLast, index >= sealed?.size ?? 0 else { throw damaged("the last newline is missing") }
      state.advance(to: line)
      self.line = line
      return end(.unterminated, at: bytes.count)
    }
    state.advance(to: line)
    let start = index
    index = newline + 1
    try compareWithHead(after: start)
    self.line = line
  }

  private func end(_ ending: Ending, at end: Int) {
    rows.append(SealedHead.Row(size: end, number: state.number, hash: state.hash))
    self.ending = ending
  }

  /// What is wrong with a line, by itself or after the one before it; nil where nothing is.
  private func flaw(_ line: Line?, _ whole: ByteView, _ depth: Line.Depth) -> LogError? {
    guard let line else {
      if whole.holds("{\"v\":", at: 0), !whole.holds("1,", at: 5) { return error(.laterFormat) }
      return damaged("this is not a record")
    }
    return (line.flaw(depth) ?? state.flaw(before: line, of: device.bits)).map(damaged)
  }

  private var checksHashes: Bool {
    switch depth {
    case .all: true
    case .recent: rows.count + 2 >= segments || sealed == nil
    }
  }

  /// Where the sealed size is reached, the chain must stand where it stood then.
  private func compareWithHead(after start: Int) throws(LogError) {
    guard let sealed, start < sealed.size, index >= sealed.size else { return }
    guard index == sealed.size, state.number == sealed.number, state.hash == sealed.hash else {
      throw damaged("this is not where the log ended when it was sealed")
    }
  }

  func damaged(_ what: String) -> LogError {
    error(.damaged(what))
  }

  func damaged(_ what: String, segment: Int, line: Int) -> LogError {
    LogError(.damaged(what), file: "\(folder.path)/\(Segment.name(segment))", line: line)
  }

  private func error(_ cause: LogError.Cause) -> LogError {
    let (segment, line) = position
    return LogError(cause, file: "\(folder.path)/\(Segment.name(segment))", line: line == 0 ? nil : line)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// What was found in a file that `log export` wrote.
package struct CheckedExport: Hashable, Sendable {
  package let events: Int
  /// The same as `verify` gives for the log that the file was written from.
  package let head: String
  package let relation: Relation

  /// How the file stands to the log here.
  package enum Relation: Hashable, Sendable {
    case same
    /// All of it is here, and more.
    case beginning(missing: Int)
    /// All that is here is in it, and more.
    case ahead(by: Int)
    /// They agree as far as they go, and each has records that the other lacks.
    case crossed(onlyThere: Int, onlyHere: Int)
    /// A record with the same number on the same device has other words.
    case forked(device: String, number: Int)
    /// No device of it is here.
    case another
    /// The log here is damaged, and nothing can be said.
    case unknown(LogError)
  }
}

extension LogReader {
  /// Reads back what `export` wrote as JSON Lines, checks every record as `verify` does, and compares it with the log
  /// here. Changes nothing, and holds one line in memory at a time.
  ///
  /// - Parameters:
  ///   - name: what the file is called in an error.
  ///   - places: the log here.
  ///   - read: fills a buffer with what comes next, and gives how many bytes that were; 0 at the end.
  /// - Returns: what `verify` gives for the same log, and how the file stands to the one here.
  /// - Throws: the first damage, 65.
  package static func check(
    export name: String, against places: LogPlaces,
    read: (UnsafeMutableRawBufferPointer) throws(LogError) -> Int
  ) throws(LogError) -> CheckedExport {
    let here = Result { () throws(LogError) in try ends(of: places) }
    var check = ExportCheck(name: name, marks: (try? here.get()) ?? [:])
    var stream = LineStream()
    try stream.forEach(read: read) { (taken) throws(LogError) in try check.take(taken) }
    try check.requireReasons()
    let relation: CheckedExport.Relation
    switch here {
    case .failure(let error): relation = .unknown(error)
    case .success(let ends):
      do throws(LogError) { relation = try check.relation(to: ends, in: places) } catch {
        relation = .unknown(error)
      }
    }
    return CheckedExport(events: check.events, head: "\(check.head)", relation: relation)
  }

  /// Where each device's chain ends here.
  private static func ends(of places: LogPlaces) throws(LogError) -> [UInt64: ChainState] {
    var ends: [UInt64: ChainState] = [:]
    try forEachLine(places, .recent, .refusing) { (line, _) throws(LogError) in
      ends[line.device, default: ChainState()].advance(to: line)
    }
    return ends
  }
}

/// The checks of one file, line by line.
private struct ExportCheck {
  let name: String
  /// Where each device ends in the log here.
  let marks: [UInt64: ChainState]
  private(set) var events = 0
  private var ends: [UInt64: ChainState] = [:]
  /// The hashes that the file has where a device ends here.
  private var atMarks: [UInt64: ChainHash] = [:]
  private var erasures = ErasedLines()
  private var lineNumber = 0
  private var last: (clock: Int64, device: UInt64)?

  init(name: String, marks: [UInt64: ChainState]) {
    self.name = name
    self.marks = marks
  }

  var head: ChainHash { .head(of: ends.map { ("\(DeviceID(bits: $0.key))", $0.value) }) }

  mutating func take(_ taken: LineStream.Taken) throws(LogError) {
    lineNumber += 1
    switch taken {
    case .tooLong: throw damaged("this line is longer than any record")
    case .line(let whole, let isTerminated):
      guard let line = Line(whole) else { throw shapeError(of: whole) }
      try check(line)
      guard isTerminated else { throw damaged("the last newline is missing") }
    }
  }

  private mutating func check(_ line: Line) throws(LogError) {
    var state = ends[line.device, default: ChainState()]
    if let flaw = line.flaw(.all) ?? state.flaw(before: line, of: line.device) {
      throw damaged(flaw)
    }
    if let last, last >= (line.clock, line.device) {
      throw damaged("this record is not in the order of an export")
    }
    erasures.note(line, at: lineNumber, event: try event(of: line))
    last = (line.clock, line.device)
    state.advance(to: line)
    ends[line.device] = state
    if line.number == marks[line.device]?.number { atMarks[line.device] = line.hash }
    events += 1
  }

  /// What can be read without a key; nil for what is closed or gone, and for a kind that this candor does not know.
  private func event(of line: Line) throws(LogError) -> Event? {
    guard let kind = Kind(stored: line.kind) else { return nil }
    do throws(BodyReader.Unreadable) {
      if line.form == .clear { return try line.event(kind, line.body) }
      if kind.key == .none { throw BodyReader.Unreadable(field: "b") }
      return nil
    } catch {
      throw damaged("the field \(error.field) of \(kind.rawValue) cannot be read")
    }
  }

  /// Throws for the first record whose words are gone and were never to be.
  func requireReasons() throws(LogError) {
    guard let line = erasures.firstWithoutReason else { return }
    throw LogError(
      .damaged("this record's body is missing and no record says that it was forgotten"), file: name,
      line: line)
  }

  /// Why a line is none of a record's shape.
  private func shapeError(of whole: ByteView) -> LogError {
    if whole.holds("{\"v\":", at: 0), !whole.holds("1,", at: 5) {
      return LogError(.laterFormat, file: name, line: lineNumber)
    }
    if whole.count == 0 { return damaged("this line is empty") }
    if whole.holds("{\"specversion\":", at: 0) {
      return damaged(
        "these are CloudEvents, which hold no hashes; `candor log export` writes what can be checked")
    }
    if whole[0] == 0xef, whole.count > 2, whole[1] == 0xbb, whole[2] == 0xbf {
      return damaged("a byte order mark stands before the record")
    }
    if whole[whole.count - 1] == UInt8(ascii: "\r") {
      return damaged("this line ends in CR LF, as no record does")
    }
    return damaged("this is not a record")
  }

  private func damaged(_ what: String) -> LogError {
    LogError(.damaged(what), file: name, line: lineNumber)
  }

  /// Compares the ends; where the file ends earlier, the record here of the same number is looked up.
  func relation(
    to here: [UInt64: ChainState], in places: LogPlaces
  ) throws(LogError) -> CheckedExport.Relation {
    var onlyThere = 0
    var onlyHere = 0
    var behind: [UInt64: ChainState] = [:]
    for device in Set(ends.keys).union(here.keys).sorted() {
      switch (ends[device], here[device]) {
      case (let there?, nil): onlyThere += there.number
      case (nil, let here?): onlyHere += here.number
      case (let there?, let here?):
        if there.number < here.number {
          behind[device] = there
          onlyHere += here.number - there.number
        } else if atMarks[device] == here.hash {
          onlyThere += there.number - here.number
        } else {
          return .forked(device: "\(DeviceID(bits: device))", number: here.number)
        }
      case (nil, nil): break
      }
    }
    if let (device, state) = try firstFork(behind, in: places) {
      return .forked(device: "\(DeviceID(bits: device))", number: state.number)
    }
    if !ends.isEmpty, !here.isEmpty, ends.keys.allSatisfy({ here[$0] == nil }) { return .another }
    return switch (onlyThere, onlyHere) {
    case (0, 0): .same
    case (0, let missing): .beginning(missing: missing)
    case (let more, 0): .ahead(by: more)
    case (let there, let here): .crossed(onlyThere: there, onlyHere: here)
    }
  }

  private func firstFork(
    _ behind: [UInt64: ChainState], in places: LogPlaces
  ) throws(LogError) -> (UInt64, ChainState)? {
    var fork: (UInt64, ChainState)?
    guard !behind.isEmpty else { return nil }
    try LogReader.forEachLine(places, .recent, .refusing) { (line, _) throws(LogError) in
      guard let state = behind[line.device], state.number == line.number, state.hash != line.hash else {
        return
      }
      if fork == nil { fork = (line.device, state) }
    }
    return fork
  }
}

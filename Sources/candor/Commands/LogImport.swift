// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore
import CandorLog
import Glibc

struct LogImport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read an export back and check every record of it; changes nothing.",
    discussion: """
      Says whether the file is whole, and how it stands to the log here. A log is moved to another computer by \
      copying its folder (`candor log path`), which loses nothing; an export is for checking and for other programs.
      """)
  @Argument(help: "What `candor log export` wrote; - reads standard input.", completion: .file()) var file:
    String
  @Flag(help: "Check, and change nothing.") var check = false

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    guard check else {
      throw Stop(
        64,
        "A log is moved by copying its folder (`candor log path`; see README.md), so nothing is imported; --check reads the file back."
      )
    }
    let source = try ByteSource(file, isAtPrompt: desk.log != nil)
    let checked: CheckedExport
    do throws(LogError) {
      checked = try LogReader.check(export: file, against: desk.places.ofLog) { source.read(into: $0) }
    } catch {
      try source.requireNoFailure()
      throw Stop(error)
    }
    try source.requireNoFailure()
    try desk.print("ok: \(checked.events) events, head \(checked.head)\n")
    desk.console.complain(checked.relation.sentence)
    return 0
  }
}

extension CheckedExport.Relation {
  fileprivate var sentence: String {
    switch self {
    case .same: "It is the same as the log here."
    case .beginning(let missing):
      "It is a beginning of the log here: \(records(missing)) \(missing == 1 ? "is" : "are") not in it."
    case .ahead(let more): "It is ahead of the log here by \(records(more))."
    case .crossed(let there, let here):
      "It and the log here agree as far as they go: \(records(there)) are only in it, \(records(here)) only here."
    case .forked(let device, let number):
      "It is another log: up to record \(number) of the device \(device), something is not the same as here."
    case .another: "It is another log altogether: none of its devices is here."
    case .unknown(let error):
      "It was not compared with the log here, which cannot be read: \(error.description)"
    }
  }

  private func records(_ count: Int) -> String { "\(count) record\(count == 1 ? "" : "s")" }
}

/// A file or standard input, read piece by piece.
private final class ByteSource {
  private let name: String
  private let number: Int32
  private var failure: Int32?

  /// - Throws: 66 where the file cannot be opened, 64 where standard input is already being read for commands.
  init(_ name: String, isAtPrompt: Bool) throws(Stop) {
    self.name = name
    guard name != "-" else {
      if isAtPrompt { throw Stop(64, "At the prompt a file has to be named.") }
      number = STDIN_FILENO
      return
    }
    number = open(name, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw Stop(66, "\(name): \(String(cString: strerror(errno))).") }
  }

  deinit {
    if number > STDERR_FILENO { close(number) }
  }

  /// 0 at the end, and where reading fails, which `requireNoFailure` says.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno == EINTR { continue }
      failure = errno
      return 0
    }
  }

  func requireNoFailure() throws(Stop) {
    if let failure { throw Stop(66, "\(name) cannot be read: \(String(cString: strerror(failure))).") }
  }
}

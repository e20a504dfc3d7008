// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the log could not be read or written: what, where and what to do, never a word of what was confided.
package struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of trouble, each with its own way out.
  package enum Cause: Hashable, Sendable {
    /// A line, a segment or the sealed head is not what was written.
    case damaged(String)
    /// The end of the log was never finished; the next start on its device sets it aside.
    case torn(bytes: Int)
    /// A later candor wrote this.
    case laterFormat
    /// A record's body is above the limit; nothing was written.
    case tooLarge(bytes: Int, limit: Int)
    /// An event that the format has no form for: our bug, nothing was written.
    case unstorable(String)
    /// A folder or file could not be made.
    case cannotCreate(String)
    /// Reading, or putting the log in order at the start or the end, failed.
    case inputOutput(String)
    /// A write failed: the answer is not in the log.
    case notSaved(String)
    /// The disk did not confirm: whether the answer is in the log is not known.
    case notConfirmed(String)
    /// An earlier write failed, so this log takes no more.
    case poisoned
    /// The log was closed before.
    case closed
    /// Another candor writes to this log; its process id where that is known.
    case locked(pid: Int?)
    /// A folder or file that others could have changed, or that we may not open.
    case forbidden(String)
    /// The keys are under a passphrase, and none was given.
    case needsPassphrase
    /// The passphrase does not open the keys, or the file they are in is damaged: nobody can tell which.
    case wrongPassphrase
  }

  package let cause: Cause
  /// The path it is about; nil where it is about none.
  package let file: String?
  /// The line in that file, from one.
  package let line: Int?

  init(_ cause: Cause, file: String? = nil, line: Int? = nil) {
    self.cause = cause
    self.file = file
    self.line = line
  }

  /// The code to leave with, by sysexits.
  package var exitCode: Int32 {
    switch cause {
    case .damaged, .torn, .laterFormat, .tooLarge: 65
    case .unstorable, .closed: 70
    case .cannotCreate: 73
    case .inputOutput, .notSaved, .notConfirmed, .poisoned: 74
    case .locked: 75
    case .forbidden, .needsPassphrase, .wrongPassphrase: 77
    }
  }

  /// One line without a period at the end: the place, what is wrong, what to do.
  package var description: String {
    let place = file.map { path in line.map { "\(path):\($0): " } ?? "\(path): " } ?? ""
    return place + words
  }

  private var words: String {
    switch cause {
    case .damaged(let what):
      "\(what); nothing was changed, what stands before it can still be read; restore the file from a copy"
    case .torn(let bytes):
      "the last \(bytes) bytes are an unfinished record; candor sets them aside at its next start there"
    case .laterFormat:
      "written by a later candor; use that one"
    case .tooLarge(let bytes, let limit):
      "NOT SAVED: too long, \(bytes) bytes as stored and the most is \(limit); shorten it or split it in two"
    case .unstorable(let what):
      "NOT SAVED: \(what); this is a bug in candor"
    case .cannotCreate(let why):
      "cannot be created: \(why)"
    case .inputOutput(let why):
      "\(why)"
    case .notSaved(let why):
      "NOT SAVED: \(why); start candor again once that is mended, everything before is safe"
    case .notConfirmed(let why):
      "NOT SAVED: not known to be saved, the disk did not confirm: \(why); start candor again and look"
    case .poisoned:
      "NOT SAVED: an earlier write failed; start candor again"
    case .closed:
      "NOT SAVED: the log is closed; this is a bug in candor"
    case .locked(let pid):
      pid.map { "another candor (process \($0)) is writing here; finish that one first" }
        ?? "another candor is writing here; finish that one first"
    case .forbidden(let why):
      "\(why)"
    case .needsPassphrase:
      "the log is under a passphrase, and none was given (candor asks for it at a terminal; in a script "
        + "CANDOR_PASSPHRASE_FILE names a file that holds it); nothing was changed"
    case .wrongPassphrase:
      "the passphrase does not open the keys; nothing was changed"
    }
  }
}

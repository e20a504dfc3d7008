// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that the doctor found: where, what it is, and the command that mends it.
package struct Finding: Hashable, Sendable {
  package let severity: Severity
  /// A path; of a line in a file, `PATH:LINE`.
  package let place: String
  package let what: String
  /// A command for the shell; nil where there is nothing to do, or nothing that a command could.
  package let mend: String?

  /// How bad it is, the worst first; what the program leaves with is that of the worst finding.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Records are changed, missing or contradict each other: 65.
    case damage
    /// Others can read or change the log, or we cannot: 77.
    case permission
    /// The disk cannot take what is to be saved: 74.
    case disk
    /// Nothing is lost, and something will be odd as long as this is so: 0.
    case warning
    /// Worth knowing: 0.
    case note

    /// The code to leave with, by sysexits.
    package var exitCode: Int32 {
      switch self {
      case .damage: 65
      case .permission: 77
      case .disk: 74
      case .warning, .note: 0
      }
    }
  }

  init(_ severity: Severity, _ place: String, _ what: String, mend: String? = nil) {
    self.severity = severity
    self.place = place
    self.what = what
    self.mend = mend
  }

  /// What an attempt to read ended with; what is damaged comes back from a copy of the folder `log`.
  init(_ error: LogError, log: String) {
    severity =
      switch error.exitCode {
      case 65: .damage
      case 77, 73: .permission
      default: .disk
      }
    place = (error.file ?? "") + (error.line.map { ":\($0)" } ?? "")
    guard case .damaged(let what) = error.cause, let file = error.file else {
      what = error.file == nil ? error.description : String(error.description.dropFirst(place.count + 2))
      mend = nil
      return
    }
    self.what = what
    mend =
      file.hasSuffix("/\(SealedHead.fileName)")
      ? "mv \(file.inShell) \("\(file).damaged".inShell)"
      : file.hasPrefix(log + "/") ? "cp -a COPY/\(file.dropFirst(log.count + 1)) \(file.inShell)" : nil
  }
}

/// What the doctor found, and what the log is like.
package struct Checkup: Sendable {
  /// The folder of the log.
  package let log: String
  /// False where there is no log yet.
  package internal(set) var exists = true
  /// The device that this computer writes as.
  package internal(set) var ownDevice: String?
  package internal(set) var devices = 0
  package internal(set) var segments = 0
  package internal(set) var records = 0
  /// Whether a passphrase is on the keys.
  package internal(set) var isUnderPassphrase = false
  /// The same as `verify` gives; nil where a part cannot be read.
  package internal(set) var head: String?
  /// The worst first, then in the order of the places they were found at.
  package internal(set) var findings: [Finding] = []

  init(log: String) {
    self.log = log
  }

  /// The code to leave with: that of the worst finding.
  package var exitCode: Int32 {
    findings.map(\.severity).min { $0.rank < $1.rank }?.exitCode ?? 0
  }

  mutating func add(_ severity: Finding.Severity, _ place: String, _ what: String, mend: String? = nil) {
    findings.append(Finding(severity, place, what, mend: mend))
  }

  mutating func add(_ error: LogError) {
    findings.append(Finding(error, log: log))
  }

  /// Says that something was not looked into; why it may not be opened is found where its permissions are looked at.
  mutating func add(unopened error: LogError, _ path: String) {
    guard error.exitCode == 77 else { return add(error) }
    add(.note, path, "this was not looked into: see what is said about permissions")
  }

  /// Puts the worst first; what is equally bad stays in order.
  mutating func sort() {
    findings = Finding.Severity.allCases.flatMap { severity in findings.filter { $0.severity == severity } }
  }
}

extension Finding.Severity {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension String {
  /// The path as one word of a shell.
  var inShell: String {
    let isPlain = utf8.allSatisfy { byte in
      byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || Array("/._-+,@%:".utf8).contains(byte)
    }
    return isPlain && !isEmpty && !hasPrefix("-")
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

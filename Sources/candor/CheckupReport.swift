// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog

// What the doctor found, in words and as JSON.
extension Checkup {
  /// Where the log is and what is in it, then one finding after the other, the worst first.
  var said: [Said] {
    guard exists || !findings.isEmpty else {
      return [.line("There is no log at \(log) yet; candor makes one when there is something to keep.")]
    }
    var said: [Said] = [.line("The log is in \(log): \(size)\(head.map { ", head \($0)" } ?? "").")]
    if let ownDevice { said.append(.line("This computer writes as \(ownDevice).")) }
    if isUnderPassphrase { said.append(.line("The words are under a passphrase.")) }
    for finding in findings {
      said.append(.line("\(finding.severity.rawValue): \(finding.place): \(finding.what)."))
      if let mend = finding.mend { said.append(.line("  \(mend)")) }
    }
    if !findings.contains(where: { $0.severity.isTrouble }) { said.append(.line("Nothing is wrong.")) }
    return said
  }

  var json: JSON {
    let findings = findings.map { finding -> JSON in
      .object([
        .init("severity", .string(finding.severity.rawValue)), .init("where", .string(finding.place)),
        .init("what", .string(finding.what)), .init("mend", .optional(finding.mend)),
      ])
    }
    return .object([
      .init("version", .number(1)), .init("log", .string(log)), .init("device", .optional(ownDevice)),
      .init("devices", .number(devices)), .init("segments", .number(segments)),
      .init("records", .number(records)), .init("head", .optional(head)),
      .init("passphrase", .bool(isUnderPassphrase)), .init("findings", .array(findings)),
    ])
  }

  private var size: String {
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    return [counted(devices, "device"), counted(segments, "segment"), counted(records, "record")]
      .joined(separator: ", ")
  }
}

extension Finding.Severity {
  /// Whether something is wrong, not merely odd or worth knowing.
  fileprivate var isTrouble: Bool { self != .note && self != .warning }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import CandorTerminal

extension Desk {
  /// Puts the log under a passphrase, or under another one; what was recorded stays as it is.
  ///
  /// - Parameter file: holds the new passphrase; without one it is asked for twice at the terminal.
  /// - Returns: the exit code.
  /// - Throws: 64 where the two differ, 74 where the keys cannot be written, 77 for want of a passphrase.
  mutating func encrypt(passphraseFile file: String?) throws(Stop) -> Int32 {
    try open()
    let passphrase = try newPassphrase(file)
    try lock(under: passphrase)
    try say(
      Screen([
        .line("The log is under the passphrase now; candor asks for it when it opens."),
        .line("There is no way back in without it: keep it where you keep such things."),
        .line("Copies of the folder made before today still open without it, and they hold its keys."),
      ]))
    return 0
  }

  private func newPassphrase(_ file: String?) throws(Stop) -> Passphrase {
    if let file {
      do throws(LogError) { return try Passphrase.read(file: file) } catch { throw Stop(error) }
    }
    let first = try ask("New passphrase (a few words that do not belong together): ")
    guard first.isEqual(to: try ask("Once more: ")) else {
      throw Stop(Refusal(.usage, "The two were not the same. Nothing was changed."))
    }
    return first
  }

  private func ask(_ prompt: String) throws(Stop) -> Passphrase {
    switch console.readSecret(prompt: prompt) {
    case .typed(var typed):
      guard let passphrase = Passphrase(taking: &typed) else {
        throw Stop(Refusal(.usage, "An empty passphrase protects nothing. Nothing was changed."))
      }
      return passphrase
    case .canceled: throw Stop(Refusal(.usage, "Nothing was changed."))
    case .noTerminal:
      throw Stop(
        77, "There is no terminal to ask for the passphrase at; --passphrase-file names a file that holds it."
      )
    }
  }
}

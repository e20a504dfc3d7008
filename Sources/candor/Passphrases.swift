// SPDX-License-Identifier: GPL-3.0-or-later
import CandorLog
import CandorTerminal

extension Unlocking {
  /// Takes the passphrase from the file that the environment names, or else asks at the terminal, three times at most.
  convenience init(at console: any Console, file: String?) {
    self.init { (attempt) throws(LogError) in
      if let file, !file.isEmpty { return attempt == 1 ? try Passphrase.read(file: file) : nil }
      guard attempt <= 3 else { return nil }
      let prompt = attempt == 1 ? "Passphrase: " : "That does not open it. Passphrase: "
      guard case .typed(var typed) = console.readSecret(prompt: prompt) else { return nil }
      return Passphrase(taking: &typed)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the log lives: two absolute folder paths, made on the first write where they are missing.
package struct LogPlaces: Hashable, Sendable {
  /// The log itself, `$XDG_DATA_HOME/candor` for instance.
  package let data: String
  /// What belongs to this computer only: the file `device` that names the log it may write to.
  package let state: String

  package init(data: String, state: String) {
    self.data = data
    self.state = state
  }
}

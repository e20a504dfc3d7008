// SPDX-License-Identifier: GPL-3.0-or-later

/// What the person said about color: `--color auto|always|never`.
package enum ColorWish: String, Sendable, CaseIterable {
  case auto, always, never

  /// Whether a terminal of type `term` gets color; a pipe never does. `always` overrules `NO_COLOR` and nothing
  /// else: a terminal without escape sequences cannot show any.
  func isGranted(noColor: String?, term: String?) -> Bool {
    switch self {
    case .never: false
    case .always: !isDumb(term)
    case .auto: !isDumb(term) && (noColor ?? "").isEmpty
    }
  }
}

/// Whether a terminal of that type understands no escape sequences; one of no type is taken for such a one.
func isDumb(_ term: String?) -> Bool {
  ["", "dumb", "unknown"].contains(term ?? "")
}

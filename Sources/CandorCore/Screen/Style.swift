// SPDX-License-Identifier: GPL-3.0-or-later

/// How words look where there is color: the only escape sequences that candor writes.
enum Style {
  case plain, bold, dim, red, green, yellow

  func applied(to text: String) -> String {
    guard let code, !text.isEmpty else { return text }
    return "\u{1B}[" + code + "m" + text + "\u{1B}[0m"
  }

  /// The number of "select graphic rendition", ECMA-48 8.3.117. The colors are the eight that every theme sets.
  private var code: String? {
    switch self {
    case .plain: nil
    case .bold: "1"
    case .dim: "2"
    case .red: "31"
    case .green: "32"
    case .yellow: "33"
    }
  }
}

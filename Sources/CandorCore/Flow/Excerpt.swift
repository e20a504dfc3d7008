// SPDX-License-Identifier: GPL-3.0-or-later

/// A few words of a file, fit for a message: one line, at most forty characters, no control characters.
package func excerpt(_ text: String) -> String {
  var shown = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == 40 { return shown + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      shown += " "
    default:
      shown.unicodeScalars.append(scalar)
    }
    count += 1
  }
  return shown
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Text with `{field}` in it.
package enum Template {
  /// The text with each `{field}` replaced; nil where every field in it is missing, and a missing one leaves its
  /// place and the white space before it out.
  package static func filled(_ template: String, _ value: (String) -> String?) -> String? {
    var out = ""
    var found = 0
    var fields = 0
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      fields += 1
      if let text = value(String(rest[rest.index(after: open)..<close])) {
        found += 1
        out += text
      } else {
        while out.last?.isWhitespace == true { out.removeLast() }
      }
      rest = rest[rest.index(after: close)...]
    }
    out += rest
    return fields > 0 && found == 0 ? nil : out.trimmed
  }

  /// The names between braces, in order.
  package static func fields(_ template: String) -> [String] {
    var names: [String] = []
    _ = filled(template) { name in
      names.append(name)
      return nil
    }
    return names
  }
}

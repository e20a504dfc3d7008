// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// A conversation of invented people, as somebody would type it: `demo.yaml`.
package struct Demonstration: Hashable, Sendable {
  /// What is said before and after it.
  package let opening: String
  package let closing: String
  package let lines: [Line]

  package struct Line: Hashable, Sendable {
    /// What is said before it is typed; nil where it speaks for itself.
    package let note: String?
    /// What is typed; nil for Enter alone, which takes what stands ready.
    package let typed: String?
  }

  /// The one that candor comes with.
  package static func shipped() throws(DataError) -> Demonstration {
    guard let file = EmbeddedFile.all(under: "demo.yaml").first else {
      preconditionFailure("demo.yaml is embedded")
    }
    return try read(file.bytes, name: file.path)
  }

  static func read(_ bytes: [UInt8], name: String) throws(DataError) -> Demonstration {
    let root = try Fields(
      try DataFile.read(bytes, name: name), of: "the file", known: ["opening", "lines", "closing"], in: name)
    var lines: [Line] = []
    for node in try root.list("lines") {
      let fields = try Fields(node, of: "a line", known: ["note", "type", "enter"], in: name)
      let typed = try fields.flag("enter") ? nil : try fields.text("type")
      lines.append(Line(note: try fields.optionalText("note"), typed: typed))
    }
    return Demonstration(opening: try root.text("opening"), closing: try root.text("closing"), lines: lines)
  }
}

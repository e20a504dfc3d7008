// SPDX-License-Identifier: GPL-3.0-or-later

// The forms for reading.
extension Disclosure {
  /// What it says on a screen.
  package var said: [Said] {
    var said: [Said] = [.heading(title)] + introduction.map { .line($0) }
    for (heading, about, lines) in blocks {
      said.append(.heading(heading))
      said += about.map { .line($0) }
      said += lines.flatMap { $0.split(whereSeparator: \.isNewline).map { .line(String($0)) } }
    }
    return said
  }

  /// Plain text: further lines of somebody's words are set in.
  package var text: String {
    var text = ([title] + introduction).map { $0 + "\n" }.joined()
    for (heading, about, lines) in blocks {
      text += "\n\(heading)\n" + about.map { $0 + "\n" }.joined()
      for line in lines {
        text += line.split(whereSeparator: \.isNewline).joined(separator: "\n    ") + "\n"
      }
    }
    return text
  }

  /// Markdown, in which nobody's words are markup.
  package var markdown: String {
    var blocks = ["# \(Markdown.paragraph(title))"] + introduction.map(Markdown.paragraph)
    for (heading, about, lines) in self.blocks {
      blocks.append("## \(Markdown.paragraph(heading))")
      blocks += about.map(Markdown.paragraph)
      blocks.append(lines.map { "- \(Markdown.paragraph($0))" }.joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var title: String { "What candor holds on \(person.name)" }

  /// A heading, what is to be said about it, and its records.
  private var blocks: [(heading: String, about: [String], lines: [String])] {
    let own = sections.map { ($0.title, [String](), $0.lines.map(line)) }
    let elsewhere = elsewhere
    guard !elsewhere.lines.isEmpty else { return own }
    let about =
      "These records belong to others, or to nobody. They name \(person.name), or use one of the names."
    return own + [(elsewhere.title, [about], elsewhere.lines.map(line))]
  }

  private func line(_ line: Line) -> String {
    "\(moment(line.recorded.at)) \(reference(line.recorded)) \(line.text)"
  }
}

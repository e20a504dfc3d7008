// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// Reads `config.yaml`: what a person wants otherwise.
///
///     coach:
///       off: [minimizer]              # rules or families that are not read
///       off-in:                       # … not in this conversation type
///         check-in: [vague-ask]
///       allow: [guys, rock star]      # words on which nothing is said
package enum ConfigFile {
  /// Reads the file in a folder, where there is one; a part with a mistake is left out, and the others count.
  ///
  /// - Parameters:
  ///   - folder: the configuration folder, which need not exist.
  ///   - known: the ids of rules and families.
  /// - Returns: what is wanted of the coach, and the problems.
  package static func coach(
    in folder: String, known: Set<String>
  ) -> (exceptions: CoachExceptions, problems: [DataError]) {
    let files = DataFolder(at: folder)
    var problems = files.problems.filter { $0.file.hasSuffix("/config.yaml") }
    guard let file = files.files.first(where: { $0.name == "config.yaml" }) else {
      return (CoachExceptions(), problems)
    }
    do throws(DataError) {
      let root = try Fields(
        try DataFile.read(file.bytes, name: file.path), of: "the file", known: ["coach"], in: file.path)
      guard let node = root.optional("coach") else { return (CoachExceptions(), problems) }
      let fields = try Fields(node, of: "`coach`", known: ["off", "off-in", "allow"], in: file.path)
      var reader = ExceptionReader(file: file.path, known: known)
      let exceptions = CoachExceptions(
        off: try reader.ids(fields.list("off")), offIn: try reader.flows(fields.optional("off-in")),
        allowed: try reader.phrases(fields.list("allow")))
      return (exceptions, problems + reader.problems)
    } catch {
      problems.append(error)
      return (CoachExceptions(), problems)
    }
  }
}

/// Reads what stands under `coach`, and gathers what cannot be read.
private struct ExceptionReader {
  let file: String
  let known: Set<String>
  private(set) var problems: [DataError] = []

  init(file: String, known: Set<String>) {
    self.file = file
    self.known = known
  }

  mutating func ids(_ nodes: [Node]) throws(DataError) -> Set<String> {
    var ids: Set<String> = []
    for node in nodes {
      let id = try node.text("a rule", in: file)
      if known.contains(id) {
        ids.insert(id)
      } else {
        let meant = nearest(to: id, in: known.sorted()).map { "Did you mean `\($0)`? " } ?? ""
        problems.append(
          DataError(
            file: file, place: node.place, what: "there is no rule or family `\(excerpt(id))`",
            remedy: "\(meant)`candor coach --rules` lists them."))
      }
    }
    return ids
  }

  mutating func flows(_ node: Node?) throws(DataError) -> [String: Set<String>] {
    guard let node else { return [:] }
    guard case .map(let entries) = node.content else {
      throw DataError(
        file: file, place: node.place, what: "`off-in` is \(node.kind), not a map",
        remedy: "Write one conversation type a line, as `check-in: [vague-ask]`.")
    }
    var flows: [String: Set<String>] = [:]
    for entry in entries { flows[entry.key] = try ids(entry.value.list("`\(entry.key)`", in: file)) }
    return flows
  }

  mutating func phrases(_ nodes: [Node]) throws(DataError) -> [Pattern] {
    var patterns: [Pattern] = []
    for node in nodes {
      let text = try node.text("a phrase", in: file)
      if let pattern = Pattern(words: text) {
        patterns.append(pattern)
      } else {
        problems.append(
          DataError(
            file: file, place: node.place, what: "“\(excerpt(text))” holds no word",
            remedy: "Write one word or a few."))
      }
    }
    return patterns
  }
}

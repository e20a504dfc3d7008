// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// The conversation types there are: ours, then the person's own.
package struct FlowShelf: Sendable {
  /// Ours first, in the order of `ours`, then the others by id.
  package let flows: [Flow]
  /// Why a file is not among them; sorted by file, then by place.
  package let problems: [DataError]

  /// What is wrong with the person's own file for this type; empty where there is nothing.
  package func problems(with id: String) -> [DataError] {
    problems.filter { $0.file == "\(id).yaml" || $0.file.hasSuffix("/\(id).yaml") }
  }

  /// The types that the binary carries.
  package static let ours = ["check-in", "feedback", "goal", "follow-up"]

  /// The type with this id; nil where there is none.
  package func flow(_ id: String) -> Flow? {
    flows.first { $0.reference.id == id }
  }

  /// Reads the embedded types, then every `*.yaml` of `userFolder`.
  ///
  /// A file named like one of ours takes its place; a broken one is told of in `problems` and leaves ours where it
  /// was. `knownRules` are the coach's rules and families that the person's types may name; nil leaves that open, and
  /// where the person has no types nobody asks.
  package static func load(
    userFolder: String?, knownRules: @autoclosure () -> Set<String>?
  ) -> FlowShelf {
    var byID: [String: Flow] = [:]
    var problems: [DataError] = []
    for file in EmbeddedFile.all(under: "flows/") {
      do {
        let flow = try FlowFile.read(bytes: file.bytes, name: file.name, isTrusted: true)
        byID[flow.reference.id] = flow
      } catch {
        problems += error.all
      }
    }
    if let userFolder {
      let folder = DataFolder(at: userFolder)
      problems += folder.problems
      let knownRules = folder.files.isEmpty ? nil : knownRules()
      for file in folder.files {
        do {
          let flow = try FlowFile.read(bytes: file.bytes, name: file.path, knownRules: knownRules)
          byID[flow.reference.id] = flow
        } catch {
          problems += error.all
        }
      }
    }
    let others = byID.keys.filter { !ours.contains($0) }.sorted()
    return FlowShelf(
      flows: (ours + others).compactMap { byID[$0] },
      problems: problems.sorted {
        ($0.file, $0.place.line, $0.place.column) < ($1.file, $1.place.line, $1.place.column)
      })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// Reads `evidence.yaml`: the facts that rules may cite.
package enum EvidenceFile {
  /// The facts that can be read, and what is wrong with the others.
  package static func read(_ bytes: [UInt8], name: String) -> (evidence: [Evidence], problems: [DataError]) {
    var evidence: [Evidence] = []
    var problems: [DataError] = []
    do throws(DataError) {
      let root = try Fields(
        try DataFile.read(bytes, name: name), of: "the file", known: ["evidence"], in: name)
      for node in try root.list("evidence") {
        do throws(DataError) {
          let fact = try fact(node, name)
          if evidence.contains(where: { $0.id == fact.id }) {
            throw DataError(
              file: name, place: node.place, what: "the id `\(excerpt(fact.id))` stands twice",
              remedy: "Give each fact an id of its own.")
          }
          evidence.append(fact)
        } catch {
          problems.append(error)
        }
      }
    } catch {
      problems.append(error)
    }
    return (evidence, problems)
  }

  private static func fact(_ node: Node, _ file: String) throws(DataError) -> Evidence {
    let fields = try Fields(
      node, of: "a fact", known: ["id", "claim", "figure", "source", "check", "strength"], in: file)
    let check = try fields.word("check", among: Evidence.Check.allCases.map(\.rawValue))
    let strength = try fields.word("strength", among: Evidence.Strength.allCases.map(\.rawValue))
    guard let check = Evidence.Check(rawValue: check), let strength = Evidence.Strength(rawValue: strength)
    else { preconditionFailure("words that were checked") }
    return Evidence(
      id: try fields.text("id"), claim: try fields.text("claim"), figure: try fields.optionalText("figure"),
      source: try fields.text("source"), check: check, strength: strength)
  }
}

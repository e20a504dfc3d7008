// SPDX-License-Identifier: GPL-3.0-or-later

extension Record {
  /// The person whose whole name or alias this is, in any case; what writing commands go by.
  package func person(called name: String) -> Person? {
    let wanted = name.trimmed.lowercased()
    return people.first { $0.name.lowercased() == wanted }
      ?? people.first { $0.aliases.contains { $0.lowercased() == wanted } }
  }

  /// The person a reading command means: the whole name or alias, or the only one that begins so.
  ///
  /// - Throws: unknown (66), or several begin so (64, with the candidates).
  package func findPerson(_ name: String) throws(Refusal) -> Person {
    if let exact = person(called: name) { return exact }
    let wanted = name.trimmed.lowercased()
    let candidates = people.filter { person in
      !wanted.isEmpty && person.names.contains { $0.lowercased().hasPrefix(wanted) }
    }
    if candidates.count == 1 { return candidates[0] }
    if candidates.isEmpty {
      throw Refusal(.unknownName, "Nobody here is called \(name.trimmed). `candor people` lists everyone.")
    }
    let names = candidates.map(\.name).joined(separator: ", ")
    throw Refusal(.usage, "\(name.trimmed) could be \(names). Please type a little more of the name.")
  }

  /// Somebody else whose name looks the same at a glance.
  package func lookalike(of name: String, besides id: PersonID? = nil) -> Person? {
    let shape = name.skeleton
    return people.first { person in person.id != id && person.names.contains { $0.skeleton == shape } }
  }
}

extension String {
  /// The name as it looks: lower case, no marks that cannot be seen, look-alike letters of other scripts folded
  /// into Latin ones (a short table after Unicode TR 39's confusables, the letters that stand in for Latin names).
  var skeleton: String {
    var shape = ""
    for scalar in lowercased().unicodeScalars {
      if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace { continue }
      shape.unicodeScalars.append(lookalikes[scalar] ?? scalar)
    }
    return shape
  }
}

private let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
  "а": "a", "ɑ": "a", "α": "a", "с": "c", "ϲ": "c", "ԁ": "d", "е": "e", "ο": "o", "о": "o", "р": "p",
  "ρ": "p",
  "ѕ": "s", "т": "t", "υ": "u", "ν": "v", "ѵ": "v", "ԝ": "w", "х": "x", "χ": "x", "у": "y", "γ": "y",
  "і": "i",
  "ι": "i", "ı": "i", "ј": "j", "к": "k", "κ": "k", "ӏ": "l", "м": "m", "н": "h", "һ": "h", "в": "b",
  "0": "o",
  "1": "l",
]

// SPDX-License-Identifier: GPL-3.0-or-later

extension Explanation {
  /// What `/why` prints of a rule: its principle, how well that is supported, and by what.
  package var lines: [String] {
    [rule.principle, support] + evidence.map(\.line)
  }

  /// What `coach --explain` prints: all of it, with the samples.
  package var page: [String] {
    lines + rule.flags.map { "says something: \($0.text)" } + rule.passes.map { "stays quiet: \($0.text)" }
  }
}

extension Evidence {
  /// "E18: the claim (the figure). The source. Evidence: fair."
  package var line: String {
    let figure = figure.map { " (\($0))" } ?? ""
    let claim = String(claim.asSentence.dropLast(figure.isEmpty ? 0 : 1))
    let strength =
      switch strength {
      case .strong: "strong"
      case .medium: "fair"
      case .weak: "weak"
      }
    return "\(id): \(claim)\(figure.isEmpty ? "" : figure + ".") \(source.asSentence) Evidence: \(strength)."
  }
}

extension Coach {
  /// The facts that a text cites as `[E18]`, in the order in which it does.
  package func cited(in text: String) -> [Evidence] {
    var found: [Evidence] = []
    for part in text.split(separator: "[").dropFirst() {
      guard let end = part.firstIndex(of: "]"),
        let fact = evidence.first(where: { $0.id == part[..<end] }), !found.contains(fact)
      else { continue }
      found.append(fact)
    }
    return found
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore

/// Reads a file of scales: weighted sums over what stands in a text.
///
///     classes:                      # as in a file of rules; those of words.yaml are known
///       often: [always, never]
///     scales:
///       - id: verdict               # small letters and hyphens
///         bias: -40                 # what a text weighs in which nothing is found, in hundredths
///         features:
///           - id: absolute
///             weight: 120           # in hundredths, for each time
///             most: 2               # how many times count; 1 where it is missing
///             rules: [absolute]     # what rules or families of rules remark on, or
///           - id: day
///             weight: -80
///             patterns: ["on (monday | tuesday)"]
///             unless: [negated]     # the conditions that rules know
///           - id: detail
///             weight: 10
///             most: 6
///             besides: ["@often"]   # or the words that none of these finds; frequent ones and numbers do not count
package enum ScaleFile {
  /// The scales that can be read, and what is wrong with the others.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what messages call it.
  ///   - rules: the ids of rules and families that a feature may name.
  ///   - words: the word classes that a pattern may name beside those of the file.
  /// - Returns: the scales in the file's order, and the problems.
  package static func read(
    _ bytes: [UInt8], name: String, rules: Set<String>, words: WordClasses = .none
  ) -> (scales: [Scale], problems: [DataError]) {
    var scales: [Scale] = []
    var problems: [DataError] = []
    do throws(DataError) {
      let root = try Fields(
        try DataFile.read(bytes, name: name), of: "the file", known: ["classes", "scales"], in: name)
      let reader = ScaleReader(patterns: try PatternReading(root, in: name, words: words), rules: rules)
      for node in try root.required("scales").list("`scales`", in: name) {
        do throws(DataError) { scales.append(try reader.scale(node)) } catch { problems.append(error) }
      }
    } catch {
      problems.append(error)
    }
    return (scales, problems)
  }
}

/// Turns one entry of a file of scales into a checked scale.
private struct ScaleReader {
  let patterns: PatternReading
  let rules: Set<String>

  func scale(_ node: Node) throws(DataError) -> Scale {
    let fields = try Fields(node, of: "a scale", known: ["id", "bias", "features"], in: patterns.file)
    var features: [Scale.Feature] = []
    for part in try fields.required("features").list("`features`", in: patterns.file) {
      features.append(try feature(part))
    }
    return Scale(
      id: try patterns.name(try fields.required("id"), "`id`"), bias: try fields.number("bias"),
      features: features)
  }

  private func feature(_ node: Node) throws(DataError) -> Scale.Feature {
    let fields = try Fields(
      node, of: "a feature",
      known: ["id", "weight", "most", "rules", "patterns", "besides"] + PatternReading.conditionKeys,
      in: patterns.file)
    let most = fields.optional("most") == nil ? 1 : try fields.number("most")
    guard most > 0 else {
      throw patterns.refused(node, "`most` is \(most)", "Write how many times count, 1 or more.")
    }
    return Scale.Feature(
      id: try patterns.name(try fields.required("id"), "`id`"), weight: try fields.number("weight"),
      most: most, source: try source(fields))
  }

  private func source(_ fields: Fields) throws(DataError) -> Scale.Source {
    let given = ["rules", "patterns", "besides"].compactMap { fields.optional($0) }
    guard given.count < 2 else {
      throw patterns.refused(
        given[1], "a feature has more than one of `rules`, `patterns` and `besides`",
        "Make two features of it.")
    }
    if let named = fields.optional("rules") { return .rules(try names(named)) }
    if let others = fields.optional("besides") { return .besides(try cues(others, "`besides`")) }
    return .patterns(try cues(try fields.required("patterns"), "`patterns`"), try patterns.conditions(fields))
  }

  private func cues(_ node: Node, _ what: String) throws(DataError) -> [Pattern] {
    var cues: [Pattern] = []
    for part in try node.list(what, in: patterns.file) { cues.append(try patterns.cue(part)) }
    return cues
  }

  private func names(_ node: Node) throws(DataError) -> [String] {
    var names: [String] = []
    for part in try node.list("`rules`", in: patterns.file) {
      let name = try part.text("a line of `rules`", in: patterns.file)
      guard rules.contains(name) else {
        let meant = nearest(to: name, in: rules.sorted()).map { "Did you mean `\($0)`?" } ?? ""
        throw patterns.refused(part, "there is no rule or family `\(excerpt(name))`", meant)
      }
      names.append(name)
    }
    return names
  }
}

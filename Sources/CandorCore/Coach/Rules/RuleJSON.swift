// SPDX-License-Identifier: GPL-3.0-or-later

extension Rule {
  /// What `coach --rules --format json` prints of it; `null` where there is none.
  package var json: JSON { .object(fields) }

  fileprivate var fields: [JSON.Field] {
    [
      .init("id", .string(id)), .init("families", .array(families.map(JSON.string))),
      .init("level", .string(level.rawValue)), .init("cost", .number(cost)), .init("remark", .string(remark)),
      .init("offer", .optional(offer)), .init("principle", .string(principle)),
      .init("evidence", .array(evidence.map(JSON.string))), .init("strength", .optional(strength?.rawValue)),
      .init("judgment", .optional(judgment)),
    ]
  }
}

extension Explanation {
  /// What `coach --explain --format json` prints: the rule with its facts and samples.
  package var json: JSON {
    .object(
      rule.fields + [
        .init("facts", .array(evidence.map(\.json))),
        .init("flags", .array(rule.flags.map { .string($0.text) })),
        .init("passes", .array(rule.passes.map { .string($0.text) })),
      ])
  }
}

extension Evidence {
  fileprivate var json: JSON {
    .object([
      .init("id", .string(id)), .init("claim", .string(claim)), .init("figure", .optional(figure)),
      .init("source", .string(source)), .init("check", .string(check.rawValue)),
      .init("strength", .string(strength.rawValue)),
    ])
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore
internal import Crypto

/// A conversation type's file, read and checked.
///
/// The file is one map, of the YAML that `DataFile` reads. Keys of the flow:
///
///     flow        its id, which is the file's name without `.yaml`
///     version     a whole number from 1, one more with each change that matters
///     title       the name people see
///     about       one sentence on what it is for
///     person      `required` where it is about somebody, else `none`
///     hears       words in free text that call for it (a list; may be missing, as the next three)
///     opens       what is shown first: `commitments`, `notes`
///     words       the words to say, a paragraph each; `{field}` stands for that answer as a sentence
///     promises    each `never reach: FIELD`, `before: FIELD` or `before: FIELD is VALUE`, and maybe
///                 `unless: CONDITION`; proved over every path, a skip counting as no answer
///     questions   each with the keys below; the first is where the talk starts
///
/// Keys of a question (`id`, `label`, `ask`, `type`, `next` and those of its type must be there):
///
///     id          the field that the answer fills, of a–z, 0–9 and `-`
///     label       a short noun for documents
///     ask         what is asked; `{person}` and `{field}` may stand in it, and in `why` and `example`
///     type        text, choice, person, date, scale, commitments, confirm
///     choices     of a choice: its words
///     from, to    of a scale: its ends
///     why         the principle behind the question, evidence ids in brackets
///     example     an answer that would do
///     optional    true, false, or a condition under which it may be skipped
///     private     true where the answer stays out of shared documents
///     record      false where it has no section of its own in the document
///     waits       true where the talk may pause for an answer that only the other person can give
///     hears       true where the free sentence that called for the type is kept for this text; else for the first
///     rules       the coach's rules and families that read the answer
///     about       the earlier field that this answer speaks of: when that changes, this is asked again
///     next        a question's id or `end`; or a list of `when: CONDITION`, `to: …`, the last without `when`
///
/// A condition is `FIELD is VALUE or VALUE`, `FIELD is not VALUE`, `FIELD given`, `FIELD skipped`, or several joined
/// by `and`. A scale's values are its numbers, a confirmation's `yes` and `no`.
package enum FlowFile {
  static let keys = [
    "flow", "version", "title", "about", "person", "hears", "opens", "words", "promises", "questions",
  ]

  /// The flow that the bytes describe, checked (`FlowCheck`) unless it is one of ours, which a test has checked.
  ///
  /// `name` is the path that messages show; its last part must be the flow's id and `.yaml`. `knownRules` are
  /// the coach's rules and families; nil leaves them unchecked. Throws every mistake that could be found.
  package static func read(
    bytes: [UInt8], name: String, knownRules: Set<String>? = nil, isTrusted: Bool = false
  ) throws(DataErrors) -> Flow {
    let (flow, places) = try parse(bytes: bytes, name: name)
    guard !isTrusted else { return flow }
    let problems = FlowCheck(flow, places: places, knownRules: knownRules).problems
    guard problems.isEmpty else {
      throw DataErrors(
        problems.map { DataError(file: name, place: $0.place, what: $0.what, remedy: $0.remedy) })
    }
    return flow
  }

  /// The flow as written, with the places of its parts; what it means is not checked.
  package static func parse(bytes: [UInt8], name: String) throws(DataErrors) -> (Flow, FlowPlaces) {
    let fields: Fields
    do throws(DataError) {
      fields = try Fields(try DataFile.read(bytes, name: name), of: "a flow", known: keys, in: name)
    } catch {
      throw DataErrors([error])
    }
    var reading = FlowReading(fields: fields, file: name)
    let digest = SHA256.hash(data: bytes).prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    return try reading.flow(digest: digest)
  }
}

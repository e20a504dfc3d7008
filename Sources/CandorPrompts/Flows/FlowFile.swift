// SPDX-License-Identifier: GPL-3.0-or-later
package import CandorCore
internal import Crypto

/// A conversation type's file, read and checked.
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

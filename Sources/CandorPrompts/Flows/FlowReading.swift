// SPDX-License-Identifier: GPL-3.0-or-later
internal import CandorCore

/// Takes a flow's map apart, going on after a mistake so that all of them are told at once.
struct FlowReading {
  let fields: Fields
  let file: String
  private var places = FlowPlaces()
  private var mistakes: [DataError] = []

  init(fields: Fields, file: String) {
    self.fields = fields
    self.file = file
  }

  mutating func flow(digest: String) throws(DataErrors) -> (Flow, FlowPlaces) {
    let id = noting("") { fields throws(DataError) in try Self.id(fields) }
    let version = noting(1) { fields throws(DataError) in try Self.version(fields) }
    let title = noting("") { fields throws(DataError) in try fields.text("title") }
    let about = noting("") { fields throws(DataError) in try fields.text("about") }
    let person = noting("none") { fields throws(DataError) in
      fields.optional("person") == nil ? "none" : try fields.word("person", among: ["required", "none"])
    }
    let hears = noting([]) { fields throws(DataError) in try fields.texts("hears") }
    let opens = noting([]) { fields throws(DataError) in try Self.openers(fields) }
    let words = noting([]) { fields throws(DataError) in try fields.texts("words") }
    if let lines = try? fields.list("words") { places.words = lines.map(\.place) }
    let promises = parts("promises") { node, file throws(DataError) in try FlowPromise(node, in: file) }
    var questions: [Question] = []
    for (question, keys) in parts(
      "questions", { node, file throws(DataError) in try questionAndPlaces(node, file) })
    {
      questions.append(question)
      places.questions.append(keys)
    }
    if questions.isEmpty, mistakes.isEmpty {
      mistakes.append(
        DataError(
          file: file, place: fields.optional("questions")?.place ?? fields.place,
          what: "the flow has no questions", remedy: "Write at least one below `questions:`."))
    }
    guard mistakes.isEmpty else {
      throw DataErrors(
        mistakes.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) })
    }
    let flow = Flow(
      reference: FlowReference(id: id, version: version, digest: digest), title: title, about: about,
      needsPerson: person == "required", hears: hears.map { $0.lowercased() }, opens: opens, words: words,
      promises: promises, questions: questions)
    return (flow, places)
  }

  /// The value that `read` finds, or `fallback` with the mistake noted.
  private mutating func noting<Value>(
    _ fallback: Value, _ read: (Fields) throws(DataError) -> Value
  ) -> Value {
    do throws(DataError) {
      return try read(fields)
    } catch {
      mistakes.append(error)
      return fallback
    }
  }

  /// The parts of the list `key` that can be read; the mistakes of the others are noted.
  private mutating func parts<Part>(
    _ key: String, _ read: (Node, String) throws(DataError) -> Part
  ) -> [Part] {
    let nodes = noting([]) { fields throws(DataError) in try fields.list(key) }
    var parts: [Part] = []
    for node in nodes {
      let file = file
      if let part = noting(Part?.none, { _ throws(DataError) in try read(node, file) }) { parts.append(part) }
    }
    return parts
  }

  private static func id(_ fields: Fields) throws(DataError) -> String {
    let id = try fields.text("flow")
    let place = try fields.required("flow").place
    guard id.isSlug else {
      throw DataError(
        file: fields.file, place: place, what: "“\(excerpt(id))” cannot be the name of a flow",
        remedy: "Use up to 64 of a–z, 0–9 and `-`.")
    }
    let name = fields.file.split(separator: "/").last.map(String.init) ?? ""
    guard name == id + ".yaml" else {
      throw DataError(
        file: fields.file, place: place, what: "the flow is `\(id)`, its file is not",
        remedy: "Name the file `\(id).yaml`, or change the flow's name.")
    }
    return id
  }

  private static func version(_ fields: Fields) throws(DataError) -> Int {
    let version = try fields.number("version")
    guard version >= 1 else {
      throw DataError(
        file: fields.file, place: try fields.required("version").place, what: "versions count from 1",
        remedy: "Write `version: 1`, and one more with each change that matters.")
    }
    return version
  }

  private static func openers(_ fields: Fields) throws(DataError) -> [Flow.Opener] {
    var openers: [Flow.Opener] = []
    for node in try fields.list("opens") {
      let word = try node.text("a line of `opens`", in: fields.file)
      guard let opener = Flow.Opener(rawValue: word) else {
        throw DataError(
          file: fields.file, place: node.place, what: "“\(excerpt(word))” cannot be shown at the start",
          remedy: "It is one of: \(Flow.Opener.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      openers.append(opener)
    }
    return openers
  }
}

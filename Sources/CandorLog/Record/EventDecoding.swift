// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

extension Line {
  /// The event that the record stands for, of a known kind, its body being the object `json`.
  func event(_ kind: Kind, _ json: ByteView) throws(BodyReader.Unreadable) -> Event {
    var body = try BodyReader(json)
    let event = try event(kind, &body)
    guard body.isDone() else { throw BodyReader.Unreadable(field: "b") }
    return event
  }

  /// What is left of a record whose words were taken away.
  func erased(_ kind: Kind) -> Erased {
    switch kind {
    case .start: .start
    case .commit, .pledge: .commitment
    case .answer:
      if let conversation, let field = try? field() { .answer(conversation, field) } else { .other }
    case .person, .rename, .alias, .note, .pause, .resume, .complete, .abandon, .skip, .undo, .revisit,
      .privacy, .draft, .remark, .keep, .move, .end, .export, .forget, .redact:
      .other
    }
  }

  private func event(_ kind: Kind, _ body: inout BodyReader) throws(BodyReader.Unreadable) -> Event {
    switch kind {
    case .person: .personAdded(try whose(), name: try body.text("name"))
    case .rename: .personRenamed(try whose(), name: try body.text("name"))
    case .alias: .aliasAdded(try whose(), alias: try body.text("alias"))
    case .note:
      .noted(try whose(), text: try body.text("text"), day: try body.day("day"), conversation: conversation)
    case .start: .started(try which(), try opening(&body))
    case .pause: .paused(try which(), waiting: try body.flag("waiting"))
    case .resume: .resumed(try which())
    case .complete: .completed(try which(), day: try body.day("day"))
    case .abandon: .abandoned(try which())
    case .answer: .answered(try which(), try field(), try body.answer())
    case .skip: .skipped(try which(), try field())
    case .undo: .undone(try which())
    case .revisit: .revisited(try which(), try field())
    case .privacy: .privacyChanged(try which(), try field(), isPrivate: try body.flag("private"))
    case .draft: .drafted(conversation, try fieldIfAny(), text: try body.text("text"))
    case .remark:
      .remarked(
        try which(), try field(), RemarkSaid(rule: try body.text("rule"), quote: try body.text("quote")))
    case .keep: .kept(try which(), try field(), because: try body.text(ifAny: "because"))
    case .commit: try commitment(&body)
    case .pledge: try pledge(&body)
    case .move: .commitmentMoved(try body.id("id"), due: try body.span(), day: try body.day("day"))
    case .end: .commitmentClosed(try body.id("id"), try body.ending(), day: try body.day("day"))
    case .export:
      .exported(person, conversation, path: try body.text("path"), day: try body.day("day"))
    case .forget: .forgotten(try whose(), day: try body.day("day"))
    case .redact:
      .redacted(
        RecordPlace(device: try body.text("dev"), number: try body.number("n")), day: try body.day("day"))
    }
  }

  private func whose() throws(BodyReader.Unreadable) -> PersonID {
    guard let person else { throw BodyReader.Unreadable(field: "s") }
    return person
  }

  private func which() throws(BodyReader.Unreadable) -> ConversationID {
    guard let conversation else { throw BodyReader.Unreadable(field: "c") }
    return conversation
  }

  private func field() throws(BodyReader.Unreadable) -> Field {
    guard let field = try fieldIfAny() else { throw BodyReader.Unreadable(field: "f") }
    return field
  }

  /// What stands after the `#`.
  private func fieldIfAny() throws(BodyReader.Unreadable) -> Field? {
    guard let reference, let mark = reference.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    guard let field = reference[mark + 1..<reference.count].unescaped else {
      throw BodyReader.Unreadable(field: "f")
    }
    return field
  }

  private func opening(_ body: inout BodyReader) throws(BodyReader.Unreadable) -> Opening {
    guard let reference = reference?.unescaped, let mark = reference.utf8.lastIndex(of: UInt8(ascii: "@")),
      let version = Int(reference[reference.utf8.index(after: mark)...])
    else { throw BodyReader.Unreadable(field: "f") }
    let flow = FlowReference(
      id: String(reference[..<mark]), version: version, digest: try body.text("digest"))
    return Opening(flow: flow, person: person, day: try body.day("day"), parent: try body.id(ifAny: "parent"))
  }

  private func commitment(_ body: inout BodyReader) throws(BodyReader.Unreadable) -> Event {
    let id: CommitmentID = try body.id("id")
    let commitment = Commitment(
      pledge: try body.pledge(), conversation: try which(), field: try field(), person: person,
      day: try body.day("day"))
    return .committed(id, commitment)
  }

  private func pledge(_ body: inout BodyReader) throws(BodyReader.Unreadable) -> Event {
    let id: CommitmentID = try body.id("id")
    let pledge = try body.pledge()
    return .committed(id, Commitment(pledge: pledge, person: person, day: try body.day("day")))
  }
}

extension BodyReader {
  fileprivate mutating func answer() throws(Unreadable) -> Answer {
    let text = try text("text")
    let isPrivate = try flag("private")
    let wasAsked = try flag("asked")
    return Answer(text: text, value: try value(), isPrivate: isPrivate, wasAsked: wasAsked)
  }

  private mutating func value() throws(Unreadable) -> Answer.Value {
    let word = try word("as")
    if word.isEqual(to: "text") { return .text }
    if word.isEqual(to: "choice") { return .choice(try text("choice")) }
    if word.isEqual(to: "date") { return .date(try span()) }
    if word.isEqual(to: "person") { return .person(try id(ifAny: "person")) }
    if word.isEqual(to: "scale") { return .scale(try number("scale")) }
    if word.isEqual(to: "confirm") { return .confirmed(try flag("confirmed")) }
    if word.isEqual(to: "commitments") {
      let isComplete = try flag("complete")
      return .commitments(try pledges("commitments"), isComplete: isComplete)
    }
    throw Unreadable(field: "as")
  }

  fileprivate mutating func ending() throws(Unreadable) -> Commitment.Ending {
    let word = try word("ending")
    if word.isEqual(to: "done") { return .done }
    if word.isEqual(to: "missed") { return .missed }
    if word.isEqual(to: "dropped") { return .dropped(why: try text("why")) }
    throw Unreadable(field: "ending")
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

extension StoredRecord {
  /// The record for an event; its person, conversation and flow come from the event and from `context`.
  init(_ event: Event, salt: Salt, context: Context) throws(LogError) {
    var body = BodyWriter(salt: event.isClear ? salt : nil)
    let header = Header(event, context, &body)
    if let what = body.unstorable ?? header.unstorable { throw LogError(.unstorable(what)) }
    kind = header.kind
    person = header.person
    conversation = header.conversation
    reference = header.reference
    self.body = body.finish()
    guard self.body.count <= BodyWriter.limit else {
      throw LogError(.tooLarge(bytes: self.body.count, limit: BodyWriter.limit))
    }
  }
}

extension Event {
  /// Whether it holds no words and is recorded as it is: see `Kind.Key.none`.
  fileprivate var isClear: Bool {
    switch self {
    case .forgotten, .redacted: true
    default: false
    }
  }
}

private struct Header {
  let kind: Kind
  var person: PersonID?
  var conversation: ConversationID?
  var reference: String?
  private var isErased = false

  /// Most bytes that a flow and a field may have together.
  static let referenceLimit = 512

  /// What keeps the header from being read back.
  var unstorable: String? {
    if isErased { return "a record without its words is never written" }
    guard let reference else { return nil }
    if reference.utf8.count > Self.referenceLimit { return "a flow or field name is too long" }
    if kind == .start && reference.contains("#") { return "a flow's name has a # in it" }
    return nil
  }

  private init(_ kind: Kind, _ person: PersonID?, _ conversation: ConversationID? = nil) {
    self.kind = kind
    self.person = person
    self.conversation = conversation
  }

  private init(_ kind: Kind, _ conversation: ConversationID?, _ field: Field?, _ context: Context) {
    self.kind = kind
    self.person = conversation.flatMap { context.person(in: $0) }
    self.conversation = conversation
    self.reference = context.reference(conversation, field)
  }

  private init(_ kind: Kind, _ id: CommitmentID, _ context: Context) {
    self.kind = kind
    let known = context.commitment(id)
    self.person = known?.person
    self.conversation = known?.conversation
  }

  /// Writes the event's fields to `body` in the catalogue's order.
  init(_ event: Event, _ context: Context, _ body: inout BodyWriter) {
    switch event {
    case .personAdded(let id, let name):
      self.init(.person, id)
      body.text("name", name)
    case .personRenamed(let id, let name):
      self.init(.rename, id)
      body.text("name", name)
    case .aliasAdded(let id, let alias):
      self.init(.alias, id)
      body.text("alias", alias)
    case .noted(let id, let text, let day, let conversation):
      self.init(.note, id, conversation)
      body.text("text", text)
      body.day("day", day)
    case .started(let id, let opening):
      self.init(.start, opening.person, id)
      reference = opening.flow.text
      body.opening(opening)
    case .paused(let id, let waiting):
      self.init(.pause, id, nil, context)
      body.flag("waiting", waiting)
    case .resumed(let id):
      self.init(.resume, id, nil, context)
    case .completed(let id, let day):
      self.init(.complete, id, nil, context)
      body.day("day", day)
    case .abandoned(let id):
      self.init(.abandon, id, nil, context)
    case .answered(let id, let field, let answer):
      self.init(.answer, id, field, context)
      body.answer(answer)
    case .skipped(let id, let field):
      self.init(.skip, id, field, context)
    case .undone(let id):
      self.init(.undo, id, nil, context)
    case .revisited(let id, let field):
      self.init(.revisit, id, field, context)
    case .privacyChanged(let id, let field, let isPrivate):
      self.init(.privacy, id, field, context)
      body.flag("private", isPrivate)
    case .drafted(let id, let field, let text):
      self.init(.draft, id, field, context)
      body.text("text", text)
    case .remarked(let id, let field, let remark):
      self.init(.remark, id, field, context)
      body.text("rule", remark.rule)
      body.text("quote", remark.quote)
    case .kept(let id, let field, let because):
      self.init(.keep, id, field, context)
      body.text("because", ifAny: because)
    case .committed(let id, let commitment):
      if commitment.conversation == nil {
        self.init(.pledge, commitment.person)
      } else {
        self.init(.commit, commitment.conversation, commitment.field, context)
        person = commitment.person
      }
      body.id("id", id)
      body.pledge(commitment.pledge)
      body.day("day", commitment.day)
    case .commitmentMoved(let id, let due, let day):
      self.init(.move, id, context)
      body.id("id", id)
      body.span(due)
      body.day("day", day)
    case .commitmentClosed(let id, let ending, let day):
      self.init(.end, id, context)
      body.id("id", id)
      body.ending(ending)
      body.day("day", day)
    case .exported(let person, let conversation, let path, let day):
      self.init(.export, person, conversation)
      body.text("path", path)
      body.day("day", day)
    case .forgotten(let person, let day):
      self.init(.forget, person)
      body.day("day", day)
    case .redacted(let place, let day):
      self.init(.redact, nil)
      body.text("dev", place.device)
      body.number("n", place.number)
      body.day("day", day)
    case .erased:
      self.init(.redact, nil)
      isErased = true
    }
  }
}

extension BodyWriter {
  fileprivate mutating func opening(_ opening: Opening) {
    text("digest", opening.flow.digest)
    day("day", opening.day)
    if let parent = opening.parent { id("parent", parent) }
  }

  fileprivate mutating func answer(_ answer: Answer) {
    text("text", answer.text)
    flag("private", answer.isPrivate)
    flag("asked", answer.wasAsked)
    switch answer.value {
    case .text:
      text("as", "text")
    case .choice(let word):
      text("as", "choice")
      text("choice", word)
    case .date(let days):
      text("as", "date")
      span(days)
    case .person(let person):
      text("as", "person")
      if let person { id("person", person) }
    case .scale(let value):
      text("as", "scale")
      number("scale", value)
    case .confirmed(let value):
      text("as", "confirm")
      flag("confirmed", value)
    case .commitments(let pledges, let isComplete):
      text("as", "commitments")
      flag("complete", isComplete)
      self.pledges("commitments", pledges)
    }
  }

  fileprivate mutating func ending(_ ending: Commitment.Ending) {
    switch ending {
    case .done:
      text("ending", "done")
    case .missed:
      text("ending", "missed")
    case .dropped(let why):
      text("ending", "dropped")
      text("why", why)
    }
  }
}

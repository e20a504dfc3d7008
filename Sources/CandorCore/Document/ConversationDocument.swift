// SPDX-License-Identifier: GPL-3.0-or-later

/// The record of one conversation, to read, to share or to process.
package struct ConversationDocument: Sendable {
  let record: Record
  let conversation: Conversation
  /// Nil where the type is no longer there; then fields go by their names.
  let flow: Flow?
  /// Reads goals criterion by criterion; nil leaves that out.
  let coach: Coach?

  package init(record: Record, conversation: Conversation, flow: Flow?, coach: Coach? = nil) {
    self.record = record
    self.conversation = conversation
    self.flow = flow
    self.coach = coach
  }

  /// The document one would hand over: one paragraph a line, private answers left out.
  package var markdown: String { Markdown.text(of: page) }

  /// The same document for a browser and for paper.
  package var html: String { HTML.text(of: page) }

  private var page: Page {
    var blocks: [Page.Block] = []
    let words = wordsToSay
    if !words.isEmpty {
      blocks.append(.heading([.own("The words to say")]))
      blocks += words.map { .speech([.words($0)]) }
    }
    for field in sections where field.pledges.isEmpty {
      guard let answer = field.answer else { continue }
      blocks.append(.heading([.words(heading(field.field))]))
      blocks.append(.paragraph([.words(spoken(answer))]))
    }
    let criteria = criteria
    if !criteria.isEmpty {
      blocks.append(.heading([.own("Criterion by criterion")]))
      blocks.append(.table(header: ["Criterion", "Words that carry it"], rows: criteria))
    }
    let rows = commitmentRows
    if !rows.isEmpty {
      blocks.append(.heading([.own("Commitments")]))
      blocks.append(.table(header: ["#", "Who", "What", "When"], rows: rows))
    }
    return Page(title: [.words(title)], dateline: [.own(dateline)], blocks: blocks)
  }

  /// Everything recorded, private answers marked.
  package var json: JSON {
    let answers = conversation.fields.compactMap { field -> JSON? in
      guard let answer = field.answer else { return nil }
      var day: [JSON.Field] = []
      if case .date(let span) = answer.value { day = [.init("day", span.json)] }
      return .object(
        [
          .init("field", .string(field.field)), .init("text", .string(answer.text)),
          .init("private", .bool(field.isPrivate)), .init("at", .string(rfc3339(field.at))),
          .init("asked", .bool(answer.wasAsked)),
        ] + day)
    }
    let remarks = conversation.fields.flatMap { field in
      field.remarks.map { remark -> JSON in
        .object([
          .init("field", .string(field.field)), .init("rule", .string(remark.said.rule)),
          .init("quote", .string(remark.said.quote)),
          .init("kept", .bool(remark.isKept || conversation.revisiting != field.field)),
        ])
      }
    }
    let commitments = record.commitments(of: conversation.id).map { CommitmentList.json($0, in: record) }
    return .object([
      .init("version", .number(1)), .init("id", .number(conversation.number)),
      .init("flow", .string(conversation.opening.flow.id)),
      .init("person", .optional(record.name(of: conversation))),
      .init("status", .string(conversation.status.rawValue)), .init("answers", .array(answers)),
      .init("commitments", .array(commitments)), .init("remarks", .array(remarks)),
    ])
  }

  /// "Feedback: Ana".
  package var title: String {
    let kind = flow?.title ?? conversation.opening.flow.id
    return record.name(of: conversation).map { "\(kind): \($0)" } ?? kind
  }

  private var dateline: String {
    let day = (conversation.completedOn ?? conversation.opening.day).spoken
    let isUnfinished = conversation.status != .completed && flow?.walk(conversation).at != nil
    let state = isUnfinished ? " · \(conversation.status.rawValue), not finished" : ""
    return "\(day) · conversation \(conversation.number)\(state)"
  }

  /// The fields that have a section of their own: with an answer, not private, not said in the words to say already.
  private var sections: [FieldState] {
    let said = Set(flow?.words.flatMap(Template.fields) ?? [])
    return inOrder.filter { field in
      field.answer != nil && !field.isPrivate && !said.contains(field.field)
        && flow?.question(field.field)?.isInRecord ?? true
    }
  }

  /// Every field in the order of the questions, then what the type does not know (any more).
  package var inOrder: [FieldState] {
    guard let flow else { return conversation.fields }
    let known = flow.questions.compactMap { conversation[$0.id] }
    return known + conversation.fields.filter { flow.question($0.field) == nil }
  }

  func heading(_ field: Field) -> String {
    var label = flow?.question(field)?.label ?? field
    if let verdict = flow?.questions.first(where: { $0.about == field && !$0.isInRecord }),
      let said = conversation.answer(verdict.id)
    {
      label += " (\(verdict.label.lowercased()): \(said.text))"
    }
    guard conversation.answer(field)?.wasAsked == false else { return label }
    return "\(label) (not asked)"
  }

  /// The answer as a document prints it: a day in full, a text as a sentence.
  func spoken(_ answer: Answer) -> String {
    switch answer.value {
    case .date(let span): span.spokenDays + (answer.recurrence.map { ", \($0.spoken)" } ?? "")
    case .text: answer.text.asSentence
    case .person(let id): id.flatMap(record.person)?.name ?? answer.text
    case .choice, .scale, .confirmed: answer.text
    case .commitments(let pledges, _): pledges.map(\.what).joined(separator: "; ")
    }
  }

  /// The paragraphs of the words to say, from the type's templates; a private answer or none leaves its place out.
  private var wordsToSay: [String] {
    guard let flow else { return [] }
    return flow.words.compactMap { template in
      Template.filled(template) { field in
        guard let state = conversation[field], let answer = state.answer, !state.isPrivate else { return nil }
        return spoken(answer)
      }
    }
  }

  private var criteria: [[String]] {
    guard let flow, let coach else { return [] }
    let names = KnownNames(record.people.flatMap(\.names))
    return GoalAssessment(coach: coach, conversation: conversation, flow: flow, names: names).rows
  }

  /// The commitments made, and those that confirming the conversation would make.
  private var commitmentRows: [[String]] {
    let fields = inOrder.filter { !$0.isPrivate }.map(\.field)
    let changes = CommitmentChanges(record, conversation, fields: fields)
    let gone = Set(changes.gone.map(\.id))
    let made = record.commitments(of: conversation.id).filter { $0.made.field.map(fields.contains) ?? false }
    let name = record.name(of: conversation)
    return made.map { commitment in
      let ending =
        gone.contains(commitment.id) ? " (taken out)" : commitment.isOpen ? "" : " (\(commitment.status))"
      return [
        String(commitment.number), CommitmentList.owner(commitment.made.pledge, person: name),
        commitment.made.pledge.what, (commitment.due?.spokenDays ?? "no day") + ending,
      ]
    }
      + changes.added.map { _, pledge in
        ["–", CommitmentList.owner(pledge, person: name), pledge.what, pledge.due?.spokenDays ?? "no day"]
      }
  }
}

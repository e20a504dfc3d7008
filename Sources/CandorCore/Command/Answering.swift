// SPDX-License-Identifier: GPL-3.0-or-later

extension Session {
  /// A line that is no command: an answer to the open question, or the yes at the end.
  func answer(_ text: String, in talk: Talk, at moment: Moment) throws(Refusal) -> [Event] {
    guard let question = talk.question else { return try confirm(text, in: talk, at: moment) }
    let id = talk.conversation.id
    let isRevisit = talk.conversation.revisiting == question.id
    if text.trimmed.isEmpty {
      if case .commitments = question.type { return try endList(in: talk, question) }
      if isRevisit, talk.state?.answer != nil { return [.kept(id, question.id, because: nil)] }
      if talk.mayBeSkipped { return [.skipped(id, question.id)] }
      throw Refusal(
        .usage, "This one needs an answer. /example shows one, /pause keeps everything for later.")
    }
    if isRevisit, talk.state?.answer?.text == text.trimmed, !talk.isStale {
      return [.kept(id, question.id, because: nil)]
    }
    var (events, answer) = try read(text, for: question, in: talk, at: moment)
    answer.isPrivate = talk.state?.isPrivate ?? question.isPrivate
    events.append(.answered(id, question.id, answer))
    let remarks = worthSaying(about: text, answering: question, in: talk)
    events += remarks.map { .remarked(id, question.id, RemarkSaid(rule: $0.rule, quote: $0.quote)) }
    if isInteractive, !remarks.isEmpty, !answer.isList { events.append(.revisited(id, question.id)) }
    return events
  }

  /// What the answer means, and the people it names for the first time.
  func read(
    _ text: String, for question: Question, in talk: Talk, at moment: Moment
  ) throws(Refusal) -> ([Event], Answer) {
    switch question.type {
    case .text: return ([], Answer(text: text.trimmed, value: .text))
    case .choice(let choices):
      let choice = try Self.choice(text, of: choices)
      return ([], Answer(text: choice, value: .choice(choice)))
    case .scale(let range):
      guard let number = Int(text.trimmed), range.contains(number) else {
        throw Refusal(.usage, "Please give a number from \(range.lowerBound) to \(range.upperBound).")
      }
      return ([], Answer(text: String(number), value: .scale(number)))
    case .confirm:
      guard let yes = Self.yesOrNo(text) else { throw Refusal(.usage, "Please answer y or n.") }
      return ([], Answer(text: yes ? "yes" : "no", value: .confirmed(yes)))
    case .date:
      return ([], Answer(text: text.trimmed, value: .date(try Self.dayOrNext(text, today: moment.today))))
    case .person:
      if ["me", "i", "myself"].contains(text.trimmed.lowercased()) {
        return ([], Answer(text: "me", value: .person(nil)))
      }
      let (events, id) = try personNamed(text.trimmed, at: moment)
      return (events, Answer(text: text.trimmed, value: .person(id)))
    case .commitments:
      let before = talk.state?.pledges ?? []
      let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
      var pledges = before
      for line in lines { pledges.append(try pledge(line, in: talk, at: moment)) }
      let words = (talk.state?.answer.map { $0.text.isEmpty ? [] : [$0.text] } ?? []) + lines
      return (
        [], Answer(text: words.joined(separator: "\n"), value: .commitments(pledges, isComplete: false))
      )
    }
  }

  /// The one choice that a word, its beginning or a number names.
  static func choice(_ text: String, of choices: [String]) throws(Refusal) -> String {
    let typed = text.trimmed.lowercased()
    if let number = Int(typed), choices.indices.contains(number - 1) { return choices[number - 1] }
    if choices.contains(typed) { return typed }
    let candidates = choices.filter { $0.hasPrefix(typed) }
    if candidates.count == 1 { return candidates[0] }
    let offered = candidates.isEmpty ? choices : candidates
    let meant = CommandName(typedAs: text).map { " The command is /\($0.rawValue)." } ?? ""
    throw Refusal(.usage, "Please choose one of: \(offered.joined(separator: ", ")).\(meant)")
  }

  /// The day or days that a text names.
  ///
  /// - Throws: unreadable (65), with the forms that are read; ambiguous (65), with the readings.
  package static func day(_ text: String, today: Day) throws(Refusal) -> DaySpan {
    switch DateReader(today: today).read(text) {
    case .span(let span): return span
    case .ambiguous(let spans): throw ambiguous(spans)
    case .impossible:
      throw Refusal(.unreadable, "I know of no such day. Try one of: \(DateReader.acceptedForms).")
    case .unreadable:
      throw Refusal(.unreadable, "I can't read that as a day. Try one of: \(DateReader.acceptedForms).")
    }
  }

  /// As `day`; "every other Monday" is its next one.
  private static func dayOrNext(_ text: String, today: Day) throws(Refusal) -> DaySpan {
    do {
      return try day(text, today: today)
    } catch {
      guard let next = RecurrenceReader(today: today).read(text)?.next(after: today) else { throw error }
      return DaySpan(next, next)
    }
  }

  static func ambiguous(_ spans: [DaySpan]) -> Refusal {
    let readings = spans.map(\.from.spoken).joined(separator: " or ")
    return Refusal(
      .unreadable, "That could be \(readings). Please write the month as a word, 3 July for instance.")
  }

  static func yesOrNo(_ text: String) -> Bool? {
    switch text.trimmed.lowercased() {
    case "y", "yes": true
    case "n", "no": false
    default: nil
    }
  }

  /// Somebody by the whole name or alias; else a new person, since a guess could land with the wrong one.
  ///
  /// - Throws: more words than a name has (64): a sentence that went astray.
  func personNamed(_ name: String, at moment: Moment) throws(Refusal) -> ([Event], PersonID) {
    if let known = record.person(called: name) { return ([], known.id) }
    guard name.split(whereSeparator: \.isWhitespace).count <= 5, !name.contains(where: \.isNewline) else {
      throw Refusal(.usage, "That is more than a name. For instance: start feedback Ana")
    }
    let id: PersonID = moment.id()
    return ([.personAdded(id, name: name)], id)
  }

  /// The coach's remarks that are worth saying now: at most two, none for a wording that was kept.
  func worthSaying(about text: String, answering question: Question, in talk: Talk) -> [Remark] {
    guard !question.rules.isEmpty else { return [] }
    let kept = talk.state?.keptWordings ?? []
    let remarks = coach.remarks(
      on: text, reading: question.rules, in: talk.flow.reference.id, names: record.people.flatMap(\.names))
    return Array(
      remarks.filter { remark in !kept.contains(RemarkSaid(rule: remark.rule, quote: remark.quote)) }.prefix(
        2))
  }

  private func pledge(_ line: String, in talk: Talk, at moment: Moment) throws(Refusal) -> Pledge {
    let person = talk.conversation.opening.person.flatMap(record.person)
    let reader = PledgeReader(today: moment.today, person: person?.name, aliases: person?.aliases ?? [])
    switch reader.read(line) {
    case .pledge(let pledge): return pledge
    case .ambiguousDay(_, let spans): throw Self.ambiguous(spans)
    case .empty:
      throw Refusal(
        .usage, "Please write one line each: who: what by when. For instance, me: book the room by friday")
    }
  }

  /// An empty line at a list: it is complete, or left open where it is optional.
  private func endList(in talk: Talk, _ question: Question) throws(Refusal) -> [Event] {
    let id = talk.conversation.id
    guard var answer = talk.state?.answer, case .commitments(let pledges, let isComplete) = answer.value,
      !pledges.isEmpty
    else {
      if talk.mayBeSkipped { return [.skipped(id, question.id)] }
      throw Refusal(.usage, "At least one line, please: who: what by when. /example shows some.")
    }
    if isComplete, !talk.isStale { return [.kept(id, question.id, because: nil)] }
    answer.value = .commitments(pledges, isComplete: true)
    return [.answered(id, question.id, answer)]
  }
}

extension Answer {
  var isList: Bool {
    if case .commitments = value { true } else { false }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import CandorCore
@testable import CandorLog

/// What is handed over on a person, against the log that it is made from.
@Suite struct DisclosureTests {
  /// Random events on two devices, one after the other.
  private func history(seed: UInt64) throws -> Sandbox {
    let sandbox = Sandbox()
    var random = SeededChance(seed: seed)
    for device in 1...2 as ClosedRange<UInt64> {
      if device == 2 { Sandbox.remove(sandbox.root + "/state/device") }
      var log = try sandbox.open(seed: seed &* 10 &+ device)
      if device == 1 {
        for bits in 0...3 as ClosedRange<UInt64> {
          let opening = Opening(
            flow: Samples.feedback, person: PersonID(bits: bits), day: Samples.today, parent: nil)
          try log.append(
            [
              .personAdded(PersonID(bits: bits), name: "Person \(bits)"),
              .started(ConversationID(bits: bits), opening),
            ], at: Samples.moment(0))
        }
      }
      for _ in 0..<30 {
        try log.append([random.event()], at: Samples.moment(Int64.random(in: 0...1_000_000, using: &random)))
      }
      try log.close()
    }
    return sandbox
  }

  private func scan(_ sandbox: Sandbox) throws -> (record: Record, all: [Recorded]) {
    var record = Record()
    var all: [Recorded] = []
    try LogReader.records(sandbox.places, sandbox.unlocking) { recorded in
      all.append(recorded)
      if let event = recorded.event { record.apply(event, at: recorded.at) }
    }
    return (record, all)
  }

  private func disclosure(of person: Person, in record: Record, _ all: [Recorded]) -> Disclosure {
    var holdings = Holdings(of: person, in: record)
    for recorded in all { holdings.take(recorded) }
    return Disclosure(of: person, in: record, holdings: holdings, options: .init(moment: 0))
  }

  private func holds(_ text: String, _ part: String) -> Bool {
    part.isEmpty || Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
  }

  @Test func holdsEveryRecordOfThePersonExactlyOnce() throws {
    var people = 0
    var answers = 0
    for seed in 1...30 as ClosedRange<UInt64> {
      let sandbox = try history(seed: seed)
      var lines: [String] = []
      try LogReader.export(sandbox.places, .refusing, format: .jsonl) { lines.append($0) }
      let (record, all) = try scan(sandbox)
      #expect(all.count == lines.count)
      for person in record.people {
        people += 1
        let disclosure = disclosure(of: person, in: record, all)
        let theirs = lines.filter { line in
          // The header alone: a body may quote one.
          line.prefix(upTo: line.firstRange(of: ",\"bh\":\"")?.lowerBound ?? line.endIndex)
            .contains(#","s":"\#(person.id)""#)
        }
        let listed = disclosure.sections.flatMap(\.lines).map(\.recorded)
        #expect(listed.count == theirs.count, "seed \(seed)")
        #expect(Set(listed) == Set(all.filter { $0.person == person.id }), "seed \(seed)")
        #expect(Set(listed).count == listed.count, "seed \(seed): listed twice")
        #expect(Set(listed).isDisjoint(with: disclosure.holdings.elsewhere), "seed \(seed)")
        let text = disclosure.text
        let json = disclosure.json.text
        for recorded in listed {
          let place = "\(disclosure.moment(recorded.at)) \(disclosure.reference(recorded)) "
          #expect(holds(text, place), "seed \(seed): \(place)")
          guard case .answered(_, _, let answer) = recorded.event else { continue }
          answers += 1
          #expect(holds(json, JSON.string(answer.text).text), "seed \(seed)")
          for word in answer.text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }) {
            #expect(holds(text, String(word)), "seed \(seed): \(word.debugDescription)")
            #expect(
              holds(disclosure.markdown, String(Markdown.paragraph("x\(word)").dropFirst())), "seed \(seed)")
          }
          guard case .commitments(let pledges, _) = answer.value else { continue }
          for what in pledges.map(\.what) { #expect(holds(json, JSON.string(what).text), "seed \(seed)") }
        }
      }
    }
    #expect(people > 60 && answers > 200, "\(people) people, \(answers) answers: too few to prove anything")
  }

  @Test func saysWhichAnswersStandAsTheFoldDoes() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededChance(seed: seed)
      var record = Record()
      var all: [Recorded] = []
      for number in 1...60 {
        let event: Event = number == 1 ? Samples.start : random.change(number)
        record.apply(event, at: 0)
        all.append(
          Recorded(
            number: number, device: "d", at: 0, kind: "", person: Samples.sam, conversation: Samples.talk,
            event: event))
      }
      let standings = AnswerStanding(all).standings
      var standing: [Field: String] = [:]
      for (index, what) in standings where what == .stands {
        guard case .answered(_, let field, let answer) = all[index].event else { continue }
        #expect(standing.updateValue(answer.text, forKey: field) == nil, "seed \(seed): two stand")
      }
      let fold = record.conversation(Samples.talk)?.fields.compactMap { state in
        state.answer.map { (state.field, $0.text) }
      }
      #expect(standing == Dictionary(uniqueKeysWithValues: fold ?? []), "seed \(seed)")
    }
  }

  @Test func listsWhatMentionsThemElsewhereByNumber() throws {
    let ana = PersonID(bits: 0xa)
    let other = ConversationID(bits: 0xc2)
    let flow = Samples.feedback
    let sandbox = Sandbox()
    try sandbox.record([
      .personAdded(Samples.sam, name: "Sam Okoro"), .aliasAdded(Samples.sam, alias: "Sammy"),
      .personAdded(ana, name: "Ana"),
      .started(other, Opening(flow: flow, person: ana, day: Samples.today, parent: nil)),
      .answered(other, "impact", Answer(text: "Sam's list was late; samples too", value: .text)),
      .answered(other, "impact", Answer(text: "The samples were late", value: .text)),
      .answered(other, "owner", Answer(text: "him", value: .person(Samples.sam))),
      .committed(
        Samples.promise,
        Commitment(
          pledge: Pledge(who: "sammy", owner: .other, what: "Ask", due: nil), conversation: other,
          field: "next-steps", person: ana, day: Samples.today)),
      .drafted(nil, nil, text: "talk to Mr Okoro"),
      .noted(ana, text: "likes tea", day: Samples.today, conversation: nil),
    ])
    let (record, all) = try scan(sandbox)
    let disclosure = disclosure(of: try record.findPerson("sam"), in: record, all)
    #expect(disclosure.holdings.own.map(\.number) == [1, 2])
    #expect(disclosure.holdings.elsewhere.map(\.number) == [5, 7, 8, 9])
    #expect(disclosure.holdings.counts.map(\.kind) == ["person/1", "alias/1"])
    #expect(disclosure.holdings.looked == 10)
    for text in [disclosure.text, disclosure.markdown, disclosure.json.text] {
      #expect(!text.contains("late") && !text.contains("Ana"), "what others said stays out")
    }
    let open = Disclosure(
      of: disclosure.person, in: record, holdings: disclosure.holdings,
      options: .init(moment: 0, showsElsewhere: true))
    #expect(open.text.contains("Sam's list was late") && open.json.text.contains("Sam's list was late"))
  }

  @Test func namesAKindItDoesNotKnow() throws {
    let recorded = Recorded(
      number: 3, device: "d", at: 0, kind: "later/9", person: Samples.sam, conversation: nil, event: nil)
    var record = Record()
    record.apply(.personAdded(Samples.sam, name: "Sam"), at: 0)
    let disclosure = disclosure(of: try record.findPerson("Sam"), in: record, [recorded])
    #expect(disclosure.sections.map(\.title) == ["Other records"])
    #expect(disclosure.text.contains("later/9") && disclosure.json.text.contains("later/9"))
  }
}

extension SeededChance {
  /// An answer, a skip, a change of privacy or an undo in the one conversation.
  fileprivate mutating func change(_ number: Int) -> Event {
    let field = ["impact", "behavior", "question"].randomElement(using: &self) ?? ""
    return switch Int.random(in: 0..<8, using: &self) {
    case 0...3: .answered(Samples.talk, field, Answer(text: "\(number)", value: .text))
    case 4: .skipped(Samples.talk, field)
    case 5: .privacyChanged(Samples.talk, field, isPrivate: number.isMultiple(of: 2))
    default: .undone(Samples.talk)
    }
  }
}

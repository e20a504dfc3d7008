// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

struct Resume: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with an unfinished conversation.")
  @Argument(
    help: "The number of the conversation; the latest where none is given.",
    completion: .unfinishedConversations)
  var id: Int?

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    desk.equip()
    try desk.carryOut { session, _ throws(Refusal) in try session.resume(id) }
    return 0
  }
}

struct Abandon: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "abandon", abstract: "Give an unfinished conversation up; its words stay in the log.")
  @Argument(help: "The number of the conversation.", completion: .unfinishedConversations) var id: Int

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    try desk.carryOut { session, _ throws(Refusal) in try session.record.abandoning(id) }
    return 0
  }
}

struct Fix: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Correct an answer of an earlier conversation.",
    discussion: "The correction supersedes the old answer; the history stays.")
  @Argument(help: "The number of the conversation.", completion: .conversations) var id: Int
  @Argument(help: "The name of the answer, impact for instance.", completion: .fields) var field: String
  @Option(help: "The new answer; asked for where none is given.") var answer: String?
  @Flag(help: "Say yes to saving it.") var yes = false

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    desk.equip()
    guard let answer else {
      try desk.carryOut { session, _ throws(Refusal) in try session.reopen(id, at: field) }
      return 0
    }
    desk.callCoach()
    let text = answer == "-" ? try desk.console.readAll() : answer
    try desk.carryOut { session, moment throws(Refusal) in
      var trial = Trial(of: session, at: moment)
      try trial.take { session, _ throws(Refusal) in try session.reopen(id, at: field) }
      guard let talk = trial.session.talk, let corrected = talk.question else { return trial.events }
      if case .commitments = corrected.type {
        let none = Answer(text: "", value: .commitments([], isComplete: false))
        try trial.take { _, _ throws(Refusal) in [.answered(talk.conversation.id, corrected.id, none)] }
      }
      var given = GivenAnswers([(field: corrected.id, text: text)], saysYes: yes)
      try given.feed(&trial)
      guard given.missing.isEmpty else {
        let missing = given.missing.joined(separator: ", ")
        throw Refusal(.usage, "Nothing was written; after this change these answers are missing: \(missing).")
      }
      if yes {
        try trial.take { session, moment throws(Refusal) in try session.decide(.answer("y"), at: moment) }
      }
      return trial.events
    }
    return 0
  }
}

struct List: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the conversations.")
  @Option(help: "Only those with this person.", completion: .people) var person: String?
  @Flag(help: "Only those that are unfinished.") var open = false
  @Option(help: "text or json.") var format = ListFormat.text

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let record = try desk.outline(withCommitments: false)
    let list = try Stop.onRefusal { () throws(Refusal) in
      try ConversationList(of: record, person: person, onlyUnfinished: open)
    }
    switch format {
    case .json: try desk.print(list.json.text + "\n")
    case .text where desk.console.isInteractive || list.chosen.isEmpty:
      try desk.say(Screen(list.text.split(separator: "\n").map { .line(String($0)) }))
    case .text: try desk.print(list.text)
    }
    if list.chosen.isEmpty, format == .text {
      desk.console.complain(
        record.conversations.isEmpty
          ? "No conversations yet. `candor start feedback NAME` begins one." : "None of them fits.")
    }
    return list.chosen.isEmpty && (person != nil || open) ? 1 : 0
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct Show: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the record of a conversation.",
    discussion: """
      Markdown and HTML leave private answers out; JSON holds everything, private answers marked. A calendar (ics) \
      holds the days of open commitments and of the next talk, and none of the words.
      """)
  @Argument(help: "The number of the conversation.", completion: .conversations) var id: Int
  @Option(help: "markdown, json, html or ics.") var format = Format.markdown
  @Option(
    name: .shortAndLong, help: "Write to this file, which must not exist yet.", completion: .file())
  var output: String?
  @Flag(help: "Replace the file where it exists.") var force = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, json, html, ics
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let conversation = try desk.find { record throws(Refusal) in try record.conversation(number: id) }
    let document = document(of: conversation, at: &desk)
    if let output {
      try desk.export(
        text(of: document), of: conversation.opening.person, conversation.id, to: output, replacing: force)
      desk.console.complain("Written to \(output).")
    } else if format == .markdown {
      try desk.say(Screen([.document(document.markdown)]))
    } else {
      try desk.print(text(of: document))
    }
    return 0
  }

  /// Only what is read by people needs the conversation type, and a goal the coach.
  private func document(of conversation: Conversation, at desk: inout Desk) -> ConversationDocument {
    switch format {
    case .markdown, .html: desk.equip()
    case .json, .ics: break
    }
    let flow = desk.session.flow(conversation.opening.flow.id)
    let hasCriteria = flow?.questions.contains { $0.criterion != nil } ?? false
    if hasCriteria { desk.callCoach() }
    return ConversationDocument(
      record: desk.session.record, conversation: conversation, flow: flow,
      coach: hasCriteria ? desk.session.coach : nil)
  }

  /// Fit for a terminal in every format.
  private func text(of document: ConversationDocument) -> String {
    switch format {
    case .markdown: terminalSafe(document.markdown, keepingNewlines: true)
    case .json: document.json.text + "\n"
    case .html: document.html
    case .ics: document.calendar.text
    }
  }
}

struct Prep: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "prep", abstract: "One page to read before you meet.")
  @Argument(help: "The name, or the beginning of it.", completion: .people) var person: String
  @Option(help: "markdown or html.") var format = Format.markdown

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, html
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let today = desk.clock.moment().today
    let page = try desk.find { record throws(Refusal) in
      try PrepPage(record: record, person: try record.findPerson(person), today: today)
    }
    switch format {
    case .markdown: return try desk.shown(.document(page.markdown))
    case .html: try desk.print(page.html)
    }
    return 0
  }
}

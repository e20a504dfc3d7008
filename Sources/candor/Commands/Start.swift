// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

struct Start: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Begin a conversation: check-in, feedback, goal, follow-up, or one of your own.",
    discussion: """
      Without --yes, whatever is not given is asked. With --yes nothing is asked: optional answers are skipped, \
      every confirmation is a yes, and a missing required answer ends it with nothing written.
      """)
  @Argument(help: "The conversation type, or the beginning of its name.", completion: .flows) var flow = ""
  @Argument(help: "Whom it is with; somebody new is added.", completion: .people) var person: [String] = []
  @Option(
    help: ArgumentHelp(
      "An answer; FIELD=- reads it from standard input. May be repeated.", valueName: "field=text"))
  var answer: [String] = []
  @Flag(help: "Ask nothing; say yes to everything that is confirmed.") var yes = false
  @Flag(help: "Show what would be stored, and store nothing.") var dryRun = false

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    let type = try desk.findFlow(flow)
    let typed = person.joined(separator: " ")
    let name = typed.isEmpty || typed.lowercased() == "me" ? nil : typed
    let given = GivenAnswers(try answersGiven(to: desk), saysYes: yes)
    try Stop.onRefusal { () throws(Refusal) in try given.check(against: type) }
    if !given.isEmpty { desk.callCoach() }
    let isWithSomebody = name != nil || desk.session.talk?.conversation.opening.person != nil
    if !isWithSomebody, type.needsPerson || desk.console.isInteractive && typed.isEmpty {
      let id = type.reference.id
      let alone = type.needsPerson ? "" : ", or: start \(id) me"
      throw Stop(
        64, "Who is it with? For instance: start \(id) Ana\(alone)", isRefusal: true, ready: "start \(id) ")
    }
    if dryRun {
      try preview(type, name, given, at: &desk)
    } else if given.isEmpty {
      try begin(type, name, at: &desk)
    } else {
      var given = given
      try desk.carryOut { session, moment throws(Refusal) in
        try trial(of: session, type, name, &given, at: moment).events
      }
      desk.given = yes ? nil : given
    }
    return 0
  }

  /// Begins with nothing given but, perhaps, a sentence that was said before.
  private func begin(_ type: Flow, _ name: String?, at desk: inout Desk) throws(Stop) {
    let id = type.reference.id
    let sentence = desk.offer?.hearing.flow == id ? desk.offer?.sentence : nil
    try desk.carryOut { session, moment throws(Refusal) in
      try session.begin(
        id, person: name, inside: session.talk?.conversation, keeping: sentence, at: moment)
    }
  }

  /// Begins in a copy of the session and goes as far as the given answers reach.
  private func trial(
    of session: Session, _ type: Flow, _ name: String?, _ given: inout GivenAnswers, at moment: Moment
  ) throws(Refusal) -> Trial {
    var trial = Trial(of: session, at: moment)
    try trial.take { session, moment throws(Refusal) in
      try session.begin(type.reference.id, person: name, at: moment)
    }
    if !given.saysYes, let talk = trial.session.talk {
      let drafts = given.drafts(for: talk.conversation.id)
      try trial.take { _, _ throws(Refusal) in drafts }
    }
    try given.feed(&trial)
    guard given.missing.isEmpty else {
      throw Refusal(
        .usage, "Nothing was written; these answers are missing: \(given.missing.joined(separator: ", ")).")
    }
    if given.saysYes, !dryRun {
      try trial.take { session, moment throws(Refusal) in try session.decide(.answer("y"), at: moment) }
    }
    return trial
  }

  private func preview(
    _ type: Flow, _ name: String?, _ given: GivenAnswers, at desk: inout Desk
  ) throws(Stop) {
    _ = try desk.record()
    let moment = desk.clock.moment()
    let session = desk.session
    var given = given
    let trial = try Stop.onRefusal { () throws(Refusal) -> Trial in
      try self.trial(of: session, type, name, &given, at: moment)
    }
    guard let talk = trial.session.talk else { return }
    try desk.say(Screen(trial.session.preview(talk)))
    desk.console.complain("A dry run: nothing was written.")
  }

  private func answersGiven(to desk: borrowing Desk) throws(Stop) -> [(field: Field, text: String)] {
    var given: [(field: Field, text: String)] = []
    for item in answer {
      guard let sign = item.firstIndex(of: "="), sign != item.startIndex else {
        throw Stop(
          64, "An answer is given as FIELD=TEXT, for instance --answer impact='the launch slipped a day'.")
      }
      let field = item[..<sign].trimmed.lowercased()
      guard !given.contains(where: { $0.field == field }) else { throw Stop(64, "\(field) is given twice.") }
      let text = String(item[item.index(after: sign)...])
      given.append((field, text == "-" ? try desk.console.readAll() : text))
    }
    return given
  }
}

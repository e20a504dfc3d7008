// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

/// A flow without a mistake; the tests change one line of it. Line 1 is `flow: talk`.
private let sound = """
  flow: talk
  version: 1
  title: Talk
  about: A talk.
  person: required
  hears: [talk]
  opens: [notes]
  words: ["{first}"]
  promises:
    - never reach: last
      before: first
  questions:
    - id: first
      label: First
      ask: What first, {person}?
      why: Because.
      example: This.
      type: text
      rules: [feedback]
      next: pick
    - id: pick
      label: Pick
      ask: Which?
      type: choice
      choices: [red, green]
      optional: first given
      next:
        - when: pick is red
          to: last
        - to: mood
    - id: mood
      label: Mood
      ask: How much?
      type: scale
      from: 1
      to: 5
      about: pick
      next: last
    - id: last
      label: Last
      ask: What last?
      type: commitments
      optional: true
      private: true
      waits: false
      next: end

  """

/// What is said of the flow with one line replaced, without the file's name.
private func complaints(_ line: Int, _ text: String) -> [String] {
  var lines = sound.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  lines[line - 1] = text
  return complaints(lines.joined(separator: "\n"))
}

private func complaints(_ text: String, name: String = "talk.yaml") -> [String] {
  do {
    _ = try FlowFile.read(bytes: Array(text.utf8), name: name, knownRules: ["feedback"])
    return []
  } catch {
    return error.all.map { String($0.description.dropFirst(name.count + 1)) }
  }
}

@Suite struct FlowFileTests {
  @Test func aSoundFileBecomesTheFlowThatItDescribes() throws {
    let flow = try FlowFile.read(
      bytes: Array(sound.utf8), name: "somewhere/talk.yaml", knownRules: ["feedback"])
    #expect(flow.reference.id == "talk" && flow.reference.version == 1)
    #expect(flow.title == "Talk" && flow.about == "A talk." && flow.needsPerson)
    #expect(flow.hears == ["talk"] && flow.opens == [.notes] && flow.words == ["{first}"])
    #expect(
      flow.promises == [FlowPromise(neverReach: "last", before: "first", place: Place(line: 10, column: 5))])
    #expect(
      flow.questions == [
        Question(
          id: "first", label: "First", ask: "What first, {person}?", why: "Because.", example: "This.",
          type: .text,
          rules: ["feedback"], next: [Transition(to: .question("pick"), place: Place(line: 20, column: 11))],
          place: Place(line: 13, column: 5)),
        Question(
          id: "pick", label: "Pick", ask: "Which?", type: .choice(["red", "green"]),
          optional: .optionalWhen(Condition([.given("first")])),
          next: [
            Transition(
              when: Condition([.isOne(of: ["red"], "pick")]), to: .question("last"),
              place: Place(line: 28, column: 9)),
            Transition(to: .question("mood"), place: Place(line: 30, column: 9)),
          ], place: Place(line: 21, column: 5)),
        Question(
          id: "mood", label: "Mood", ask: "How much?", type: .scale(1...5), about: "pick",
          next: [Transition(to: .question("last"), place: Place(line: 38, column: 11))],
          place: Place(line: 31, column: 5)),
        Question(
          id: "last", label: "Last", ask: "What last?", type: .commitments, optional: .optional,
          isPrivate: true,
          next: [Transition(to: .end, place: Place(line: 46, column: 11))], place: Place(line: 39, column: 5)),
      ])
  }

  @Test(arguments: [
    (1, "flow: other", "1:7: the flow is `other`, its file is not. Name the file `other.yaml`"),
    (1, "flow: Talk", "1:7: “Talk” cannot be the name of a flow"),
    (1, "flow: ../talk", "1:7: “../talk” cannot be the name of a flow"),
    (1, "flwo: talk", "1:1: `flwo` is not a key of a flow. Did you mean `flow`? Known keys: flow, version"),
    (2, "version: one", "2:10: `version` is not a whole number"),
    (2, "version: 0", "2:10: versions count from 1"),
    (2, "# no version", "1:1: a flow has no `version`. Add a line `version: …`."),
    (3, "title: ''", "3:8: `title` is empty"),
    (3, "title: [a]", "3:8: `title` is a list, not a text"),
    (4, "about:", "4:7: `about` is empty"),
    (5, "person: maybe", "5:9: `person` of a flow cannot be “maybe”. It is one of: required, none."),
    (5, "person: requird", "5:9: `person` of a flow cannot be “requird”. Did you mean `required`?"),
    (6, "hears: talk", "6:8: `hears` is a text, not a list"),
    (6, "hears: [talk, ' ']", "6:15: a line of `hears` is empty"),
    (
      7, "opens: [memories]",
      "7:9: “memories” cannot be shown at the start. It is one of: commitments, notes."
    ),
    (
      8, "words: [\"{frist}\"]",
      "8:9: `{…}` names `frist`, which the flow does not have. Did you mean `first`?"
    ),
    (8, "words: [\"{first\"]", "8:9: a brace stands alone"),
    (
      10, "  - never reach: lost",
      "10:5: `never reach` names `lost`, which the flow does not have. Did you mean `last`?"
    ),
    (10, "  - never: last", "10:5: `never` is not a key of a promise"),
    (
      11, "    before: mood",
      "10:5: the promise that `last` comes after `mood` does not hold: first → pick=red → last"
    ),
    (11, "    before: frst", "10:5: `before` names `frst`"),
    (11, "    before: last", "10:5: a question cannot come before itself"),
    (11, "    before: first given", "11:13: `before` says more than one answer"),
    (11, "    before: pick is red", "10:5: the promise that `last` comes after `pick is red` does not hold"),
    (11, "    before: pick is blue", "10:5: `pick` is never “blue”. It can be: red, green."),
    (11, "    unless: first given", "10:5: a promise has no `before`"),
    (13, "  - id: First", "13:9: “First” cannot be the id of a question"),
    (13, "  - id: person", "13:9: the id `person` has a meaning of its own"),
    (13, "  - id: pick", "21:9: the id `pick` is taken by the question in line 13"),
    (14, "    lable: First", "14:5: `lable` is not a key of a question. Did you mean `label`?"),
    (
      15, "    ask: What, {persn}?",
      "15:10: `{…}` names `persn`, which the flow does not have. Did you mean `person`?"
    ),
    (15, "    ask: What}?", "15:10: a brace stands alone"),
    (16, "    why: See {that}.", "16:10: `{…}` names `that`"),
    (
      18, "    type: txt",
      "18:11: `type` of a question cannot be “txt”. Did you mean `text`? It is one of: text,"
    ),
    (18, "    type: choice", "13:5: a question has no `choices`"),
    (18, "    type: scale", "13:5: a question has no `from`"),
    (
      19, "    rules: [feedbak]", "19:12: the coach has no rule or family `feedbak`. Did you mean `feedback`?"
    ),
    (19, "    choices: [a, b]", "19:14: `choices` belongs to a question of type `choice` only"),
    (19, "    private: yes", "19:14: `private` of a question cannot be “yes”. It is one of: true, false."),
    (19, "    label: Again", "19:5: the key “label” stands twice in one map, first in line 14"),
    (
      20, "    next: pikc",
      "20:11: the way on names `pikc`, which the flow does not have. Did you mean `pick`?"
    ),
    (20, "    next: []", "20:11: `next` leads nowhere"),
    (20, "    next: [pick]", "20:12: a way on is a text, not a map"),
    (20, "    next: last", "21:9: no road leads to `pick`"),
    (20, "    waits: false", "13:5: a question has no `next`"),
    (45, "    hears: true", "45:12: `hears` belongs to a question of type `text` only"),
    (25, "    choices: [red]", "25:14: a choice among 1 is none"),
    (25, "    choices: [red, red, green]", "25:14: the choice `red` stands twice"),
    (25, "    choices: [red, reddish, green]", "25:14: the choices `red` and `reddish` begin alike"),
    (25, "    choices: [red, Green]", "25:14: “Green” cannot be a choice"),
    (25, "    choices: [red, 2]", "25:14: “2” cannot be a choice"),
    (25, "    choices: [red, or]", "25:14: “or” cannot be a choice"),
    (26, "    optional: sometimes", "26:15: this is not a condition: “sometimes”. Write `FIELD is VALUE`"),
    (26, "    optional: mood given", "26:15: `mood` cannot have been answered before `pick`"),
    (26, "    optional: first is done", "26:15: the condition compares `first`, which is no choice"),
    (28, "      - when: pick is rde", "28:9: `pick` is never “rde”. Did you mean `red`?"),
    (
      28, "      - when: pik is red",
      "28:9: the condition names `pik`, which the flow does not have. Did you mean"
    ),
    (
      30, "      - when: pick is green\n        to: mood",
      "30:9: the talk would be stuck after first → pick skipped"
    ),
    (
      28, "      - to: last\n      - when: pick is red",
      "29:9: this way on can never be taken, the one before it"
    ),
    (29, "        at: last", "29:9: `at` is not a key of a way on"),
    (35, "    from: 5", "35:11: a scale from 5 to 5 has no steps"),
    (35, "    from: 1.0", "35:11: `from` is not a whole number"),
    (36, "    to: 101", "35:11: a scale from 1 to 101"),
    (37, "    about: pik", "37:12: `about` names `pik`"),
    (37, "    about: last", "37:12: `last` cannot have been answered before `mood`"),
    (37, "    about: mood", "37:12: the question speaks of its own answer"),
    (38, "    next: mood", "38:11: `mood` leads to itself, and its answer would never be passed"),
  ])
  func oneMistakeIsToldOnceWithPlaceAndRemedy(line: Int, text: String, expected: String) {
    let found = complaints(line, text)
    #expect(found.first { $0.hasPrefix(expected) } != nil, "\(found)")
    #expect(found.count == 1 || [13, 20].contains(line), "\(found)")
    for complaint in found { #expect(complaint.hasSuffix(".") || complaint.hasSuffix("?"), "\(complaint)") }
  }

  @Test func everyMistakeOfAFileIsToldAtOnce() {
    let text = sound.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var lines = text
    lines[1] = "version: one"
    lines[17] = "    type: txt"
    lines[31] = "    lable: Mood"
    #expect(complaints(lines.joined(separator: "\n")).map { $0.prefix { $0 != ":" } } == ["2", "18", "32"])
  }

  @Test func aFlowWithoutQuestionsIsRefused() {
    let text = sound.components(upTo: "questions:")
    #expect(complaints(text).first?.hasPrefix("1:1: the flow has no questions") == true)
    #expect(complaints(text + "questions: []\n").first?.hasPrefix("12:12: the flow has no questions") == true)
    #expect(complaints("[a]").first?.hasPrefix("1:1: a flow is a list, not a map") == true)
    #expect(complaints("").first?.hasPrefix("1:1: the file is empty") == true)
  }

  @Test func aFlowOfTooManyQuestionsIsRefused() {
    var text = sound.components(upTo: "promises:") + "questions:\n"
    for index in 0..<201 {
      text += "  - {id: \(index == 0 ? "first" : "q\(index)"), label: L, ask: A, type: text, "
      text += "next: \(index == 200 ? "end" : "q\(index + 1)")}\n"
    }
    #expect(complaints(text) == ["210:5: this is question 201, one too many. Split the flow."])
  }
}

extension String {
  /// What stands before the line that starts with `heading`.
  fileprivate func components(upTo heading: String) -> String {
    var text = ""
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(heading) { break }
      text += line + "\n"
    }
    return text
  }
}

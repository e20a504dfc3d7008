// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

private func shipped() -> [Flow] { FlowShelf.load(userFolder: nil, knownRules: nil).flows }

/// One question as the contract writes it: name, type, `o` optional, `r` optional when reinforcing, `p` private,
/// `w` can wait.
private func contractLine(_ question: Question) -> String {
  let type =
    switch question.type {
    case .text: "text"
    case .choice(let choices): choices.joined(separator: "|")
    case .person: "person"
    case .date: "date"
    case .scale(let range): "\(range.lowerBound)-\(range.upperBound)"
    case .commitments: "list"
    case .confirm: "confirm"
    }
  var marks = ""
  switch question.optional {
  case .required: break
  case .optional: marks += "o"
  case .optionalWhen(let condition): marks += condition.description == "kind is reinforcing" ? "r" : "?"
  }
  if question.isPrivate { marks += "p" }
  if question.waits { marks += "w" }
  return "\(question.id) \(type) \(marks)"
}

private let causes = "workload|skills|priorities|process|other"
private let verdicts = "right|partly|wrong"

/// "Field names are on disk and in `--answer`, so they never change".
private let contract: [(flow: String, fields: [String])] = [
  (
    "check-in",
    [
      "context text op", "progress text ", "effort text ", "barriers text ", "root-cause \(causes) ",
      "root-cause-words text o", "summary text ", "verdict \(verdicts) ", "correction text ",
      "proposals text ",
      "support text o", "commitments list ", "appreciation text o", "next-meeting date o",
    ]
  ),
  (
    "feedback",
    [
      "kind reinforcing|corrective ", "occasion text ", "behavior text ", "impact text ",
      "expectation text o",
      "question text o", "their-view text rw", "root-cause \(causes) o", "root-cause-words text o",
      "summary text o",
      "verdict \(verdicts) ", "correction text ", "next-steps list ", "support text o", "recurrence text o",
      "value text o", "review date o",
    ]
  ),
  (
    "goal",
    [
      "intent text ", "specific text ", "measure text ", "baseline text o", "target text o",
      "resources text o",
      "obstacle text o", "if-then text o", "relevance text ", "due date ", "milestones list o",
      "owner person ",
      "review date o",
    ]
  ),
  (
    "follow-up",
    ["topic text ", "agreed text ", "commitments list ", "left-open text o", "next-meeting date o"]
  ),
]

@Suite struct ShippedFlowsTests {
  @Test func fieldsTypesAndOrderAreTheContracts() {
    let flows = shipped()
    #expect(flows.map(\.reference.id) == contract.map(\.flow))
    for (flow, (_, fields)) in zip(flows, contract) {
      #expect(flow.questions.map(contractLine) == fields, "\(flow.reference.id)")
    }
  }

  @Test func aCheckInOpensWithWhatWasPromisedAndNoted() {
    #expect(shipped().map(\.opens) == [[.commitments, .notes], [], [], []])
    #expect(shipped().map(\.needsPerson) == [true, true, false, false])
    #expect(shipped().allSatisfy { !$0.hears.isEmpty })
  }

  @Test func theWordsOfFeedbackReadFromTheOccasionToWhatIsValued() {
    let fields = shipped().map { flow in
      flow.words.joined().split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
        $0.prefix { $0 != "}" }
      }
    }
    #expect(fields == [[], ["occasion", "behavior", "impact", "expectation", "question", "value"], [], []])
  }

  @Test func reasonsAndExamplesNameNobody() {
    for flow in shipped() {
      for question in flow.questions {
        #expect(
          !(question.why ?? "").contains("{") && !(question.example ?? "").contains("{"), "\(question.id)")
      }
    }
  }

  @Test func nothingIsWrongWithThemAndTheirPromisesHold() throws {
    for file in EmbeddedFile.all(under: "flows/") {
      let (flow, places) = try FlowFile.parse(bytes: file.bytes, name: file.name)
      let check = FlowCheck(flow, places: places, knownRules: ["feedback", "question", "goal", "note"])
      #expect(check.problems == [], "\(file.path)")
      #expect(check.situations > 0 && check.situations < 1_000, "\(file.path): \(check.situations)")
      #expect(!flow.promises.isEmpty, "\(file.path)")
    }
  }

  @Test func everyQuestionIsShortOneQuestionWithALabelAReasonAndAnExample() {
    for flow in shipped() {
      for question in flow.questions {
        let name = "\(flow.reference.id)/\(question.id)"
        #expect(question.ask.count <= 90 && !question.ask.contains("\n"), "\(name)")
        #expect(question.ask.hasSuffix("?") && question.ask.filter { $0 == "?" }.count == 1, "\(name)")
        #expect((1...30).contains(question.label.count), "\(name)")
        #expect(question.why?.isEmpty == false && question.example?.isEmpty == false, "\(name)")
        #expect((question.why?.count ?? 0) <= 240, "\(name): \(question.why?.count ?? 0)")
      }
    }
  }

  @Test func onlyEvidenceThatIsInTheFileIsCitedAndOnlyInReasons() throws {
    let file = try #require(EmbeddedFile.all(under: "evidence.yaml").first)
    let facts = EvidenceFile.read(file.bytes, name: file.name).evidence.map(\.id)
    #expect(!facts.isEmpty)
    for flow in shipped() {
      for question in flow.questions {
        for piece in (question.why ?? "").split(separator: "[").dropFirst() {
          let id = String(piece.prefix { $0 != "]" })
          #expect(facts.contains(id), "\(flow.reference.id)/\(question.id) cites \(id)")
        }
        for text in [question.ask, question.example ?? ""] { #expect(!text.contains("[E"), "\(question.id)") }
      }
    }
  }

  @Test func anExampleOfAChoiceIsOneAndAnExampleOfAListNamesWhoAndWhat() {
    for flow in shipped() {
      for question in flow.questions {
        let example = question.example ?? ""
        switch question.type {
        case .choice(let choices): #expect(choices.contains(example), "\(flow.reference.id)/\(question.id)")
        case .commitments:
          for line in example.split(separator: "\n") {
            #expect(
              line.contains(": ") && line.contains(" by "), "\(flow.reference.id)/\(question.id): \(line)")
          }
        case .text, .person, .date, .scale, .confirm: break
        }
      }
    }
  }

  @Test func rulesAreWhereTheManagerChoosesTheWords() {
    let expected: [String: [String]] = [
      "check-in/context": ["note"], "check-in/appreciation": ["feedback"],
      "feedback/occasion": ["note"], "feedback/behavior": ["feedback"],
      "feedback/impact": ["feedback"], "feedback/question": ["question"], "feedback/value": ["feedback"],
      "goal/intent": ["goal"], "goal/specific": ["goal"], "goal/measure": ["goal"],
    ]
    for flow in shipped() {
      for question in flow.questions {
        #expect(question.rules == expected["\(flow.reference.id)/\(question.id)"] ?? [], "\(question.id)")
      }
    }
  }

  @Test func theDigestNamesTheFilesBytes() throws {
    for file in EmbeddedFile.all(under: "flows/") {
      let digest = try FlowFile.read(bytes: file.bytes, name: file.name).reference.digest
      #expect(digest.utf8.count == 16 && digest.allSatisfy { "0123456789abcdef".contains($0) })
      #expect(try FlowFile.read(bytes: file.bytes, name: file.name).reference.digest == digest)
      #expect(try FlowFile.read(bytes: file.bytes + [0x0A], name: file.name).reference.digest != digest)
    }
  }
}

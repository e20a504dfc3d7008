// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CandorCore

struct CoachCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "coach",
    abstract: "Read a text as a careful colleague would, and say what may cost something.",
    discussion:
      "Prints FILE:LINE:COLUMN: LEVEL RULE: REMARK. Exits with 1 where something of level warn or above was found, with 78 where your own rules or config.yaml are broken."
  )
  @Argument(help: "Files to read; - or nothing reads standard input.", completion: .file())
  var files: [String] = []
  @Option(name: .customLong("for"), help: "feedback, goal, question or note.") var kind = Kind.feedback
  @Option(help: "text or json.") var format = ListFormat.text
  @Option(
    help: ArgumentHelp("Print a rule's principle, evidence and samples.", valueName: "rule"),
    completion: .rules)
  var explain: String?
  @Flag(help: "List the rules.") var rules = false
  @Flag(help: "Answer JSON Lines on standard input, one line each.") var batch = false

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case feedback, goal, question, note

    /// The families of rules that read it; a goal that stands alone is also looked at for what it lacks.
    var families: [String] { self == .goal ? ["goal", "whole-goal"] : [rawValue] }
  }

  func run(at desk: inout Desk) throws(Stop) -> Int32 {
    desk.callCoach()
    let coach = desk.session.coach
    if rules {
      try list(coach.rules, at: desk)
      return desk.isCoachWhole ? 0 : 78
    }
    if let explain {
      guard let explanation = coach.explain(explain) else {
        throw Stop(66, "There is no rule of that name. `candor coach --rules` lists them.")
      }
      switch format {
      case .json: try desk.print(explanation.json.text + "\n")
      case .text: try desk.say(Screen(explanation.page.map { .line($0) }))
      }
      return 0
    }
    let names = try desk.record().people.flatMap(\.names)
    if batch { return try answerBatch(coach, names, at: desk) }
    var findings: [Finding] = []
    var questions: [Asked] = []
    for file in files.isEmpty ? ["-"] : files {
      let text = file == "-" ? try desk.console.readAll() : try InputFile.text(file)
      var places = PlaceFinder(text)
      let code =
        file.hasSuffix(".md") || file.hasSuffix(".markdown") ? FencedCode(in: text) : FencedCode(in: "")
      findings += coach.remarks(on: text, reading: kind.families, names: names)
        .filter { !code.holds($0.range.lowerBound) }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
        .map { Finding(file: file, place: places.place(of: $0.range.lowerBound), remark: $0) }
      guard kind == .question else { continue }
      places = PlaceFinder(text)
      questions += coach.questions(in: text, names: KnownNames(names))
        .map { Asked(file: file, place: places.place(of: $0.range.lowerBound), reading: $0) }
    }
    switch format {
    case .json:
      let asked: [JSON.Field] = kind == .question ? [.init("questions", .array(questions.map(\.json)))] : []
      try desk.print(
        JSON.object([.init("version", .number(1)), .init("remarks", Finding.json(findings))] + asked).text
          + "\n")
    case .text: try desk.say(Screen(findings.map { .line($0.line) } + questions.map { .line($0.line) }))
    }
    if !desk.isCoachWhole { return 78 }
    return findings.contains { $0.remark.level != .hint } ? 1 : 0
  }

  private func list(_ rules: [Rule], at desk: borrowing Desk) throws(Stop) {
    switch format {
    case .json:
      let listed = JSON.object([.init("version", .number(1)), .init("rules", .array(rules.map(\.json)))])
      try desk.print(listed.text + "\n")
    case .text:
      try desk.say(Screen(rules.map { .line("\($0.id)  \($0.level.rawValue)  \($0.principle)") }))
    }
  }

  /// Answers until standard input ends, or a line cannot be read.
  private func answerBatch(_ coach: Coach, _ names: [String], at desk: borrowing Desk) throws(Stop) -> Int32 {
    let batch = CoachBatch(coach: coach, people: names, today: desk.clock.moment().today)
    for (index, line) in try desk.console.readAll().split(separator: "\n").enumerated() {
      try desk.print(batch.answer(String(line), number: index + 1).text + "\n")
    }
    return desk.isCoachWhole ? 0 : 78
  }
}

/// One remark with the file it is about.
private struct Finding {
  let file: String
  let place: Place
  let remark: Remark

  var line: String {
    let offer = remark.offer.map { " Try: \($0)" } ?? ""
    return
      "\(file):\(place.line):\(place.column): \(remark.level.rawValue) \(remark.rule): \(remark.says)\(offer)"
  }

  static func json(_ findings: [Finding]) -> JSON {
    let items = findings.map { finding -> JSON in
      .object([
        .init("file", .string(finding.file)), .init("line", .number(finding.place.line)),
        .init("column", .number(finding.place.column)),
        .init("level", .string(finding.remark.level.rawValue)),
        .init("rule", .string(finding.remark.rule)), .init("quote", .string(finding.remark.quote)),
        .init("start", .number(finding.remark.range.lowerBound)),
        .init("end", .number(finding.remark.range.upperBound)),
        .init("byte_start", .number(finding.remark.bytes.lowerBound)),
        .init("byte_end", .number(finding.remark.bytes.upperBound)),
        .init("remark", .string(finding.remark.says)), .init("offer", .optional(finding.remark.offer)),
      ])
    }
    return .array(items)
  }
}

/// One question with the file it stands in.
private struct Asked {
  let file: String
  let place: Place
  let reading: QuestionReading

  var line: String {
    let offer = reading.curious.map { " Try: “\($0)”" } ?? ""
    return
      "\(file):\(place.line):\(place.column): question \(reading.kind.rawValue): “\(reading.quote)” \(reading.says)\(offer)"
  }

  var json: JSON {
    .object([
      .init("file", .string(file)), .init("line", .number(place.line)),
      .init("column", .number(place.column)),
      .init("kind", .string(reading.kind.rawValue)), .init("quote", .string(reading.quote)),
      .init("start", .number(reading.range.lowerBound)), .init("end", .number(reading.range.upperBound)),
      .init("place", .number(reading.place)), .init("of", .number(reading.company)),
      .init("offer", .optional(reading.curious)),
    ])
  }
}

/// Where scalars stand in a text, asked for in ascending order: one pass over the text for all of them.
private struct PlaceFinder {
  private var rest: String.UnicodeScalarView.SubSequence
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ text: String) {
    rest = text.unicodeScalars[...]
  }

  mutating func place(of target: Int) -> Place {
    while offset < target, let scalar = rest.popFirst() {
      offset += 1
      column = scalar == "\n" ? 1 : column + 1
      if scalar == "\n" { line += 1 }
    }
    return Place(line: line, column: column)
  }
}

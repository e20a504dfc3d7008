// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// `candor --json`, as JSON-LINES.md has it.
@Suite("JSON Lines") struct JSONLinesTests {
  /// What every object of a run was, in order; every line must be one.
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  @Test func everythingSaidIsAnObject() throws {
    let home = try PipedHome()
    let script = PipeScripts.feedback.map { $0.line + "\n" }.joined()
    let run = try home.run("start", "feedback", "Tamsin", "--json", typing: script)
    #expect(run.exitCode == 0)
    #expect(run.complained.isEmpty)
    let said = try objects(run.said)
    let known: Set = [
      "ready", "question", "echo", "remark", "document", "line", "notice", "heading", "error",
    ]
    #expect(Set(said.compactMap { $0["type"] as? String }).isSubset(of: known))
    let questions = said.filter { $0["type"] as? String == "question" }
    #expect(questions.first?["field"] as? String == "kind")
    #expect(questions.first?["choices"] as? [String] == ["reinforcing", "corrective"])
    #expect(questions.last?["field"] as? String == "save")
    #expect(
      Set(questions.compactMap { $0["kind"] as? String }).isSuperset(of: ["choice", "text", "confirm"]))
    #expect(said.contains { $0["type"] as? String == "document" })
  }

  @Test func aRemarkHasItsRangeAndARewording() throws {
    let home = try PipedHome()
    let run = try home.run(
      "start", "follow-up", "Tamsin", "--json", typing: "Ä. Can you just send the file?\n")
    let remark = try objects(run.said).first { $0["type"] as? String == "remark" }
    // A topic is not read by the coach; whatever is read says where.
    if let remark { #expect(remark["range"] != nil) }
    let feedback = try home.run(
      "start", "feedback", "Tamsin", "--json",
      typing: "corrective\nOn Monday, at the desk\nÄ: you are always late\n")
    let said = try #require(try objects(feedback.said).first { $0["type"] as? String == "remark" })
    let range = try #require(said["range"] as? [String: Int])
    #expect(range == ["start": 11, "end": 17])
    #expect(said["quote"] as? String == "always")
    #expect(said["rule"] as? String == "absolute")
  }

  @Test func aRefusalIsAnErrorAndTheTalkGoesOn() throws {
    let home = try PipedHome()
    let run = try home.run("start", "feedback", "Tamsin", "--json", typing: "sideways\n")
    let types = try objects(run.said).compactMap { $0["type"] as? String }
    #expect(types.contains("error"))
    #expect(types.last == "line" || types.last == "notice", "it says that it paused: \(types)")
  }

  @Test func theAssistantAnswersAtTheTopToo() throws {
    let home = try PipedHome()
    let run = try home.run("--json", typing: "list --format json\nno such thing\nquit\n")
    let said = try objects(run.said)
    #expect(said.filter { $0["type"] as? String == "ready" }.count == 3)
    let list = try #require(said.first { $0["type"] as? String == "document" }?["text"] as? String)
    #expect(list.contains(#""conversations":[]"#))
  }

  @Test func nothingHostileLeavesTheStrings() throws {
    let home = try PipedHome()
    let run = try home.run(
      "start", "follow-up", "T\u{1B}]0;x\u{7}am", "--json", typing: "a\u{9B}31mb\u{202E}\n")
    #expect(
      run.said.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      })
    _ = try objects(run.said)
  }

  /// The client of the documentation holds a whole conversation.
  @Test func theExampleClientWorks() throws {
    let home = try PipedHome()
    let answers = """
      {"topic": "the new slots", "agreed": "7:00 for four weeks",
       "commitments": ["me: change the plan by tomorrow", "they: tell the drivers by friday", ""]}
      """
    var variables = home.variables
    variables["PATH"] = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let run = try RunningCandor.run(
      [
        "python3", TestFiles.root + "/Tests/JSONLines/client.py", try RunningCandor.candor(), "start",
        "follow-up", "Tamsin",
      ],
      typing: answers, in: variables, program: "/usr/bin/env")
    #expect(run.exitCode == 0, "\(run.complained)")
    #expect(run.said.contains("> they: tell the drivers by friday"))
    #expect(run.said.contains("? Save this? (confirm:"))
    #expect(try home.run("commitments", "--format", "json").said.contains(#""what":"change the plan""#))
  }

  @Test func theDocumentNamesEveryType() throws {
    let text = try String(contentsOfFile: TestFiles.root + "/Sources/candor/JSON-LINES.md", encoding: .utf8)
    for name in ["ready", "question", "echo", "remark", "document", "line", "notice", "heading", "error"] {
      #expect(text.contains("`\(name)`"), "\(name)")
    }
  }
}

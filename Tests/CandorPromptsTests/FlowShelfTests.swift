// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Foundation
import Testing

private func tiny(_ id: String, title: String = "Tiny", next: String = "end") -> String {
  """
  flow: \(id)
  version: 7
  title: \(title)
  about: One question.
  person: none
  questions:
    - {id: only, label: Only, ask: What?, type: text, next: \(next)}

  """
}

/// A folder that is gone with the test.
private final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "candor-flows-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func write(_ name: String, _ text: String) {
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(text.utf8))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct FlowShelfTests {
  private let ours = ["check-in", "feedback", "goal", "follow-up"]

  @Test func withoutAFolderThereAreOurs() throws {
    for folder in [nil, "/nonexistent/flows"] {
      let shelf = FlowShelf.load(userFolder: folder, knownRules: nil)
      #expect(shelf.flows.map(\.reference.id) == ours)
      #expect(shelf.problems == [])
    }
    #expect(FlowShelf.load(userFolder: nil, knownRules: nil).flow("goal")?.title == "Goal")
    #expect(FlowShelf.load(userFolder: nil, knownRules: nil).flow("gaol") == nil)
  }

  @Test func aFileOfTheSameNameReplacesOursAndOthersFollowByName() throws {
    let folder = try Folder()
    folder.write("zebra.yaml", tiny("zebra"))
    folder.write("goal.yaml", tiny("goal", title: "Mine"))
    folder.write("alpha.yaml", tiny("alpha"))
    folder.write("notes.txt", "not a flow")
    folder.write(".hidden.yaml", "not: [a flow")
    let shelf = FlowShelf.load(userFolder: folder.path, knownRules: [])
    #expect(shelf.flows.map(\.reference.id) == ours + ["alpha", "zebra"])
    #expect(shelf.flow("goal")?.title == "Mine" && shelf.flow("goal")?.reference.version == 7)
    #expect(shelf.problems == [])
  }

  @Test func aBrokenFileLeavesTheOthersWorking() throws {
    let folder = try Folder()
    folder.write("alpha.yaml", tiny("alpha"))
    folder.write("feedback.yaml", tiny("feedback", next: "nowhere"))
    folder.write("broken.yaml", "flow: [\n")
    let shelf = FlowShelf.load(userFolder: folder.path, knownRules: nil)
    #expect(shelf.flows.map(\.reference.id) == ours + ["alpha"])
    #expect(shelf.flow("feedback")?.questions.count == 17)
    #expect(shelf.problems.map(\.file) == [folder.path + "/broken.yaml", folder.path + "/feedback.yaml"])
    #expect(
      shelf.problems.last?.description.hasPrefix(folder.path + "/feedback.yaml:7:59: the way on") == true)
  }

  @Test func onlyPlainFilesOfAFairSizeAreRead() throws {
    let folder = try Folder()
    let elsewhere = try Folder()
    elsewhere.write("link.yaml", tiny("link"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.yaml", withDestinationPath: elsewhere.path + "/link.yaml")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.yaml", withIntermediateDirectories: true)
    #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
    folder.write("large.yaml", tiny("large") + String(repeating: "#\n", count: 200 * 1024))
    let shelf = FlowShelf.load(userFolder: folder.path, knownRules: nil)
    #expect(shelf.flows.map(\.reference.id) == ours)
    #expect(
      shelf.problems.map { String($0.description.dropFirst(folder.path.count + 1)) } == [
        "folder.yaml:1:1: this is not a plain file. Put a plain file there, or take it away.",
        "large.yaml:1:1: the file is larger than 256 KiB. Split it.",
        "link.yaml:1:1: the file is a link. Put the file itself there.",
        "pipe.yaml:1:1: this is not a plain file. Put a plain file there, or take it away.",
      ])
  }

  @Test func rulesThatTheCoachDoesNotHaveAreRefusedOnlyWhereTheyAreKnown() throws {
    let folder = try Folder()
    folder.write("alpha.yaml", tiny("alpha").replacing("type: text,", with: "type: text, rules: [mine],"))
    #expect(FlowShelf.load(userFolder: folder.path, knownRules: nil).problems == [])
    #expect(FlowShelf.load(userFolder: folder.path, knownRules: ["mine"]).problems == [])
    #expect(FlowShelf.load(userFolder: folder.path, knownRules: ["note"]).problems.count == 1)
  }
}

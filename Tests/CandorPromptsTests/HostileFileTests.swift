// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Foundation
import Testing

/// A file that somebody hands over as a conversation type or as rules, larger with each step.
private struct HostileFile: Sendable, CustomTestStringConvertible {
  let name: String
  /// Part of what is said of it, whichever reader it meets; nil where it is only a poor file.
  let complaint: String?
  let bytes: @Sendable (Int) -> [UInt8]

  init(_ name: String, _ complaint: String?, _ text: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.complaint = complaint
    bytes = { Array(text($0).utf8) }
  }

  init(_ name: String, _ complaint: String?, bytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.name = name
    self.complaint = complaint
    self.bytes = bytes
  }

  var testDescription: String { name }
}

private let head = "flow: own\nversion: 1\ntitle: T\nabout: A.\nperson: none\n"

private func questions(_ count: Int, _ next: (Int) -> String) -> String {
  head + "questions:\n"
    + (0..<count).map { index in
      "  - {id: q\(index), label: L, ask: A, type: choice, choices: [a, b], next: \(next(index))}\n"
    }.joined()
}

private let hostileFiles: [HostileFile] = [
  HostileFile("aliases of aliases", "anchors") { (size: Int) -> String in
    head + "a0: &a0 [x, x]\n" + (1...size).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
  },
  HostileFile("aliases as keys", "anchors") { (size: Int) -> String in
    "x: &x [" + String(repeating: "y, ", count: size) + "y]\n? *x\n: z\n"
  },
  HostileFile("an anchor on a scalar", "anchors") { (size: Int) -> String in
    head + "words: [&w \(String(repeating: "x", count: size))]\n"
  },
  HostileFile("merge keys", "merge keys") { (size: Int) -> String in
    head + (0..<size).map { "m\($0): {<<: {a: b}}\n" }.joined()
  },
  HostileFile("tags that would make objects", "tags") { (size: Int) -> String in
    head + "words: !!python/object/apply:os.system [\(String(repeating: "x", count: size))]\n"
  },
  HostileFile("tags of our own", "tags") { (size: Int) -> String in
    head + (0..<size).map { "t\($0): !t x\n" }.joined()
  },
  HostileFile("keys that stand twice", "twice") { (size: Int) -> String in
    head + String(repeating: "flow: own\n", count: size)
  },
  HostileFile("lists within lists", "too deep") { (size: Int) -> String in
    head + "words: " + String(repeating: "[", count: size + 32) + String(repeating: "]", count: size + 32)
      + "\n"
  },
  HostileFile("dashes within dashes", "too deep") { (size: Int) -> String in
    "flow:\n" + String(repeating: "- ", count: size + 32) + "x\n"
  },
  HostileFile("maps by indentation", "too deep") { (size: Int) -> String in
    (0..<40 + size % 40).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
  },
  HostileFile("too many keys", "too many parts") { (size: Int) -> String in
    head + (0..<10_000 + size).map { "k\($0): v\n" }.joined()
  },
  HostileFile("a larger file than is read", "larger than 256 KiB") { (size: Int) -> String in
    head + "# " + String(repeating: "x", count: 256 * 1024 + size)
  },
  HostileFile(
    "bytes that are no text", "not UTF-8",
    bytes: { (size: Int) -> [UInt8] in
      Array(head.utf8) + [0x78, 0xFF] + [UInt8](repeating: 0x80, count: size)
    }),
  HostileFile(
    "half of a surrogate pair", "not UTF-8",
    bytes: { (size: Int) -> [UInt8] in
      Array(head.utf8) + [UInt8](repeating: 0x61, count: size) + [0xED, 0xA0, 0x80]
    }),
  HostileFile("UTF-16", "not UTF-8", bytes: { _ in [0xFF, 0xFE] + head.utf8.flatMap { [$0, 0] } }),
  HostileFile("NUL bytes", "control character") { (size: Int) -> String in
    head + String(repeating: "\0", count: size)
  },
  HostileFile("escape sequences", "control character") { (size: Int) -> String in
    head + "words: [" + String(repeating: "\u{1B}[2J", count: size) + "]\n"
  },
  HostileFile("escape sequences by escapes", nil) { (size: Int) -> String in
    head + "words: [\"" + String(repeating: "\\e[2J", count: size) + "\"]\n"
  },
  HostileFile("documents behind documents", "second document") { (size: Int) -> String in
    head + String(repeating: "---\na: b\n", count: size)
  },
  HostileFile("a directive", "not YAML") { (size: Int) -> String in
    "%YAML \(String(repeating: "9", count: size + 20)).0\n---\na: b\n"
  },
  HostileFile("quotes that never end", "not YAML") { (size: Int) -> String in
    "a: \"" + String(repeating: "x\n ", count: size)
  },
  HostileFile("a key of many lines", nil) { (size: Int) -> String in
    "? " + String(repeating: "x\n  ", count: size) + "\n: y\n"
  },
  HostileFile("words without end", nil) { (size: Int) -> String in
    head + "words: [\"" + String(repeating: "{", count: size) + "\"]\nquestions: []\n"
  },
  HostileFile("a version out of all bounds", nil) { (size: Int) -> String in
    head.replacingOccurrences(of: "version: 1", with: "version: 1" + String(repeating: "0", count: size))
      + "questions: []\n"
  },
  HostileFile("a scale without end", nil) { (size: Int) -> String in
    head + "questions:\n  - {id: a, label: L, ask: A, type: scale, from: 1, to: 1"
      + String(repeating: "0", count: size) + ", next: end}\n"
  },
  HostileFile("questions that lead nowhere", nil) { (size: Int) -> String in
    questions(min(size, 200)) { _ in "nowhere" }
  },
  HostileFile("every question leads to every other", nil) { (size: Int) -> String in
    let count = min(size, 24)
    return questions(count) { index in
      "[" + (0..<count).filter { $0 != index }.map { "{when: q\($0) is a, to: q\($0)}, " }.joined()
        + "{to: end}]"
    }
  },
  HostileFile("promises over every answer", nil) { (size: Int) -> String in
    let count = min(size, 32)
    let promises = (1..<max(2, count)).map { "  - {never reach: q\($0), before: q0 is a, unless: q1 is b}\n" }
    let text = questions(count) { index in
      index + 1 < count ? "[{when: q\(index) is a, to: q\(index + 1)}, {to: end}]" : "end"
    }
    return text + "promises:\n" + promises.joined()
  },
  HostileFile("conditions without end", nil) { (size: Int) -> String in
    questions(2) { _ in
      "[{when: " + String(repeating: "q0 is a and ", count: size) + "q0 is a, to: q1}, {to: end}]"
    }
  },
  HostileFile("patterns within patterns", nil) { (size: Int) -> String in
    "rules:\n  - {id: x, patterns: [\"" + String(repeating: "(a|", count: size)
      + String(repeating: ")", count: size) + "\"]}\n"
  },
]

/// What either reader says of a file.
private func complaints(_ bytes: [UInt8]) -> [DataError] {
  let rules = RuleFile.read(bytes, name: "own.yaml", evidence: []).problems
  do throws(DataErrors) {
    _ = try FlowFile.read(bytes: bytes, name: "own.yaml", knownRules: [])
    return rules
  } catch {
    return rules + error.all
  }
}

/// Files that were made to hurt, through everything that a file of the person's own goes through.
@Suite struct HostileFileTests {
  @Test(arguments: hostileFiles)
  fileprivate func isRefusedWithItsPlaceAndFewWords(file: HostileFile) {
    for size in [1, 40, 1_000] {
      let problems = complaints(file.bytes(size))
      #expect(!problems.isEmpty, "\(size)")
      for problem in problems {
        #expect(problem.place.line >= 1 && problem.place.column >= 1, "\(size): \(problem)")
        #expect(problem.description.utf8.count < 1_000, "\(size): \(problem.description.prefix(200))")
        #expect(terminalSafe(problem.description, keepingNewlines: false) == problem.description, "\(size)")
      }
      guard let complaint = file.complaint else { continue }
      let said = problems.map(\.description).joined(separator: " | ")
      #expect(problems.count == 2, "one from each reader: \(said)")
      #expect(problems.allSatisfy { $0.description.contains(complaint) }, "\(size): \(said.prefix(300))")
    }
  }

  /// By growth and not by a clock's seconds, so that a busy machine does not matter: thirty-two times as much may take
  /// a few times thirty-two times as long, and what is over the bounds takes no longer at all.
  @Test(arguments: hostileFiles)
  fileprivate func takesNoLongerThanItsLengthWants(file: HostileFile) {
    let (small, large) = (file.bytes(500), file.bytes(16_000))
    func time(_ bytes: [UInt8]) -> Duration {
      (0..<3).map { _ in ContinuousClock().measure { _ = complaints(bytes) } }.min() ?? .zero
    }
    let short = max(time(small), .milliseconds(2))
    #expect(time(large) < short * 150, "\(small.count) bytes took \(short)")
  }

  @Test func aFolderOfThemLeavesOursWorking() throws {
    let config = NSTemporaryDirectory() + "candor-hostile-\(UInt64.random(in: 0 ... .max))"
    let path = config + "/rules"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: config) }
    for (index, file) in hostileFiles.enumerated() {
      try Data(file.bytes(300)).write(to: URL(fileURLWithPath: path + "/own-\(index).yaml"))
    }
    let shelf = FlowShelf.load(userFolder: path, knownRules: [])
    #expect(shelf.flows.map(\.reference.id) == FlowShelf.ours)
    #expect(Set(shelf.problems.map(\.file)).count == hostileFiles.count)
    #expect(
      CoachShelf.load(configFolder: config).coach.rules.count
        == CoachShelf.load(configFolder: nil).coach.rules.count)
  }
}

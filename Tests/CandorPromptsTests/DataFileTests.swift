// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

/// The complaint about a file, without its name; `none` where it was read.
private func complaint(_ bytes: [UInt8]) -> String {
  do {
    _ = try DataFile.read(bytes, name: "f")
    return "none"
  } catch {
    return String(error.description.dropFirst(2))
  }
}

private func complaint(_ text: String) -> String { complaint(Array(text.utf8)) }

private func root(_ text: String) throws -> Node { try DataFile.read(Array(text.utf8), name: "f") }

@Suite struct DataFileTests {
  @Test func scalarsStayTheTextThatWasWritten() throws {
    let node = try root("a: no\nb: 010\nc: 1.0\nd: ~\ne: 'x'\nf: 2026-11-21\ng:\nh: \"a\\nb\"\n")
    guard case .map(let entries) = node.content else {
      Issue.record("not a map")
      return
    }
    #expect(
      entries.map(\.value.content) == [
        .text("no"), .text("010"), .text("1.0"), .text("~"), .text("x"), .text("2026-11-21"), .text(""),
        .text("a\nb"),
      ])
  }

  @Test func everyNodeKnowsItsPlaceInScalars() throws {
    let node = try root("# é\nlist:\n  - é: [ü, {x: y}]\n")
    #expect(
      node
        == Node(
          place: Place(line: 2, column: 1),
          content: .map([
            .init(
              key: "list", place: Place(line: 2, column: 1),
              value: Node(
                place: Place(line: 3, column: 3),
                content: .list([
                  Node(
                    place: Place(line: 3, column: 5),
                    content: .map([
                      .init(
                        key: "é", place: Place(line: 3, column: 5),
                        value: Node(
                          place: Place(line: 3, column: 8),
                          content: .list([
                            Node(place: Place(line: 3, column: 9), content: .text("ü")),
                            Node(
                              place: Place(line: 3, column: 12),
                              content: .map([
                                .init(
                                  key: "x", place: Place(line: 3, column: 13),
                                  value: Node(place: Place(line: 3, column: 16), content: .text("y")))
                              ])),
                          ])))
                    ]))
                ])))
          ])))
  }

  @Test(arguments: [
    ("a: &x 1\n", "1:4: anchors"), ("- &x {a: b}\n", "1:3: anchors"), ("a: &x\n  b: c\n", "1:4: anchors"),
    ("&k a: b\n", "1:1: anchors"), ("a: *x\n", "1:4: anchors"), ("a: &x 1\nb: *x\n", "1:4: anchors"),
    ("a: {b: c}\n<<: {d: e}\n", "2:1: merge keys"), ("a: !!int 5\n", "1:4: tags"), ("a: !x b\n", "1:4: tags"),
    ("a: !!str \"b\"\n", "1:4: tags"), ("!!map {a: b}\n", "1:1: tags"), ("a: ! b\n", "1:4: tags"),
    ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "5:3: the key “c” stands twice in one map, first in line 3"),
    ("{a: 1, a: 2}\n", "1:2: the key “a” stands twice"),
    ("a: 1\n\"a\": 2\n", "2:1: the key “a” stands twice"),
    ("a: 1\n---\nb: 2\n", "2:1: a second document"), ("", "1:1: the file is empty"),
    ("# only a remark\n", "1:1: the file is empty"), ("? [a, b]\n: c\n", "1:3: a key is a list"),
    ("? {a: b}\n: c\n", "1:3: a key is a list"), ("a:\n\tb: c\n", "2:1: a tab"),
    ("a: b: c\n", "1:5: a colon"), ("a: 'b\n", "2:1: this is not YAML"),
    ("a: [b\nc: d\n", "2:2: this is not YAML"),
    ("%YAML 3.0\n---\na: b\n", "1:1: this is not YAML"), ("a: \"\\u001b[2J\"\n", "1:4: an escape writes"),
    ("a: \"\\u2028\"\n", "1:4: an escape writes"), ("a: \"\\ud800\"\n", "1:7: this is not YAML"),
    ("a: \u{2028}b\n", "1:4: a control character"), ("é: \u{9b}b\n", "1:4: a control character"),
    ("a: \0b\n", "1:4: a control character"), ("a\u{7f}: b\n", "1:2: a control character"),
  ])
  func aFormThatDataDoesNotNeedIsRefusedWhereItStands(text: String, expected: String) {
    #expect(complaint(text).hasPrefix(expected), "\(complaint(text))")
  }

  @Test func bytesThatAreNotTextAreRefusedWhereTheyStand() {
    #expect(complaint(Array("a: b\nc: ".utf8) + [0xFF, 0x0A]).hasPrefix("2:4: the bytes from 8 on"))
    #expect(complaint(Array("a: ".utf8) + [0xC3]).hasPrefix("1:4: the bytes from 3 on"))
    #expect(complaint(Array("a: b\n".utf8) + [0xED, 0xA0, 0x80]).hasPrefix("2:1: the bytes from 5 on"))
  }

  @Test func aByteOrderMarkAtTheStartIsPassedOver() throws {
    #expect(try root("\u{FEFF}a: b\n") == root("a: b\n"))
  }

  @Test func lineEndingsOfOtherSystemsAreRead() throws {
    #expect(try root("a: b\r\nc: d\r\n") == root("a: b\nc: d\n"))
  }

  @Test func ampersandsAndStarsInRunningTextAreText() {
    #expect(
      complaint("a: research & development, R&D *really*\nb: |\n  *bold* words\n  one & two\n") == "none")
  }

  @Test func aliasBombsAreRefusedInBoundedTime() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let values = bomb + "z: [*a40]\n"
    let keys = bomb + "? *a40\n: y\n"
    let clock = ContinuousClock()
    for text in [values, keys, "{\"a\":&a [x,x],\"b\":&b [*a,*a],? *b : y}", "!!seq &a [x]: y\n? *a\n: z"] {
      let time = clock.measure { #expect(complaint(text).contains("anchors")) }
      #expect(time < .milliseconds(500))
    }
  }

  @Test func depthIsCountedInEveryNotation() throws {
    func nested(_ levels: Int) -> [String] {
      let flow = String(repeating: "[", count: levels) + "x" + String(repeating: "]", count: levels)
      let maps = String(repeating: "{a: ", count: levels) + "x" + String(repeating: "}", count: levels)
      let dashes = String(repeating: "- ", count: levels) + "x\n"
      var lines = ""
      for level in 0..<levels { lines += String(repeating: " ", count: level) + "a:\n" }
      return [flow, maps, dashes, lines]
    }
    for text in nested(31) { #expect(complaint(text) == "none") }
    for levels in [32, 100, 500, 5000] {
      for text in nested(levels) where text.utf8.count < 256 * 1024 {
        #expect(complaint(text).contains("too deep"), "\(levels): \(complaint(text).prefix(80))")
      }
    }
  }

  @Test func sizeAndNumberOfPartsAreBounded() {
    let clock = ContinuousClock()
    let large = String(repeating: "# a remark\n", count: 24_000)
    #expect(complaint(large + "a: b\n").hasPrefix("1:1: the file is larger than 256 KiB"))
    #expect(complaint("[" + String(repeating: "x,", count: 9_990) + "x]") == "none")
    for part in ["x,", "[],", "{},", "?,", "'',"] {
      let text = "[" + String(repeating: part, count: (256 * 1024 - 2) / part.utf8.count) + "]"
      let time = clock.measure { #expect(complaint(text).contains("too many parts"), "\(part)") }
      #expect(time < .seconds(2), "\(part)")
    }
    let keys = (0..<11_000).map { "k\($0): v\n" }.joined()
    #expect(complaint(keys).contains("too many parts"))
  }

  @Test func noFileOfOneCharacterRepeatedTakesLong() {
    let clock = ContinuousClock()
    for part in [
      "[", "{", "- ", "? ", ": ", "-\n", "a:\n", "&", "*", "!", "'", "\"", "|", ">", "%", "@", "`", "#", "\n",
      " ",
      "\r", "---\n", "...\n", "[]\n", "\"\\", "a ", "<<: ", "&a ", "!a ", "[&a ,", "[{", "a: [", "é",
    ] {
      let text = String(repeating: part, count: 250_000 / part.utf8.count)
      let time = clock.measure { _ = complaint(text) }
      #expect(time < .seconds(2), "\(part.debugDescription) took \(time)")
    }
  }

  @Test func aComplaintRepeatsOnlyAFewWordsOfTheFile() {
    let secret = String(repeating: "secret ", count: 100)
    #expect(complaint("\"\(secret)\": 1\n\"\(secret)\": 2\n").count < 200)
    #expect(excerpt("a\u{1b}[2Jb\u{202E}c") == "a [2Jb c")
  }
}

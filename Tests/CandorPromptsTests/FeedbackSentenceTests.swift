// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Foundation
import Testing

/// What the coach makes of sentences that were written before its rules were tried on them.
@Suite struct FeedbackSentenceTests {
  private let coach = CoachShelf.load(configFolder: nil).coach

  /// The lines of a file of sentences, each with its first sign, and the heading that it stands under.
  private func lines(of name: String) throws -> [(heading: String, sign: Character, text: String)] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("sentences/\(name).txt"), encoding: .utf8)
    var heading = ""
    var lines: [(heading: String, sign: Character, text: String)] = []
    for line in text.split(separator: "\n") {
      guard let sign = line.first, sign != "#" else { continue }
      if line.hasPrefix("== ") {
        heading = String(line.dropFirst(3).prefix { $0 != " " })
      } else {
        lines.append((heading, sign, String(line.dropFirst(2))))
      }
    }
    return lines
  }

  private func isWarned(_ text: String) -> Bool {
    coach.remarks(on: text, reading: ["feedback"], names: []).contains { $0.level >= .warn }
  }

  private func score(_ text: String) -> Int {
    coach.measure(text, on: "feedback", names: KnownNames([]))?.score ?? 0
  }

  /// How often one of the first is scored above one of the others; a tie counts half.
  private func order(_ high: [Int], _ low: [Int]) -> Double {
    var won = 0.0
    for one in high { for other in low { won += one > other ? 1 : one == other ? 0.5 : 0 } }
    return won / Double(high.count * low.count)
  }

  @Test(arguments: [
    ("known", 0.97, 0.0), ("apart", 0.92, 0.02), ("later", 0.95, 0.02), ("last", 0.65, 0.04),
  ])
  func badFeedbackIsHeardAndGoodFeedbackIsLeftAlone(part: String, recall: Double, falseAlarms: Double) throws
  {
    let lines = try lines(of: "feedback").filter { $0.heading == part }
    let bad = lines.filter { $0.sign == "-" }.map(\.text)
    let good = lines.filter { $0.sign == "+" }.map(\.text)
    #expect(bad.count >= 60 && good.count >= 60)
    let heard = Double(bad.count(where: isWarned)) / Double(bad.count)
    let alarmed = Double(good.count(where: isWarned)) / Double(good.count)
    #expect(heard >= recall, "of bad feedback")
    #expect(alarmed <= falseAlarms, "of good feedback")
    #expect(order(bad.map(score), good.map(score)) >= 0.95)
  }

  @Test func criticismOfTheWorkIsNoCriticismOfThePerson() throws {
    let lines = try lines(of: "person-or-work")
    let person = lines.filter { $0.sign == "p" }.map(\.text)
    let work = lines.filter { $0.sign == "w" }.map(\.text)
    #expect(person.count + work.count >= 60)
    #expect(order(person.map(score), work.map(score)) >= 0.97)
    #expect(work.filter(isWarned) == [])
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@testable import CandorCore
@testable import candor

@Suite struct TranscriptTests {
  /// `CANDOR_RECORD=1` writes what happens now over the file and fails, so that a new baseline is always read.
  @Test(arguments: TestFiles.transcriptNames)
  func staysAsItWasRead(name: String) throws {
    let path = TestFiles.transcripts + "/" + name
    let expected = try #require(TestFiles.read(path))
    let played = try Transcript(text: expected).played()
    if getenv("CANDOR_RECORD") != nil, played != expected {
      TestFiles.write(played, to: path)
      Issue.record("\(name) was recorded anew; read it before it is kept")
    }
    #expect(played == expected, "\(firstDifference(played, expected))")
  }

  /// No run of a transcript is long enough for a snapshot of its own accord; here every one leaves one.
  @Test(arguments: TestFiles.transcriptNames)
  func aSnapshotAfterEveryRunChangesNoWord(name: String) throws {
    let expected = try #require(TestFiles.read(TestFiles.transcripts + "/" + name))
    let played = try Transcript(text: expected).played(snapshotInterval: 1)
    #expect(played == expected, "\(firstDifference(played, expected))")
  }

  @Test func showEveryCommandAtLeastOnce() {
    let all = TestFiles.transcriptNames.compactMap {
      TestFiles.read(TestFiles.transcripts + "/" + $0)
    }
    for (name, _) in Candor.commands {
      #expect(all.contains { $0.contains("$ candor \(name)") }, "no transcript runs \(name)")
    }
    for name in CommandName.allCases {
      #expect(all.contains { $0.contains("> /\(name.rawValue)") }, "no transcript types /\(name.rawValue)")
    }
    #expect(all.count >= 28)
  }

  @Test func showNothingThatCouldMoveTheCursorOrTurnTheText() {
    let turning: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0x7F...0x9F]
    for name in TestFiles.transcriptNames {
      let text = TestFiles.read(TestFiles.transcripts + "/" + name) ?? ""
      let harmful = text.unicodeScalars.filter { scalar in
        scalar.value < 0x20 && scalar != "\n" || turning.contains { $0.contains(scalar.value) }
      }
      #expect(harmful.isEmpty, "\(name): \(harmful.map { String($0.value, radix: 16) })")
    }
  }

  private func firstDifference(_ played: String, _ expected: String) -> String {
    let one = played.split(separator: "\n", omittingEmptySubsequences: false)
    let other = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in one.enumerated() where index >= other.count || other[index] != line {
      return "line \(index + 1) is now “\(line)”, was “\(index < other.count ? other[index] : "")”"
    }
    return "lines are missing from \(one.count + 1) on"
  }
}

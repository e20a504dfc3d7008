// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import candor

/// What the README shows is what happens.
@Suite("The README") struct ReadmeTests {
  @Test func showsARealConversation() throws {
    let shown = try #require(block(after: "<!-- transcript -->"))
    #expect(
      try Transcript(text: "% terminal 80\n" + shown).played().dropFirst("% terminal 80\n".count) == shown
        + "\n")
  }

  @Test func listsEveryCommandWithItsOwnWords() throws {
    let readme = try #require(TestFiles.read(TestFiles.root + "/README.md"))
    for (name, does) in Candor.commands {
      let row = "| `\(name)` | \(does) |"
      #expect(readme.contains(row), "\(row)")
    }
  }

  @Test func hasOneCommandToUseAndOneToTest() throws {
    #expect(
      try #require(block(after: "<!-- command: use -->")).contains(
        "swift build -c release --static-swift-stdlib"))
    #expect(block(after: "<!-- command: test -->") == "swift test")
  }

  /// The fenced block that follows a mark.
  private func block(after mark: String) -> String? {
    let readme = TestFiles.read(TestFiles.root + "/README.md") ?? ""
    guard let start = readme.range(of: mark)?.upperBound else { return nil }
    let lines = readme[start...].split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("```") }.dropFirst()
    return lines.prefix { !$0.hasPrefix("```") }.joined(separator: "\n")
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import CandorTerminal

@Suite("The lines that Up walks")
struct LineHistoryTests {
  @Test("earlier ones come before those that were typed, once")
  func recall() {
    var history = LineHistory()
    for line in ["b", "b", "", "d"] { history.add(line) }
    history.recall { ["a", "b", "c"] }
    #expect(history.lines == ["a", "c", "b", "d"])
    history.recall { ["e"] }
    #expect(history.lines == ["a", "c", "b", "d"])
  }
}

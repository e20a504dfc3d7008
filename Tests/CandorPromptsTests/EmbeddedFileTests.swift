// SPDX-License-Identifier: GPL-3.0-or-later
import CandorPrompts
import Foundation
import Testing

/// The `Prompts` folder of the sources, found from this file.
let promptsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Prompts").path(percentEncoded: false)

@Suite struct EmbeddedFileTests {
  @Test func everyDataFileIsInTheBinaryWithTheSameBytes() throws {
    let inside = try #require(FileManager.default.enumerator(atPath: promptsFolder))
    let paths = inside.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }
    #expect(paths.count >= 5)
    #expect(EmbeddedFile.all(under: "").map(\.path) == paths.sorted())
    for file in EmbeddedFile.all(under: "") {
      let data = try #require(
        FileManager.default.contents(atPath: promptsFolder + "/" + file.path), "\(file.path)")
      #expect(Array(data) == file.bytes, "\(file.path)")
    }
  }
}

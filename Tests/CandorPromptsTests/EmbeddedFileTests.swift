// SPDX-License-Identifier: GPL-3.0-or-later
import CandorPrompts
import Foundation
import Testing

/// The `Prompts` folder of the sources, found from this file.
let promptsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Prompts").path(percentEncoded: false)

@Suite struct EmbeddedFileTests {
  @Test func everyDataFileIsInTheBinaryWithTheSameBytes() throws {
    var paths: [String] = ["evidence.yaml"]
    for folder in ["flows", "rules"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: promptsFolder + "/" + folder)
      where !name.hasPrefix(".") {
        paths.append(folder + "/" + name)
      }
    }
    #expect(EmbeddedFile.all(under: "").map(\.path) == paths.sorted())
    for file in EmbeddedFile.all(under: "") {
      let data = try #require(
        FileManager.default.contents(atPath: promptsFolder + "/" + file.path), "\(file.path)")
      #expect(Array(data) == file.bytes, "\(file.path)")
    }
  }
}

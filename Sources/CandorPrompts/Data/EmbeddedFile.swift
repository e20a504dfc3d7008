// SPDX-License-Identifier: GPL-3.0-or-later
internal import CPrompts

/// A data file that the binary carries.
package struct EmbeddedFile: Hashable, Sendable {
  /// Its path below `Prompts/`, `flows/feedback.yaml` for instance.
  package let path: String
  package let bytes: [UInt8]

  /// The files whose path starts with `prefix`, sorted by path.
  package static func all(under prefix: String) -> [EmbeddedFile] {
    var files: [EmbeddedFile] = []
    for index in 0..<candor_prompt_count() {
      let prompt = candor_prompt_at(index)
      let path = String(cString: prompt.path)
      guard path.hasPrefix(prefix) else { continue }
      files.append(
        EmbeddedFile(path: path, bytes: Array(UnsafeBufferPointer(start: prompt.bytes, count: prompt.count))))
    }
    return files
  }

  /// The last part of the path.
  package var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The code in a Markdown file, between fences of three or more backticks or tildes: what stands there is not prose.
struct FencedCode {
  /// Whole lines, fences included, in Unicode scalars; ascending.
  private var ranges: [Range<Int>] = []

  /// A fence that is not closed goes on to the end, as CommonMark has it.
  init(in text: String) {
    var fence: (sign: Unicode.Scalar, length: Int)?
    var (start, offset) = (0, 0)
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.drop { $0 == " " }
      let sign = bare.first ?? " "
      let length = ["`", "~"].contains(sign) ? bare.prefix { $0 == sign }.count : 0
      if let open = fence {
        let closes =
          sign == open.sign && length >= open.length && bare.dropFirst(length).allSatisfy { $0 == " " }
        if closes {
          ranges.append(start..<offset + line.count)
          fence = nil
        }
      } else if length >= 3, line.count - bare.count < 4 {
        (fence, start) = ((sign, length), offset)
      }
      offset += line.count + 1
    }
    if fence != nil { ranges.append(start..<max(start, offset)) }
  }

  func holds(_ scalar: Int) -> Bool {
    ranges.contains { $0.contains(scalar) }
  }
}

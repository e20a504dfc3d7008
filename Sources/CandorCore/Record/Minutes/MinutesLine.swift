// SPDX-License-Identifier: GPL-3.0-or-later

/// A line of minutes without what only sets it apart: quotation marks, bullets, numbers, check boxes, emphasis.
struct MinutesLine {
  /// What is left.
  private(set) var text: Substring
  /// How far the line is set in.
  let indent: Int
  /// A check box stands before it.
  private(set) var hasBox = false
  /// The box is ticked, or the line is struck out.
  private(set) var isDone = false
  private(set) var hasBullet = false
  /// Marked as a title.
  private(set) var isTitle = false

  init(_ line: some StringProtocol) {
    let plain = Self.plain(line)
    indent = plain.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    text = Substring(plain).trimmedEnds
    for _ in 0..<6 where takeMark() {}
    if text.hasPrefix("~~") { isDone = true }
  }

  /// Takes one mark off the start.
  private mutating func takeMark() -> Bool {
    for (box, done) in Self.boxes where text.hasPrefix(box) {
      take(box.count)
      hasBox = true
      if done { isDone = true }
      return true
    }
    guard let first = text.first else { return false }
    if first == "#" {
      let hashes = text.prefix { $0 == "#" }
      // "#12" is a number, "# Actions" a title.
      guard hashes.count <= 6, text.dropFirst(hashes.count).first?.isWhitespace ?? true else { return false }
      take(hashes.count)
      isTitle = true
      return true
    }
    if first == ">" {
      take(1)
      return true
    }
    if Self.bullets.contains(first), text.dropFirst().first?.isWhitespace ?? true {
      take(1)
      hasBullet = true
      return true
    }
    return takeNumber()
  }

  /// "1." "2)" "(3)" "a)" "4.1"; not the year of "2026." nor a day of "3 December".
  private mutating func takeNumber() -> Bool {
    let rest = text.first == "(" ? text.dropFirst() : text
    let number = rest.prefix { $0.isNumber && $0.isASCII || $0 == "." }
    var after = rest.dropFirst(number.count)
    if number.isEmpty {
      guard let letter = rest.first, letter.isLetter, rest.dropFirst().first == ")" else { return false }
      after = rest.dropFirst()
    }
    let digits = number.prefix { $0 != "." }
    guard digits.count <= 3 else { return false }
    if after.first == ")" {
      after = after.dropFirst()
    } else if number.last != "." {
      return false
    }
    guard after.first?.isWhitespace ?? true, number != "." else { return false }
    text = after.trimmedEnds
    hasBullet = true
    return true
  }

  private mutating func take(_ count: Int) { text = text.dropFirst(count).trimmedEnds }

  private static let bullets: Set<Character> = [
    "-", "*", "•", "–", "+", "·", "▪", "◦", "‣", "→", "○", "●", "■", "—", "☞",
  ]
  private static let boxes: [(String, Bool)] = [
    ("[ ]", false), ("[]", false), ("[_]", false), ("☐", false), ("□", false), ("⬜", false), ("[x]", true),
    ("[X]", true),
    ("[✓]", true), ("[✔]", true), ("☑", true), ("☒", true), ("✅", true), ("✔", true), ("✓", true),
    ("[-]", true),
  ]

  /// Without emphasis, and with links as the words that stand for them. One pass.
  private static func plain(_ line: some StringProtocol) -> String {
    guard line.contains(where: { $0 == "*" || $0 == "_" || $0 == "[" }) else { return String(line) }
    var plain = ""
    var rest = Substring(line)
    // Where the last "[" was put, and whether a link may still end it.
    var open: String.Index?
    while let next = rest.first {
      if rest.hasPrefix("**") || rest.hasPrefix("__") {
        rest = rest.dropFirst(2)
      } else if next == "*" || next == "_" {
        let isInside = plain.last.map { $0.isLetter || $0.isNumber } ?? false
        let follows = rest.dropFirst().first.map { $0.isLetter || $0.isNumber } ?? false
        // "_Ana_" is Ana; "board_pvt" and "a * b" stay. A bullet at the start stays as well.
        if isInside == follows { plain.append(next) }
        rest = rest.dropFirst()
      } else if next == "[" {
        open = plain.endIndex
        plain.append(next)
        rest = rest.dropFirst()
      } else if rest.hasPrefix("]("), let start = open, let end = rest.prefix(2_000).firstIndex(of: ")") {
        plain.remove(at: start)
        rest = rest[rest.index(after: end)...]
        open = nil
      } else {
        plain.append(next)
        rest = rest.dropFirst()
      }
    }
    return plain
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import CandorCore

@Suite("A page as HTML") struct HTMLTests {
  /// A page with a piece of somebody's in every place that takes one.
  private func page(_ words: [String]) -> Page {
    func piece(_ index: Int) -> String { words[index % words.count] }
    return Page(
      title: [.own("About "), .words(piece(0))], dateline: [.own("Sat · "), .words(piece(1))],
      blocks: [
        .paragraph([.words(piece(2))]), .heading([.words(piece(3))]), .speech([.words(piece(4))]),
        .list([[.own("1. "), .words(piece(5)), .own(": "), .command("go on")], [.words(piece(6))]]),
        .heading([.own("Last")]),
        .table(header: ["#", "Who"], rows: [["1", piece(7)], [piece(8), piece(9)]]),
      ])
  }

  /// What a reader sees of that page, tag by tag.
  private func shown(_ words: [String]) -> [String] {
    func piece(_ index: Int) -> String { visible(words[index % words.count]) }
    return [
      "About " + piece(0), "About " + piece(0), "Sat · " + piece(1), piece(2), piece(3), piece(4),
      "1. \(piece(5)): ", "go on", piece(6), "Last", "#", "Who", "1", piece(7), piece(8), piece(9),
    ]
  }

  private let attacks = [
    "<script>alert(1)</script>", "</style><style>*{display:none}", "<img src=x onerror=alert(1)>",
    "--><b>", "<!--", "\" onmouseover=\"alert(1)", "' autofocus onfocus='x", "&lt;b&gt;", "&#60;b&#62;",
    "&lt", "<\u{301}b>", "<\u{0}b>", "<U+202E>", "\u{202E}<b>\u{202C}", "\u{2028}<b>", "]]>", "<?php",
    "</main></body>", "<svg/onload=x>", "javascript:x", "a\r\n<b>\nc", "a\r\r\n<b>", "+ADw-script+AD4-",
    "\u{FF1C}script\u{FF1E}", "<a href=https://example.org>", "`${x}`", "%3Cb%3E",
  ]

  @Test func hostileWordsNeverBecomeMarkup() throws {
    let plain = try #require(PlainHTML(HTML.text(of: page(["word"]))))
    for attack in attacks {
      let hostile = try #require(PlainHTML(HTML.text(of: page([attack]))), "\(attack.debugDescription)")
      #expect(hostile.tags == plain.tags, "\(attack.debugDescription)")
      #expect(same(hostile.words, shown([attack])), "\(attack.debugDescription)")
    }
  }

  @Test func whateverIsTypedStandsThereAsWords() throws {
    let plain = try #require(PlainHTML(HTML.text(of: page(["word"]))))
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x1F, 0x20...0x7E, 0x22...0x27, 0x3C...0x3E, 0x7F...0xA0, 0x300...0x36F, 0x590...0x6FF,
      0x2000...0x206F, 0xFDD0...0xFDEF, 0xFE00...0xFEFF, 0xFFF0...0xFFFF, 0x1F300...0x1FAFF,
      0xE0000...0xE01FF, 0x10FFF0...0x10FFFF,
    ]
    for seed in 0..<400 {
      var chance = SeededChance(seed: seed)
      let words = (0..<10).map { _ in
        "x" + chance.text(from: ranges, upTo: 30) + (attacks.randomElement(using: &chance) ?? "")
      }
      let text = HTML.text(of: page(words))
      let read = try #require(PlainHTML(text), "seed \(seed)")
      #expect(read.tags == plain.tags, "seed \(seed)")
      #expect(same(read.words, shown(words)), "seed \(seed)")
      #expect(terminalSafe(text, keepingNewlines: true) == text, "seed \(seed)")
    }
  }

  /// Compared scalar by scalar, where texts of as many marks may count as equal.
  private func same(_ one: [String], _ other: [String]) -> Bool {
    one.map { Array($0.unicodeScalars) } == other.map { Array($0.unicodeScalars) }
  }

  /// What a reader sees of somebody's words.
  private func visible(_ text: String) -> String {
    let shown = terminalSafe(text.asOneLine, keepingNewlines: false).unicodeScalars.map { scalar in
      let isNone = scalar.value & 0xFFFF >= 0xFFFE || 0xFDD0...0xFDEF ~= scalar.value
      return isNone ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(shown))
  }

  @Test func standsAlone() throws {
    let text = HTML.text(of: page(["word"]))
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(text.contains("content=\"default-src 'none'; style-src 'sha256-"))
    for word in ["http:", "https:", "url(", "@import", "<script", "<link", " src=", " href=", " style="] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("<th scope=\"col\" dir=\"auto\">Who</th>"))
    #expect(text.contains("<tr><th scope=\"row\" dir=\"auto\">1</th><td dir=\"auto\">word</td></tr>"))
  }

  /// The two documents are one page, written down in two ways.
  @Test func saysWhatTheMarkdownSays() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: <b>one</b> thing by 27 nov", "", "", "y",
    ])
    let document = ConversationDocument(
      record: talker.record, conversation: talker.record.conversations[0], flow: sampleFlow)
    let read = try #require(PlainHTML(document.html))
    var plain: [String] = []
    for line in document.markdown.split(separator: "\n").map({ Markdown.readable($0) })
    where !line.contains("---") {
      if line.hasPrefix("| ") {
        plain += line.dropFirst(2).dropLast(2).split(separator: " | ").map(String.init)
      } else {
        plain.append(String(line.drop { $0 == "#" }).trimmed)
      }
    }
    #expect(Array(read.words.dropFirst()) == plain)
    #expect(read.words.first == "Talk: Ana")
  }

  @Test func aPrivateAnswerIsNotInIt() throws {
    var talker = try Talker.started()
    try talker.type(["praise", "stayed to finish", "/private behavior", "", "tomorrow", "y"])
    let html = ConversationDocument(
      record: talker.record, conversation: talker.record.conversations[0], flow: sampleFlow
    ).html
    #expect(!html.contains("stayed") && !html.contains("22 Nov"))
    #expect(PlainHTML(html)?.words.contains("Behavior") == false)
  }

  @Test func thePageBeforeAMeetingIsOneToo() throws {
    var talker = try Talker.started()
    try talker.type([
      "change", "came at 9:40", "the bus", "bus", "right", "me: <b>one</b> by 27 nov", "", "", "y",
    ])
    let page = try PrepPage(record: talker.record, person: talker.record.people[0], today: talker.today)
    let read = try #require(PlainHTML(page.html))
    #expect(read.words.contains("1. <b>one</b>, Fri 27 Nov 2026, in 6 days"))
    #expect(read.tags.contains("code") && read.words.contains("candor show 1"))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@testable import CandorLog

@Suite struct ReaderTests {
  /// A log whose third record is of a kind, or a version of one, that this candor does not know.
  private func log(with line: (ChainHash) -> [UInt8]) throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.record(Array(Samples.conversation[..<2]), sealed: false)
    let bytes = Sandbox.bytes(sandbox.segment)
    let last = bytes.dropLast(3).suffix(64)
    Sandbox.put(bytes + line(Array(last).withView { ChainHash($0, at: 0) }), sandbox.segment)
    return sandbox
  }

  private func line(kind: String, body: String, previous: ChainHash) -> [UInt8] {
    var core = Array(
      #"{"v":1,"n":3,"dev":"d_910a2dec89025cc1","hlc":"1795238885125","t":"2026-11-21T05:28:05.125Z","#.utf8)
    core += Array(
      #""k":"\#(kind)","bh":"\#(Array(body.utf8).withView { ChainHash(.body, $0) })","p":"\#(previous)""#.utf8
    )
    let hash = core.withView { ChainHash(.record, $0) }
    return core + Array(#","b":\#(body),"h":"\#(hash)"}"#.utf8) + [0x0a]
  }

  @Test(arguments: ["answer/2", "a-kind-with-a-very-long-name/1", "snapshot/1"])
  func aLaterKindIsCheckedKeptAndSkipped(_ kind: String) throws {
    let body = #"{"r":"00000000000000000000000000000000","anything":[1,{"x":null}]}"#
    let sandbox = try log { line(kind: kind, body: body, previous: $0) }
    let before = Sandbox.bytes(sandbox.segment)
    #expect(sandbox.read().events == Array(Samples.conversation[..<2]))
    #expect(try sandbox.verify().get() == 3)
    try sandbox.record([Samples.answer("after")])
    #expect(sandbox.reopen().events == Samples.conversation[..<2] + [Samples.answer("after")])
    #expect(Sandbox.bytes(sandbox.segment).starts(with: before))
    var changed = Sandbox.bytes(sandbox.segment)
    changed[before.count - 90] ^= 1
    Sandbox.put(changed, sandbox.segment)
    #expect(sandbox.verify().error?.line == 3)
  }

  @Test func aKnownKindThatCannotBeReadIsDamageThoughItsHashesFit() throws {
    let salt = #"{"r":"00000000000000000000000000000000""#
    for (kind, body) in [
      ("draft/1", salt + "}"), ("draft/1", salt + #","text":"\q"}"#), ("person/1", salt + #","name":"x"}"#),
    ] {
      let sandbox = try log { line(kind: kind, body: body, previous: $0) }
      let error = try #require(sandbox.verify().error)
      #expect(error.line == 3 && error.exitCode == 65)
      #expect(error.description.contains("of \(kind) cannot be read"))
      #expect(sandbox.read().events.count == 2)
    }
  }

  @Test func bodiesOfOtherShapesAreRefusedByName() throws {
    let samples = [
      (#""AAAA"x""#, "not one string"), (#"""#, "not one string"), ("null", "no record says"),
      ("null x", "no body"), ("nullnull", "no body"), ("{}", "salt"), ("7", "no body"),
      (#"{"r":"00""#, "salt"),
    ]
    for (body, words) in samples {
      let sandbox = try log { line(kind: "draft/1", body: body, previous: $0) }
      let error = try #require(sandbox.verify().error)
      #expect(error.description.contains(words), "\(error)")
      #expect(error.line == 3)
    }
  }

  /// From a foreign hand: every hash fits, and shown as they are these would drive a terminal.
  @Test func controlCharactersAsTheyAreAreRefusedThoughHashesFit() throws {
    let salt = #"{"r":"00000000000000000000000000000000","text":"some words, so that it is long ""#
    for wrong in ["\u{1b}[2J", "\u{1}", "\t", "\u{7f}", "\u{85}", "\u{9b}31m", "\u{2028}", "é\u{2029}"] {
      let body = String(salt.dropLast()) + wrong + #""}"#
      for kind in ["draft/1", "later/1"] {
        let sandbox = try log { line(kind: kind, body: body, previous: $0) }
        #expect(
          sandbox.verify().error?.description.contains("not escaped") == true, "\(wrong.debugDescription)")
        #expect(sandbox.read().events.count == 2)
      }
    }
    let sandbox = try log { line(kind: "draft\u{1b}/1", body: salt + "}", previous: $0) }
    #expect(sandbox.verify().error?.line == 3)
    for fine in ["é", "\u{a0}", "\u{202e}", "😀", "\u{feff}"] {
      let sandbox = try log {
        line(kind: "draft/1", body: String(salt.dropLast()) + fine + #""}"#, previous: $0)
      }
      #expect(try sandbox.verify().get() == 3, "\(fine)")
    }
  }

  @Test func tailIsTheLastLinesInOrder() throws {
    let sandbox = Sandbox()
    #expect(try LogReader.tail(sandbox.places, count: 3).isEmpty)
    try sandbox.record(Samples.conversation)
    let lines = Sandbox.bytes(sandbox.segment).split(separator: 0x0a).map {
      String(decoding: $0, as: UTF8.self)
    }
    for count in 0...6 { #expect(try LogReader.tail(sandbox.places, count: count) == lines.suffix(count)) }
  }

  @Test func jsonLinesAreTheRecordsByteForByte() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    var text = ""
    try LogReader.export(sandbox.places, sandbox.unlocking, format: .jsonl) { text += $0 }
    #expect(Array(text.utf8) == Sandbox.bytes(sandbox.segment))
  }

  /// Fields of a later candor are stepped over when a record is read; an export must not hand them on unseen.
  @Test(arguments: [
    "\"later\":[}", "\"later\":tru", "\"later\":\"\\x\"", "\"later\":\"\\ud800\"", "\"later\":01",
    "\"later\"", "later:1",
  ])
  func whatIsNotJSONIsNotExportedAsCloudEvents(fields: String) throws {
    let sandbox = Sandbox()
    try sandbox.record([])
    let device = try #require(DeviceID(text: Sandbox.names(sandbox.root + "/log/dev")[0]))
    for (added, isSound) in [("", true), (",\"later\": {\"a\":[1.5e3, null]}", true), ("," + fields, false)] {
      let body = "{\"r\":\"0123456789abcdeffedcba9876543210\",\"name\":\"Sam\"\(added)}"
      let record = StoredRecord(
        kind: .person, person: Samples.sam, conversation: nil, reference: nil, body: Array(body.utf8))
      Sandbox.put(record.firstLine(key: nil, device: device.bits).bytes + [0x0A], sandbox.segment)
      Sandbox.remove(sandbox.device + "/" + SealedHead.fileName)
      var lines: [String] = []
      let error = failure { () throws(LogError) in
        try LogReader.export(sandbox.places, sandbox.unlocking, format: .cloudEvents) { lines.append($0) }
      }
      #expect(error?.exitCode == (isSound ? nil : 65), "\(added)")
      #expect(lines.count == (isSound ? 1 : 0), "\(added)")
    }
  }

  /// Only who has the key can close such a body; candor does not stop for it all the same.
  @Test(arguments: ["", "{", "{}", "{\"r\":\"", "{\"r\":\",\"name\":\"Sam\"}", "x", "{\"name\":\"\u{1}\"}"])
  func aClosedBodyOfAnotherShapeIsRefused(body: String) throws {
    let sandbox = Sandbox()
    try sandbox.record([.personAdded(Samples.sam, name: "Sam")])
    let device = try #require(DeviceID(text: Sandbox.names(sandbox.root + "/log/dev")[0]))
    guard let folder = try Folder.open(sandbox.device),
      let key = try DeviceKeys(device, sandbox.unlocking).key(of: .person(Samples.sam), in: folder)
    else {
      Issue.record("there is a key")
      return
    }
    let record = StoredRecord(
      kind: .person, person: Samples.sam, conversation: nil, reference: nil, body: Array(body.utf8))
    Sandbox.put(record.firstLine(key: key, device: device.bits).bytes + [0x0A], sandbox.segment)
    Sandbox.remove(sandbox.device + "/" + SealedHead.fileName)
    #expect(sandbox.read().error?.exitCode == (body.contains("\u{1}") ? nil : 65))
    var lines: [String] = []
    let error = failure { () throws(LogError) in
      try LogReader.export(sandbox.places, sandbox.unlocking, format: .cloudEvents) { lines.append($0) }
    }
    #expect(lines.isEmpty == (body != "{}") && (error?.exitCode == 65) == (body != "{}"), "\(lines)")
  }

  @Test func cloudEventsHaveIdsInTheSubjectAndWordsInTheData() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation + [.drafted(nil, nil, text: "\u{1b}\"")])
    var lines: [String] = []
    try LogReader.export(sandbox.places, sandbox.unlocking, format: .cloudEvents) { lines.append($0) }
    #expect(
      lines[2]
        == #"{"specversion":"1.0","id":"3","source":"urn:candor:d_910a2dec89025cc1","type":"candor.answer.1","#
        + #""subject":"p_000000000000005a/c_00000000000000c1","time":"2026-11-21T05:28:05.123Z","#
        + #""datacontenttype":"application/json","question":"feedback@3#impact","data":{"text":"Two people waited.","#
        + #""private":false,"asked":true,"as":"text"}}"# + "\n")
    #expect(
      lines[4]
        == #"{"specversion":"1.0","id":"5","source":"urn:candor:d_910a2dec89025cc1","type":"candor.draft.1","#
        + #""time":"2026-11-21T05:28:05.123Z","datacontenttype":"application/json","data":{"text":"\u001b\""}}"#
        + "\n")
  }

  @Test func whatIsBeforeDamageStaysReadable() throws {
    let sandbox = Sandbox()
    try sandbox.record(Samples.conversation)
    var bytes = Sandbox.bytes(sandbox.segment)
    bytes[bytes.count - 100] ^= 1
    Sandbox.put(bytes, sandbox.segment)
    let (events, error) = sandbox.read()
    #expect(events == Array(Samples.conversation[..<3]))
    #expect(error?.line == 4)
    var lines = 0
    #expect(
      failure { () throws(LogError) in
        try LogReader.export(sandbox.places, sandbox.unlocking, format: .jsonl) { _ in lines += 1 }
      }?.exitCode == 65)
    #expect(lines == 3)
  }
}

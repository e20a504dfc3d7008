// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Glibc
import Testing

@testable import CandorLog

/// The forms on disk, one sample a kind and shape. A line here never changes: what it says is on people's disks.
@Suite struct CatalogueTests {
  static let salt = Salt(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
  static let saltText = "0123456789abcdeffedcba9876543210"

  struct Golden: Sendable {
    let event: Event
    let header: String
    let body: String

    init(_ event: Event, _ header: String, _ body: String) {
      self.event = event
      self.header = header
      self.body = body
    }
  }

  private static let s = "p_000000000000005a"
  private static let c = "c_00000000000000c1"
  private static let f = "feedback@3"
  private static let k = "k_00000000000000b2"
  private static let talk = Samples.talk
  private static let pledge = Pledge(who: "Sam", owner: .them, what: "Send it", due: Samples.friday)

  static let golden: [Golden] = [
    Golden(.personAdded(Samples.sam, name: "Sam"), "person/1 \(s)", #","name":"Sam""#),
    Golden(.personRenamed(Samples.sam, name: "Samira"), "rename/1 \(s)", #","name":"Samira""#),
    Golden(.aliasAdded(Samples.sam, alias: "Sammy"), "alias/1 \(s)", #","alias":"Sammy""#),
    Golden(
      .noted(Samples.sam, text: "Late twice", day: Samples.today, conversation: nil), "note/1 \(s)",
      #","text":"Late twice","day":"2026-11-21""#),
    Golden(
      .noted(Samples.sam, text: "", day: Samples.today, conversation: talk), "note/1 \(s) \(c)",
      #","text":"","day":"2026-11-21""#),
    Golden(Samples.start, "start/1 \(s) \(c) \(f)", #","digest":"0123456789abcdef","day":"2026-11-21""#),
    Golden(
      .started(
        talk,
        Opening(flow: Samples.feedback, person: nil, day: Samples.today, parent: ConversationID(bits: 1))),
      "start/1 \(c) \(f)",
      #","digest":"0123456789abcdef","day":"2026-11-21","parent":"c_0000000000000001""#),
    Golden(.paused(talk, waiting: true), "pause/1 \(s) \(c) \(f)", #","waiting":true"#),
    Golden(.resumed(talk), "resume/1 \(s) \(c) \(f)", ""),
    Golden(.completed(talk, day: Samples.today), "complete/1 \(s) \(c) \(f)", #","day":"2026-11-21""#),
    Golden(.abandoned(talk), "abandon/1 \(s) \(c) \(f)", ""),
    answer("Two waited", .text, #"Two waited","private":false,"asked":true,"as":"text""#),
    answer("r", .choice("right"), #"r","private":false,"asked":true,"as":"choice","choice":"right""#),
    answer(
      "fri", .date(Samples.friday),
      #"fri","private":false,"asked":true,"as":"date","from":"2026-11-27","to":"2026-11-27""#),
    answer("Sam", .person(Samples.sam), #"Sam","private":false,"asked":true,"as":"person","person":"\#(s)""#),
    answer("7", .scale(7), #"7","private":false,"asked":true,"as":"scale","scale":7"#),
    answer("y", .confirmed(true), #"y","private":false,"asked":true,"as":"confirm","confirmed":true"#),
    answer(
      "Sam: Send it",
      .commitments([pledge, Pledge(who: nil, owner: .me, what: "Ask", due: nil)], isComplete: true),
      #"Sam: Send it","private":false,"asked":true,"as":"commitments","complete":true,"commitments":["#
        + #"{"who":"Sam","owner":"them","what":"Send it","from":"2026-11-27","to":"2026-11-27"},"#
        + #"{"owner":"me","what":"Ask"}]"#),
    Golden(.skipped(talk, "impact"), "skip/1 \(s) \(c) \(f)#impact", ""),
    Golden(.undone(talk), "undo/1 \(s) \(c) \(f)", ""),
    Golden(.revisited(talk, "impact"), "revisit/1 \(s) \(c) \(f)#impact", ""),
    Golden(
      .privacyChanged(talk, "impact", isPrivate: true), "privacy/1 \(s) \(c) \(f)#impact", #","private":true"#
    ),
    Golden(.drafted(nil, nil, text: "I need"), "draft/1", #","text":"I need""#),
    Golden(.drafted(talk, "impact", text: "Two"), "draft/1 \(s) \(c) \(f)#impact", #","text":"Two""#),
    Golden(
      .remarked(talk, "impact", RemarkSaid(rule: "always", quote: "always late")),
      "remark/1 \(s) \(c) \(f)#impact", #","rule":"always","quote":"always late""#),
    Golden(.kept(talk, "impact", because: nil), "keep/1 \(s) \(c) \(f)#impact", ""),
    Golden(.kept(talk, "impact", because: "so"), "keep/1 \(s) \(c) \(f)#impact", #","because":"so""#),
    Golden(
      commit, "commit/1 \(s) \(c) \(f)#next-steps",
      #","id":"\#(k)","who":"Sam","owner":"them","what":"Send it","from":"2026-11-27","to":"2026-11-27","#
        + #""day":"2026-11-21""#),
    Golden(
      .committed(
        Samples.promise, Commitment(pledge: pledge, person: Samples.sam, day: Samples.today)),
      "pledge/1 \(s)",
      #","id":"\#(k)","who":"Sam","owner":"them","what":"Send it","from":"2026-11-27","to":"2026-11-27","#
        + #""day":"2026-11-21""#),
    Golden(
      .commitmentMoved(Samples.promise, due: Samples.friday, day: Samples.today), "move/1 \(s) \(c)",
      #","id":"\#(k)","from":"2026-11-27","to":"2026-11-27","day":"2026-11-21""#),
    Golden(
      .commitmentClosed(Samples.promise, .done, day: Samples.today), "end/1 \(s) \(c)",
      #","id":"\#(k)","ending":"done","day":"2026-11-21""#),
    Golden(
      .commitmentClosed(Samples.promise, .missed, day: Samples.today), "end/1 \(s) \(c)",
      #","id":"\#(k)","ending":"missed","day":"2026-11-21""#),
    Golden(
      .commitmentClosed(Samples.promise, .dropped(why: "moot"), day: Samples.today), "end/1 \(s) \(c)",
      #","id":"\#(k)","ending":"dropped","why":"moot","day":"2026-11-21""#),
    Golden(
      .exported(Samples.sam, talk, path: "/tmp/Sam.md", day: Samples.today), "export/1 \(s) \(c)",
      #","path":"/tmp/Sam.md","day":"2026-11-21""#),
    Golden(.forgotten(Samples.sam, day: Samples.today), "forget/1 \(s)", #","day":"2026-11-21""#),
    Golden(
      .redacted(RecordPlace(device: "d_000000000000007f", number: 42), day: Samples.today), "redact/1",
      #","dev":"d_000000000000007f","n":42,"day":"2026-11-21""#),
  ]

  private static let commit = Event.committed(
    Samples.promise,
    Commitment(
      pledge: pledge, conversation: talk, field: "next-steps", person: Samples.sam, day: Samples.today))

  private static func answer(_ text: String, _ value: Answer.Value, _ body: String) -> Golden {
    Golden(Samples.answer(text, value), "answer/1 \(s) \(c) \(f)#impact", #","text":""# + body)
  }

  /// A start and a commitment are known, so that headers can say whose record it is.
  static var context: Context {
    var context = Context()
    context.apply(Samples.start)
    context.apply(commit)
    return context
  }

  @Test(arguments: golden.indices) func storedBytesAreTheGoldenOnes(_ index: Int) throws {
    let golden = Self.golden[index]
    let record = try StoredRecord(golden.event, salt: Self.salt, context: Self.context)
    let header = [
      record.kind.rawValue, record.person?.description, record.conversation?.description, record.reference,
    ].compactMap(\.self).joined(separator: " ")
    #expect(header == golden.header)
    let salt = record.kind.key == .none ? #","r":"\#(Self.saltText)""# : ""
    #expect(String(decoding: record.body, as: UTF8.self) == "{" + (salt + golden.body).dropFirst() + "}")
  }

  @Test func everyKindHasAGoldenSample() {
    let sampled = Set(Self.golden.map { String($0.header.prefix { $0 != " " }) })
    #expect(sampled == Set(Kind.allCases.map(\.rawValue)))
  }

  @Test func sampledFieldsAreThoseOfTheTable() throws {
    for golden in Self.golden {
      let record = try StoredRecord(golden.event, salt: Self.salt, context: Self.context)
      let table = record.kind.body.split(separator: " ")
      let keys = golden.body.split(separator: "[").prefix(1).joined().topLevelKeys
      // In the table's order, all that must be there, none that is not in it.
      var left = table[...]
      for key in keys {
        let index = left.firstIndex { $0 == key || $0 == key + "?" }
        let found = try #require(index, "\(record.kind.rawValue) has \(key)")
        #expect(left[..<found].allSatisfy { $0.hasSuffix("?") }, "\(record.kind.rawValue) before \(key)")
        left = left[(found + 1)...]
      }
      #expect(left.allSatisfy { $0.hasSuffix("?") }, "\(record.kind.rawValue) lacks \(left)")
    }
  }

  @Test func formatDocumentHoldsTheSameTable() throws {
    let source = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let document = String(decoding: Sandbox.bytes("/\(source)/Sources/CandorLog/FORMAT.md"), as: UTF8.self)
    let rows = document.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains("/1` |") }
    let expected = Kind.allCases.map { kind in
      "| `\(kind.rawValue)` | \(kind.header.isEmpty ? "–" : kind.header) | \(kind.body.isEmpty ? "–" : kind.body) | \(kind.key.rawValue) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  /// The hashes here were made by another program, `openssl dgst -sha256`.
  @Test func aWholeLineIsTheGoldenOne() throws {
    let body =
      #"{"r":"0123456789abcdeffedcba9876543210","text":"Two waited","private":false,"asked":true,"as":"text"}"#
    let record = StoredRecord(
      kind: .answer, person: Samples.sam, conversation: Samples.talk, reference: "feedback@3#impact",
      body: Array(body.utf8))
    var bytes: [UInt8] = []
    _ = record.append(to: &bytes, at: Self.position, key: nil) { 0 }
    let core =
      #"{"v":1,"n":42,"dev":"d_000000000000007f","hlc":"1795238885124","t":"2026-11-21T05:28:05.123Z","#
      + #""k":"answer/1","s":"p_000000000000005a","c":"c_00000000000000c1","f":"feedback@3#impact","#
      + #""bh":"108c2f335dda7b782dbb6c1d7568d3832d9ef05d5f228c47f8b0eced10c31800","p":""#
      + String(repeating: "0", count: 64) + #"""#
    #expect(
      String(decoding: bytes, as: UTF8.self) == core + #","b":"# + body
        + #","h":"08f2da0ce1098bd793646c718dccb3e2fe06ece6564f139a5a799999e0d15887"}"# + "\n")
  }

  static let position = StoredRecord.Position(
    number: 42, device: DeviceID(bits: 0x7f), clock: 1_795_238_885_124, milliseconds: 1_795_238_885_123,
    previous: .none)

  /// The closed body was made by another program, Python's `cryptography`, its hash by `openssl dgst -sha256`.
  @Test func aClosedLineIsTheGoldenOne() throws {
    let record = try StoredRecord(Samples.answer("Two waited"), salt: Self.salt, context: Self.context)
    var bytes: [UInt8] = []
    _ = record.append(to: &bytes, at: Self.position, key: Samples.key) { 0x0807_0605_0403_0201 }
    let core =
      #"{"v":1,"n":42,"dev":"d_000000000000007f","hlc":"1795238885124","t":"2026-11-21T05:28:05.123Z","#
      + #""k":"answer/1","s":"p_000000000000005a","c":"c_00000000000000c1","f":"feedback@3#impact","#
      + #""bh":"1a56a769f19eb11a9a656236e0a32c0915d873850ce46ce8670b75ba71fe98c4","p":""#
      + String(repeating: "0", count: 64) + #"""#
    let body =
      #""AQIDBAUGBwgBAgMEkabcrTxe4a1HfMeR5FtSzxB6BnkVOdBVkmpgavONUC6F9HGLit6OlS5hi14Owtad6UVeta/RvvLu7elEE9"#
      + #"4rOaaZCwLUloPX5m1DrSPl9LQ=""#
    #expect(
      String(decoding: bytes, as: UTF8.self) == core + #","b":"# + body
        + #","h":"aec05f6dad8fa500278e9181d2c6b4893582e0ed46901d17bafee3b930841d4e"}"# + "\n")
  }

  /// Written by no code of ours. It must open in every later version.
  @Test func aLogOfTheFirstVersionOpens() throws {
    let ids = ##""s":"p_000000000000005a","c":"c_00000000000000c1""##
    let zeros = String(repeating: "0", count: 64)
    let first = "8829447da14da70e231bbf9778681aa567371df6a9680c55c93bd7c30ca17fd2"
    let lines = [
      ##"{"v":1,"n":1,"dev":"d_000000000000007f","hlc":"1795238885123","t":"2026-11-21T05:28:05.123Z","##,
      ##""k":"start/1",\##(ids),"f":"feedback@3","##,
      ##""bh":"b077ec051b8eb0ed205f1cff36db87343296657cf01a95b23eb24afb459e45d3","p":"\##(zeros)","##,
      ##""b":{"r":"0123456789abcdeffedcba9876543210","digest":"0123456789abcdef","day":"2026-11-21"},"##,
      ##""h":"\##(first)"}"##, "\n",
      ##"{"v":1,"n":2,"dev":"d_000000000000007f","hlc":"1795238885124","t":"2026-11-21T05:28:05.124Z","##,
      ##""k":"answer/1",\##(ids),"f":"feedback@3#impact","##,
      ##""bh":"2978f395175ce6790b92eea249a7b4c281a469184e592778828162a7fc10b31e","p":"\##(first)","##,
      ##""b":{"r":"00112233445566778899aabbccddeeff","text":"Zwei \u2028 warteten\n\u001b","private":true,"##,
      ##""asked":true,"as":"text"},"h":"aafd7163a9227ff07ea787a22b80a2c085ced98165d4ce1465ab6418782a25be"}"##,
      "\n",
    ]
    let sandbox = Sandbox()
    let device = sandbox.root + "/log/dev/d_000000000000007f"
    for folder in [sandbox.root + "/log", sandbox.root + "/log/dev", device] { mkdir(folder, 0o700) }
    Sandbox.put(Array("candor 1\n".utf8), sandbox.root + "/log/FORMAT")
    Sandbox.put(Array(lines.joined().utf8), device + "/00000001.jsonl")
    let answer = Answer(text: "Zwei \u{2028} warteten\n\u{1b}", value: .text, isPrivate: true)
    let events = [Samples.start, .answered(Samples.talk, "impact", answer)]
    #expect(sandbox.read().events == events)
    let verified = try LogReader.verify(sandbox.places)
    #expect(verified.events == 2)
    #expect(verified.head == "aafd7163a9227ff07ea787a22b80a2c085ced98165d4ce1465ab6418782a25be")
    #expect(sandbox.reopen().events == events)
  }
}

extension String {
  /// The keys of an object whose values hold no quotes or nested objects; its braces are not there.
  fileprivate var topLevelKeys: [String] {
    split(separator: "\"").enumerated().compactMap { index, word in
      split(separator: "\"").count > index + 1 && split(separator: "\"")[index + 1].hasPrefix(":")
        ? String(word) : nil
    }
  }
}

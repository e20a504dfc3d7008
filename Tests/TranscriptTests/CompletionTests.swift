// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TestSupport
import Testing

/// What a shell is told after Tab.
@Suite("Completion") struct CompletionTests {
  /// A home with two people, one of them with a name that a shell could take for its own.
  private func home() throws -> PipedHome {
    let home = try PipedHome()
    for name in ["Ana María", "$(touch PWNED)`touch PWNED`", "O'Brien: Pat", "\u{202E}turned"] {
      #expect(try home.run("note", name, "x").exitCode == 0)
    }
    let script = PipeScripts.followUp.map { $0.line + "\n" }.joined()
    #expect(try home.run("start", "follow-up", "Tamsin", typing: script).exitCode == 0)
    #expect(try home.run("start", "feedback", "Tamsin", typing: "corrective\n").exitCode == 0)
    return home
  }

  private func offered(
    _ home: PipedHome, _ place: [String], words: [String], shell: String? = nil,
    with changes: [String: String?] = [:]
  ) throws -> RunningCandor.Ending {
    var variables = home.variables
    for (name, value) in changes { variables[name] = value }
    variables["SAP_SHELL"] = shell
    return try RunningCandor.run(
      ["---completion"] + place + ["\(words.count - 1)", "0"] + words, in: variables)
  }

  @Test func offersWhatTheLogHolds() throws {
    let home = try home()
    let people = try offered(home, ["prep", "--", "positional@0"], words: ["candor", "prep", ""])
    #expect(people.said == "$(touch PWNED)`touch PWNED`\nAna María\nO'Brien: Pat\nTamsin\n")
    let resumable = try offered(
      home, ["resume", "--", "positional@0"], words: ["candor", "resume", ""], shell: "fish")
    #expect(resumable.said == "2\tfeedback with Tamsin, Sat 21 Nov 2026, paused\n")
    let all = try offered(home, ["show", "--", "positional@0"], words: ["candor", "show", ""])
    #expect(all.said == "2\n1\n")
    let fields = try offered(home, ["fix", "--", "positional@1"], words: ["candor", "fix", "1", ""])
    #expect(fields.said.hasPrefix("topic\nagreed\ncommitments\n"))
    let open = try offered(
      home, ["done", "--", "positional@0"], words: ["candor", "done", ""], shell: "zsh")
    #expect(open.said.hasPrefix("1:me: "))
    let flows = try offered(home, ["start", "--", "positional@0"], words: ["candor", "start", ""])
    #expect(flows.said == "check-in\nfeedback\ngoal\nfollow-up\n")
    let rules = try offered(home, ["coach", "--", "--explain"], words: ["candor", "coach", "--explain", ""])
    #expect(rules.said.contains("absolute\n"))
  }

  /// Nothing where there is nothing, where the log is damaged or closed, or another candor writes; and not a word
  /// about it, for it would stand in the middle of the line that is being typed.
  @Test func isQuietWhereNothingCanBeRead() throws {
    let empty = try PipedHome()
    let place = ["prep", "--", "positional@0"]
    let words = ["candor", "prep", ""]
    let nothing = try offered(empty, place, words: words, with: ["CANDOR_NOW": nil])
    #expect(nothing.said.allSatisfy(\.isNewline) && nothing.complained.isEmpty && nothing.exitCode == 0)
    #expect(access(empty.folder.path + "/candor", F_OK) != 0, "nothing is written")
    let homeless = try offered(
      empty, place, words: words, with: ["HOME": nil, "CANDOR_HOME": nil, "CANDOR_NOW": nil])
    #expect(homeless.said.allSatisfy(\.isNewline) && homeless.complained.isEmpty)

    let home = try home()
    let writer = try home.start("start", "follow-up", "Mei")
    try writer.expect("Mei")
    #expect(try offered(home, place, words: words).said.contains("Tamsin\n"))
    _ = try writer.end()

    let devices = home.folder.path + "/candor/log/dev"
    let segment = try "\(devices)/\(#require(TestFiles.names(in: devices).first))/00000001.jsonl"
    let text = try #require(TestFiles.read(segment))
    TestFiles.write(text.replacing("note/1", with: "notr/1"), to: segment)
    let damaged = try offered(home, place, words: words, with: ["CANDOR_NOW": nil])
    #expect(damaged.said.allSatisfy(\.isNewline) && damaged.complained.isEmpty && damaged.exitCode == 0)
  }

  @Test func asksForNoPassphrase() throws {
    let home = try home()
    let file = home.folder.path + "/passphrase"
    TestFiles.write("four words of mine\n", to: file)
    chmod(file, 0o600)
    #expect(try home.run("doctor", "--encrypt", "--passphrase-file", file).exitCode == 0)
    let closed = try offered(home, ["prep", "--", "positional@0"], words: ["candor", "prep", ""])
    #expect(closed.said.allSatisfy(\.isNewline) && closed.exitCode == 0)
  }

  /// The real shell reads the real script; a name that holds a command is completed and never run.
  @Test(.enabled(if: access("/bin/bash", X_OK) == 0)) func worksInBash() throws {
    let home = try home()
    let script = home.folder.path + "/candor.bash"
    TestFiles.write(try home.run("--generate-completion-script", "bash").said, to: script)
    func completed(_ words: String...) throws -> [String] {
      let line = words.joined(separator: " ")
      let last = words[words.count - 1]
      let quoted = words.map { "'\($0)'" }.joined(separator: " ")
      let program = """
        cd '\(home.folder.path)'; PATH='\(try RunningCandor.folder())':$PATH; . '\(script)'
        COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE='\(line)'; COMP_POINT=\(line.utf8.count)
        COMPREPLY=(); _candor candor '\(last)' '\(words[words.count - 2])'; printf '%s\\n' "${COMPREPLY[@]}"
        """
      let ending = try RunningCandor.run(
        ["--norc", "-c", program], in: home.variables.merging(["PATH": "/usr/bin:/bin"]) { $1 },
        program: "/bin/bash")
      #expect(ending.complained.replacing("The clock is stopped", with: "").isEmpty || ending.exitCode == 0)
      return ending.said.split(separator: "\n").map(String.init)
    }
    #expect(try completed("candor", "pr") == ["prep"])
    #expect(try completed("candor", "prep", "An") == ["Ana María"])
    #expect(try completed("candor", "prep", "O") == ["O'Brien: Pat"])
    #expect(try completed("candor", "prep", "").contains("$(touch PWNED)`touch PWNED`"))
    #expect(try completed("candor", "start", "fe") == ["feedback"])
    #expect(try completed("candor", "list", "--format", "") == ["text", "json"])
    #expect(try completed("candor", "commitments", "list", "--owner", "m") == ["me"])
    #expect(access(home.folder.path + "/PWNED", F_OK) != 0, "a name was run")
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("The built program and whole logs", .serialized) struct PipeDataTests {
  @Test func checksAnExportFromAFileAndFromAPipe() throws {
    let home = try PipedHome()
    _ = try home.run("note", "Tamsin", "wants the late shift")
    let exported = try home.run("log", "export").said
    let verified = try home.run("log", "verify").said
    let file = home.folder.path + "/export.jsonl"
    TestFiles.write(exported, to: file)
    let fromFile = try home.run("log", "import", file, "--check")
    let fromPipe = try home.run("log", "import", "-", "--check", typing: exported)
    for ending in [fromFile, fromPipe] {
      #expect(ending.exitCode == 0)
      #expect(ending.said == verified)
      #expect(ending.complained.hasSuffix("It is the same as the log here.\n"))
    }
    _ = try home.run("note", "Tamsin", "asked again")
    let earlier = try home.run("log", "import", file, "--check")
    #expect(earlier.exitCode == 0 && earlier.said == verified)
    #expect(earlier.complained.hasSuffix("It is a beginning of the log here: 1 record is not in it.\n"))
    let elsewhere = try PipedHome()
    #expect(
      try elsewhere.run("log", "import", file, "--check").complained.hasSuffix(
        "It is ahead of the log here by 2 records.\n"))
  }

  @Test func refusesWhatCannotBeImported() throws {
    let home = try PipedHome()
    let file = home.folder.path + "/export.jsonl"
    TestFiles.write("{}\n", to: file)
    let damaged = try home.run("log", "import", file, "--check")
    #expect(damaged.exitCode == 65 && damaged.said.isEmpty)
    #expect(damaged.complained.contains("\(file):1: this is not a record"))
    let moved = try home.run("log", "import", file)
    #expect(moved.exitCode == 64 && moved.complained.contains("copying its folder"))
    for unreadable in [home.folder.path, home.folder.path + "/none"] {
      #expect(try home.run("log", "import", unreadable, "--check").exitCode == 66)
    }
    let atThePrompt = try home.run(typing: "log import - --check\n")
    #expect(
      atThePrompt.complained.contains("a file has to be named") || atThePrompt.said.contains("a file has"))
  }

  @Test func theDoctorLeavesWithTheWorst() throws {
    let home = try PipedHome()
    _ = try home.run("note", "Tamsin", "wants the late shift")
    #expect(try home.run("doctor").exitCode == 0)
    let log = home.folder.path + "/candor/log"
    chmod(log + "/lock", 0o644)
    let open = try home.run("doctor")
    #expect(
      open.exitCode == 77 && open.said.contains("permission: \(log)/lock: others may read it.\n  chmod 600 "))
    let device = try #require(TestFiles.names(in: log + "/dev").first)
    let segment = "\(log)/dev/\(device)/00000001.jsonl"
    let text = try #require(TestFiles.read(segment))
    TestFiles.write(text.replacing("note/1", with: "node/1"), to: segment)
    let damaged = try home.run("doctor", "--format", "json")
    #expect(damaged.exitCode == 65)
    #expect(damaged.said.hasPrefix(#"{"version":1,"log":"\#(log)","device":"\#(device)","devices":1,"#))
    #expect(
      damaged.said.contains(#"{"severity":"damage","where":"\#(segment):2","what":"this record does not"#))
  }
}

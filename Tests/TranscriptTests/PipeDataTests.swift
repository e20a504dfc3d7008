// SPDX-License-Identifier: GPL-3.0-or-later
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
}

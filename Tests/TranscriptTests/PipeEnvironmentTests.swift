// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@Suite("The built program in its surroundings", .serialized) struct PipeEnvironmentTests {
  @Test func saysItsVersionAndItsHelp() throws {
    let home = try PipedHome()
    let version = try home.run("--version")
    #expect(version.exitCode == 0)
    #expect(version.said.hasPrefix("candor 0.") && version.said.contains("GPL-3.0-or-later"))
    let help = try home.run("--help")
    #expect(help.exitCode == 0)
    #expect(help.said.contains("USAGE: candor") && help.said.contains("EXIT CODES"))
    #expect(help.complained.isEmpty && version.complained.isEmpty)
    #expect(access(home.folder.path + "/candor", F_OK) != 0, "asking for help writes nothing")
  }

  @Test func refusesWhatItDoesNotKnow() throws {
    let home = try PipedHome()
    for arguments in [["strat"], ["start"], ["show", "one"], ["list", "--nonsense"], ["--color", "pink"]] {
      let ending = try RunningCandor.run(arguments, in: home.variables)
      #expect(ending.exitCode == 64, "\(arguments)")
      #expect(ending.said.isEmpty && !ending.complained.isEmpty, "\(arguments)")
    }
  }

  @Test func readsTheClockThatIsSet() throws {
    let home = try PipedHome()
    for wrong in [
      "yesterday", "2026-11-21", "2026-13-21T09:00:00Z", "2026-11-21T25:00:00Z", "2026-11-21T09:00:00",
    ] {
      let ending = try home.run("list", with: ["CANDOR_NOW": wrong])
      #expect(ending.exitCode == 64, "\(wrong)")
      #expect(ending.complained == "CANDOR_NOW is not a moment. It takes the form 2026-11-21T09:00:00Z.\n")
    }
    #expect(try home.run("list", with: ["CANDOR_NOW": nil]).complained.hasPrefix("No conversations yet."))
  }

  @Test func countsDaysWhereThePersonIs() throws {
    let late: [String: String?] = ["CANDOR_NOW": "2026-11-21T23:30:00Z", "TZ": "JST-9"]
    let home = try PipedHome()
    let talk = try home.run(
      "start", "follow-up", "Tamsin", typing: "A\nB\nme: call by tomorrow\n", with: late)
    #expect(talk.said.contains("1. me: call, Mon 23 Nov 2026, tomorrow\n"))
    #expect(
      try home.run("show", "1", "--format", "json", with: late).said.contains(
        #""at":"2026-11-21T23:30:00.000Z""#))
  }

  @Test func needsAPlaceToWriteTo() throws {
    let home = try PipedHome()
    let homeless = try home.run("note", "Ana", "x", with: ["HOME": nil, "CANDOR_HOME": nil])
    #expect(homeless.exitCode == 73)
    #expect(homeless.complained.contains("HOME"))
    let file = home.folder.path + "/file"
    TestFiles.write("not a folder", to: file)
    let blocked = try home.run("note", "Ana", "x", with: ["CANDOR_HOME": file + "/candor"])
    #expect([73, 77].contains(blocked.exitCode), "\(blocked.complained)")
    #expect(blocked.complained.contains(file))
    #expect(TestFiles.read(file) == "not a folder")
    if getuid() != 0 {  // nothing is forbidden to root
      let closed = home.folder.path + "/closed"
      mkdir(closed, 0o500)
      #expect(
        [73, 77].contains(try home.run("note", "Ana", "x", with: ["CANDOR_HOME": closed + "/c"]).exitCode))
    }
  }

  @Test func leavesAFolderAloneThatOthersMayWriteTo() throws {
    let home = try PipedHome()
    _ = try home.run("note", "Ana", "keeps the key")
    chmod(home.folder.path + "/candor/log", 0o777)
    let ending = try home.run("note", "Ana", "keeps the other key")
    #expect(ending.exitCode == 77)
    #expect(!ending.complained.contains("keeps"), "a message repeats nothing that was confided")
  }

  @Test func keepsWhatIsWrittenFromOthers() throws {
    let home = try PipedHome()
    _ = try home.run("note", "Ana", "keeps the key")
    var pending = [home.folder.path + "/candor"]
    while let path = pending.popLast() {
      var status = stat()
      try #require(lstat(path, &status) == 0)
      #expect(status.st_mode & 0o077 == 0, "\(path)")
      if status.st_mode & S_IFMT == S_IFDIR { pending += TestFiles.names(in: path).map { path + "/" + $0 } }
    }
  }

  @Test func followsTheFoldersOfTheDesktop() throws {
    let home = try PipedHome()
    let path = home.folder.path
    let plain = try home.run("log", "path", with: ["CANDOR_HOME": nil])
    #expect(plain.said == path + "/.local/share/candor\n")
    let own = try home.run("log", "path", with: ["CANDOR_HOME": nil, "XDG_DATA_HOME": path + "/data"])
    #expect(own.said == path + "/data/candor\n")
    let relative = try home.run("log", "path", with: ["CANDOR_HOME": nil, "XDG_DATA_HOME": "data"])
    #expect(relative.said == path + "/.local/share/candor\n")
  }

  @Test func saysWhereALogIsDamaged() throws {
    let home = try PipedHome()
    _ = try home.run("note", "Ana", "keeps the key")
    let devices = home.folder.path + "/candor/log/dev"
    let device = try #require(TestFiles.names(in: devices).first)
    let segment = "\(devices)/\(device)/00000001.jsonl"
    let text = try #require(TestFiles.read(segment))
    let lines = text.split(separator: "\n")
    TestFiles.write("\(lines[0])\n\(lines[1].replacing("note/1", with: "notr/1"))\n", to: segment)
    let verified = try home.run("log", "verify")
    #expect(verified.exitCode == 65)
    #expect(verified.complained.contains("\(segment):2: "))
    #expect(try home.run("list").exitCode == 65)
  }

  @Test func readsAFileForTheCoach() throws {
    let home = try PipedHome()
    let clean = try home.run("coach", typing: "On Tuesday the report came at six.\n")
    #expect(clean.exitCode == 0 && clean.said.isEmpty)
    let found = try home.run("coach", "-", typing: "You never listen.\r\nYou never listen.")
    #expect(found.exitCode == 1)
    #expect(found.said.hasPrefix("-:1:5: warn absolute: ") && found.said.contains("\n-:2:5: "))
    let binary = try home.start("coach")
    binary.type([0x59, 0xFF, 0x0A])
    #expect(try binary.end().exitCode == 65)
  }
}

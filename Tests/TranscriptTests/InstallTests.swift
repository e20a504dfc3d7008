// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TestSupport
import Testing

/// The script that puts candor into somebody's home folder.
@Suite("The installation") struct InstallTests {
  private static let program = "bin/candor"
  private static let others = [
    "bash-completion/completions/candor", "zsh/site-functions/_candor",
    "fish/vendor_completions.d/candor.fish",
    "man/man1/candor.1",
  ]

  private func install(_ arguments: [String], _ variables: [String: String]) throws -> RunningCandor.Ending {
    try RunningCandor.run(
      [TestFiles.root + "/.packaging/install"] + arguments,
      in: variables.merging(["PATH": "/usr/bin:/bin"]) { $1 }, program: "/bin/sh")
  }

  @Test func isDoneUndoneAndDoneAgain() throws {
    let home = try TemporaryFolder()
    let local = home.path + "/.local"
    let log = local + "/share/candor/mine"
    TestFiles.createFolders(of: log)
    TestFiles.write("mine", to: log)
    let program = try RunningCandor.folder() + "/candor"
    for _ in 0..<2 {
      let ending = try install(["--program", program], ["HOME": home.path])
      #expect(ending.exitCode == 0, "\(ending.complained)")
      #expect(ending.said.contains("candor 0.") && ending.said.contains("PATH lacks \(local)/bin."))
    }
    #expect(access(local + "/" + Self.program, X_OK) == 0)
    #expect(TestFiles.names(in: local + "/bin") == ["candor"], "nothing half done is left")
    for file in Self.others {
      let text = try #require(TestFiles.read("\(local)/share/\(file)"), "\(file)")
      #expect(text.contains("candor") && text.hasSuffix("\n"), "\(file)")
    }
    let gone = try install(["--uninstall"], ["HOME": home.path])
    #expect(gone.exitCode == 0)
    #expect(
      TestFiles.names(in: local + "/bin").isEmpty && TestFiles.names(in: local + "/share") == ["candor"])
    #expect(TestFiles.read(log) == "mine")
  }

  @Test func followsTheFoldersOfTheDesktop() throws {
    let home = try TemporaryFolder()
    let program = try RunningCandor.folder() + "/candor"
    let own = ["HOME": home.path, "XDG_DATA_HOME": home.path + "/data with space"]
    #expect(try install(["--program", program], own).exitCode == 0)
    for file in Self.others { #expect(access("\(home.path)/data with space/\(file)", R_OK) == 0, "\(file)") }
    #expect(try install(["--uninstall"], own).exitCode == 0)
    #expect(TestFiles.names(in: home.path + "/data with space").isEmpty)
  }

  @Test func refusesWhatItDoesNotKnow() throws {
    let home = try TemporaryFolder()
    for arguments in [["--nonsense"], ["--program"], ["--uninstall", "now"]] {
      #expect(try install(arguments, ["HOME": home.path]).exitCode == 64, "\(arguments)")
    }
    #expect(try install(["--program", home.path + "/none"], ["HOME": home.path]).exitCode == 66)
    #expect(try install([], [:]).exitCode == 64)
    #expect(TestFiles.names(in: home.path).isEmpty)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Testing

@testable import candor

/// The rules of the house that a compiler does not know.
@Suite("The house") struct HouseRulesTests {
  @Test func everySourceFileNamesItsLicenseFirst() throws {
    for file in try Repository.files(under: ["Sources", "Tests", "Prompts", "Benchmarks"])
    where ["swift", "c", "h", "yaml", "py", "sh", "dict"].contains(file.pathExtension)
      && !file.path.contains("/transcripts/")
    {
      let start = try String(contentsOf: file, encoding: .utf8).prefix(200)
      #expect(start.contains("SPDX-License-Identifier: GPL-3.0-or-later"), "\(file.path)")
    }
  }

  @Test func theCoreImportsNothing() throws {
    for file in try Repository.files(under: ["Sources/CandorCore"]) where file.pathExtension == "swift" {
      #expect(try Repository.imports(of: file).isEmpty, "\(file.path)")
    }
  }

  /// Which of our own and of others' modules a target may import; the arrows point inwards.
  static let allowed: [String: Set<String>] = [
    "CandorPrompts": ["CandorCore", "CPrompts", "Crypto", "Yams", "Glibc"],
    "CandorLog": ["CandorCore", "Crypto", "CryptoExtras", "Glibc"],
    "CandorTerminal": ["CandorCore", "CLineEditor", "Glibc"],
    "candor": [
      "ArgumentParser", "CandorCore", "CandorLog", "CandorPrompts", "CandorTerminal", "FoundationEssentials",
      "Glibc",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func arrowsPointInwards(target: String) throws {
    for file in try Repository.files(under: ["Sources/\(target)"]) where file.pathExtension == "swift" {
      let foreign = try Repository.imports(of: file).subtracting(Self.allowed[target] ?? [])
      #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted())")
    }
  }

  @Test func readlineStaysBehindTheLineEditor() throws {
    for file in try Repository.files(under: ["Sources"]) where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("rl_"), "\(file.path)")
    }
  }

  @Test func nothingIsLeftOpenInTheCode() throws {
    let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK"]
    for file in try Repository.files(under: ["Sources", "Tests", "Prompts"])
    where ["swift", "c", "h", "yaml"].contains(file.pathExtension) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for mark in marks { #expect(!text.contains(mark), "\(file.path)") }
    }
  }

  /// A name left out is made up from the type's at every start, by look-ups that cost a sixth of it.
  @Test func everyCommandSaysItsName() {
    #expect(Candor.commands.allSatisfy { !$0.name.isEmpty })
    #expect(Candor.configuration.subcommands.allSatisfy { $0.configuration.commandName != nil })
  }

  /// Inputs that nobody wrote stay few and small.
  @Test func everyFuzzTargetIsRunToldOfAndHasSeeds() throws {
    let runner = try Repository.text("Tests/Fuzz/run.py")
    let readme = try Repository.text("Tests/Fuzz/README.md")
    let targets = try Repository.files(under: ["Tests/Fuzz/Targets"]).map {
      $0.deletingPathExtension().lastPathComponent
    }
    #expect(targets.count == 10)
    for target in targets {
      #expect(runner.contains("Target(\"\(target)\""), "\(target)")
      #expect(readme.contains("`\(target)`"), "\(target)")
      let corpus = try Repository.files(under: ["Tests/Fuzz/corpus/\(target)"])
      #expect(corpus.contains { $0.lastPathComponent.hasPrefix("seed-") }, "\(target)")
      #expect(corpus.count <= 100, "\(target)")
      #expect(try corpus.reduce(0) { try $0 + Data(contentsOf: $1).count } <= 200_000, "\(target)")
    }
  }

  @Test func onlyWhatBelongsStandsAtTheTop() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "Prompts", "README.md", "LICENSE", "DECISIONS.md", "Benchmarks",
    ]
    #expect(Set(names).subtracting(allowed).isEmpty, "\(names.sorted())")
  }
}

/// The files of this repository, as they are on disk.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func files(under folders: [String]) throws -> [URL] {
    var found: [URL] = []
    for folder in folders {
      let url = root.appendingPathComponent(folder)
      guard let listing = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil) else {
        continue
      }
      for case let file as URL in listing where !file.hasDirectoryPath { found.append(file) }
    }
    return found.sorted { $0.path < $1.path }
  }

  static func imports(of file: URL) throws -> Set<String> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let modules = lines.compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 1, !line.hasPrefix("//"), words.count > at + 1
      else {
        return nil
      }
      return String(words[at + 1])
    }
    return Set(modules)
  }
}

// swift-tools-version:6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "candor",
  products: [.executable(name: "candor", targets: ["candor"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The core: pure, standard library only.
    .target(name: "CandorCore", swiftSettings: strict),

    // The data: conversation types, rules and evidence, embedded in the binary.
    .target(
      name: "CPrompts", path: "Prompts",
      exclude: ["flows", "rules", "scales", "demo.yaml", "evidence.yaml", "words.yaml"],
      sources: ["prompts.c"]),
    .target(
      name: "CandorPrompts",
      dependencies: [
        "CandorCore", "CPrompts", "Yams", .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),

    // The disk.
    .target(
      name: "CandorLog",
      dependencies: [
        "CandorCore", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      exclude: ["FORMAT.md"], swiftSettings: strict),

    // The person.
    .target(
      name: "CLineEditor",
      linkerSettings: [.linkedLibrary("readline"), .linkedLibrary("tinfo")]),
    .target(
      name: "CandorTerminal", dependencies: ["CandorCore", "CLineEditor"], swiftSettings: strict),

    // The program.
    .executableTarget(
      name: "candor",
      dependencies: [
        "CandorCore", "CandorPrompts", "CandorLog", "CandorTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["JSON-LINES.md"], swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "HouseTests",
      dependencies: ["candor", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .testTarget(name: "CandorCoreTests", dependencies: ["CandorCore", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CandorPromptsTests", dependencies: ["CandorCore", "CandorPrompts", "TestSupport"],
      exclude: ["sentences"], swiftSettings: strict),
    .testTarget(
      name: "CandorLogTests", dependencies: ["CandorCore", "CandorLog", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TranscriptTests",
      dependencies: ["CandorCore", "CandorPrompts", "CandorLog", "TestSupport", "candor"],
      exclude: ["transcripts"], swiftSettings: strict),
    // What the benchmarks measure the durable append with.
    .executableTarget(
      name: "append-benchmark", dependencies: ["CandorCore", "CandorLog"], path: "Benchmarks/append",
      swiftSettings: strict),
    // What the benchmarks measure the coach with.
    .executableTarget(
      name: "coach-benchmark", dependencies: ["CandorCore", "CandorPrompts"], path: "Benchmarks/coach",
      exclude: ["fit_feedback.py"],
      swiftSettings: strict),
    // What the terminal's tests talk to in a pseudo-terminal.
    .executableTarget(
      name: "line-editor-probe", dependencies: ["CandorCore", "CandorTerminal"],
      path: "Tests/line-editor-probe", swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["CLineEditor", "CandorCore", "CandorTerminal", "candor", "line-editor-probe"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

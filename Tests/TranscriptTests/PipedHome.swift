// SPDX-License-Identifier: GPL-3.0-or-later

/// A home folder of its own for the built program, and the variables that lead there.
final class PipedHome {
  let folder: TemporaryFolder
  private(set) var variables: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    variables = [
      "HOME": folder.path, "CANDOR_HOME": folder.path + "/candor", "CANDOR_NOW": "2026-11-21T09:00:00Z",
      "TZ": "UTC", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Runs to the end; `changes` are other variables, nil for one that is not set.
  func run(
    _ arguments: String..., typing typed: String = "", with changes: [String: String?] = [:]
  ) throws -> RunningCandor.Ending {
    try RunningCandor.run(arguments, typing: typed, in: changed(by: changes))
  }

  /// Starts and goes on running.
  func start(_ arguments: String...) throws -> RunningCandor {
    try RunningCandor(arguments, in: variables)
  }

  private func changed(by changes: [String: String?]) -> [String: String] {
    var variables = variables
    for (name, value) in changes { variables[name] = value }
    return variables
  }
}

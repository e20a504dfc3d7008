// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import Glibc

/// What the program takes from outside besides its arguments: variables, places, the clock.
struct Environment: Sendable {
  let variables: [String: String]

  init(variables: [String: String]) {
    self.variables = variables
  }

  init(process: Void) {
    var variables: [String: String] = [:]
    for name in [
      "HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "CANDOR_HOME", "CANDOR_NOW",
      "CANDOR_PASSPHRASE_FILE",
    ] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    self.variables = variables
  }

  /// The folders, after the XDG base directory specification: relative ones are ignored; `CANDOR_HOME` puts all of
  /// it under one folder.
  func places() throws(Stop) -> Places {
    if let home = variables["CANDOR_HOME"], !home.isEmpty {
      let folder = home.hasPrefix("/") ? home : try currentFolder() + "/" + home
      return Places(log: folder + "/log", state: folder + "/state", config: folder + "/config")
    }
    let home = variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    func base(_ name: String, _ fallback: String) -> String? {
      if let folder = variables[name], folder.hasPrefix("/") { return folder }
      return home.map { $0 + fallback }
    }
    guard let data = base("XDG_DATA_HOME", "/.local/share"),
      let state = base("XDG_STATE_HOME", "/.local/state"),
      let config = base("XDG_CONFIG_HOME", "/.config")
    else { throw Stop(73, "There is no home folder to keep the log in. Please set HOME or CANDOR_HOME.") }
    return Places(log: data + "/candor", state: state + "/candor", config: config + "/candor")
  }

  private func currentFolder() throws(Stop) -> String {
    guard let folder = getcwd(nil, 0) else {
      throw Stop(
        73, "CANDOR_HOME is relative and the current folder cannot be read. Please give a full path.")
    }
    defer { free(folder) }
    return String(cString: folder)
  }
}

/// Where everything lies; absolute paths.
struct Places: Sendable {
  let log: String
  let state: String
  let config: String

  var ofLog: LogPlaces { LogPlaces(data: log, state: state) }
  var flows: String { config + "/flows" }
}

/// The end of a one-shot command that did not go well.
struct Stop: Error {
  let exitCode: Int32
  let message: String
  /// Whether another line mends it: then a talk goes on.
  let isRefusal: Bool
  /// What may stand in the next line, for the person to finish.
  let ready: String?

  init(_ exitCode: Int32, _ message: String, isRefusal: Bool = false, ready: String? = nil) {
    self.ready = ready
    self.exitCode = exitCode
    self.message = message
    self.isRefusal = isRefusal
  }

  init(_ refusal: Refusal) {
    self.init(refusal.kind.rawValue, refusal.message, isRefusal: true)
  }

  /// What a decision gives; its refusal as a stop.
  static func onRefusal<Decision>(_ decide: () throws(Refusal) -> Decision) throws(Stop) -> Decision {
    do throws(Refusal) { return try decide() } catch { throw Stop(error) }
  }

  init(_ error: LogError) {
    self.init(error.exitCode, error.description)
  }
}

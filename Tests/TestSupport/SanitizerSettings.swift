// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// What a program that a test starts in an environment of its own must still be told: it has the sanitizers that the
/// tests were built with. Empty in a common run.
package let sanitizerSettings: [String: String] = {
  var settings: [String: String] = [:]
  for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
    if let value = getenv(name) { settings[name] = String(cString: value) }
  }
  return settings
}()

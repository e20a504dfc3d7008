// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of a data file is read; a file of ours has a tenth of it.
///
/// The first three are promised to people who write files. The others keep the YAML library from being handed
/// a file on which it would be slow: an honest file of 256 KiB does not come near them.
enum DataLimits {
  /// Bytes of a file.
  static let bytes = 256 * 1024
  /// Maps and lists within one another.
  static let depth = 32
  /// Texts, lists and maps; a key counts as one.
  static let nodes = 10_000
  /// Characters that may start a node (`-`, `:`, `?`, `,`, `[`, `{`), in running text too.
  static let indicators = 40_000
  /// Brackets opened and not closed, in running text too.
  static let openBrackets = 128
}
